/** The sieve of Eratosthenes: writing to a long list with a stride. */
import { measure } from "../timed.mjs";

function run(n) {
  const prime = new Array(n + 1).fill(true);
  let count = 0;
  for (let i = 2; i <= n; i++) {
    if (!prime[i]) continue;
    count++;
    for (let j = i * i; j <= n; j += i) prime[j] = false;
  }
  return count;
}

measure("sieve", run);
