/** The longest Collatz sequence: division, remainders and integers that may grow. */
import { measure } from "../timed.mjs";

function steps(n) {
  let count = 0;
  while (n !== 1) {
    n = n % 2 === 0 ? Math.floor(n / 2) : 3 * n + 1;
    count++;
  }
  return count;
}

function run(n) {
  let best = 0;
  let longest = 0;
  for (let start = 1; start < n; start++) {
    const count = steps(start);
    if (count > longest) {
      longest = count;
      best = start;
    }
  }
  return best * 1000 + longest;
}

measure("collatz", run);
