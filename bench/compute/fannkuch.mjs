/** Permutations of a short list: reading and swapping items. */
import { measure } from "../timed.mjs";

function countFlips(permutation) {
  const items = permutation.slice();
  let flips = 0;
  let last = items[0];
  while (last !== 0) {
    for (let i = 0, j = last; i < j; i++, j--) {
      const swapped = items[i];
      items[i] = items[j];
      items[j] = swapped;
    }
    flips++;
    last = items[0];
  }
  return flips;
}

function run(n) {
  const permutation = Array.from({ length: n }, (_, i) => i);
  const counts = new Array(n).fill(0);
  let most = 0;
  let checksum = 0;
  let number = 0;
  let r = n;
  while (true) {
    for (; r !== 1; r--) counts[r - 1] = r;
    const flips = countFlips(permutation);
    if (flips > most) most = flips;
    checksum += number % 2 === 0 ? flips : -flips;
    number++;
    while (true) {
      if (r === n) return checksum * 100 + most;
      const moved = permutation[0];
      for (let i = 0; i < r; i++) permutation[i] = permutation[i + 1];
      permutation[r] = moved;
      counts[r]--;
      if (counts[r] > 0) break;
      r++;
    }
  }
}

measure("fannkuch", run);
