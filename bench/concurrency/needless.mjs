/** A function that is async but never waits, and the same function without `async`. */
import { measure, measureAsync } from "../timed.mjs";

function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

async function asyncFib(n) {
  return n < 2 ? n : (await asyncFib(n - 1)) + (await asyncFib(n - 2));
}

await measureAsync("needless", asyncFib);
measure("plain", fib);
