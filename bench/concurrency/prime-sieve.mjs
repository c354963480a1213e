/** The primes below n, by a chain of async functions each of which filters out the multiples of one. */
import { measureAsync } from "../timed.mjs";
import { Channel } from "./channel.mjs";

async function generate(numbers, n) {
  for (let i = 2; i < n; i++) await numbers.send(i);
  numbers.close();
}

async function filterMultiples(numbers, others, prime) {
  while (true) {
    const i = await numbers.receive();
    if (i === undefined) break;
    if (i % prime !== 0) await others.send(i);
  }
  others.close();
}

async function run(n) {
  let numbers = new Channel();
  generate(numbers, n);
  let count = 0;
  while (true) {
    const prime = await numbers.receive();
    if (prime === undefined) return count;
    count++;
    const others = new Channel();
    filterMultiples(numbers, others, prime);
    numbers = others;
  }
}

await measureAsync("prime-sieve", run);
