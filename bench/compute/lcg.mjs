/** A generator of random numbers whose products go beyond 2^53. */
import { measure } from "../timed.mjs";

const MULTIPLIER = 1103515245n;
const MODULUS = 2147483647n;

function run(n) {
  let x = 1;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    x = Number((BigInt(x) * MULTIPLIER + 12345n) % MODULUS);
    sum += x % 100;
  }
  return sum * 100 + (x % 100);
}

measure("lcg", run);
