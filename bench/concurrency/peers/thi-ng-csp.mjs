/** The concurrency programs with @thi.ng/csp: async functions and channels, whose smallest capacity is 1. */
import { channel, select } from "@thi.ng/csp";
import { measureAsync } from "../../timed.mjs";

async function pong(pings, pongs, n) {
  for (let i = 0; i < n; i++) await pongs.write((await pings.read()) + 1);
}

async function pingPong(n) {
  const pings = channel();
  const pongs = channel();
  pong(pings, pongs, n);
  let value = 0;
  for (let i = 0; i < n; i++) {
    await pings.write(value);
    value = await pongs.read();
  }
  return value;
}

async function produce(jobs, n) {
  for (let i = 0; i < n; i++) await jobs.write(i);
  jobs.close();
}

async function producerConsumer(n, capacity) {
  const jobs = channel(capacity);
  produce(jobs, n);
  let sum = 0;
  while (true) {
    const job = await jobs.read();
    if (job === undefined) return sum;
    sum += job;
  }
}

async function generate(numbers, n) {
  for (let i = 2; i < n; i++) await numbers.write(i);
  numbers.close();
}

async function filterMultiples(numbers, others, prime) {
  while (true) {
    const i = await numbers.read();
    if (i === undefined) break;
    if (i % prime !== 0) await others.write(i);
  }
  others.close();
}

async function primeSieve(n) {
  let numbers = channel();
  generate(numbers, n);
  let count = 0;
  while (true) {
    const prime = await numbers.read();
    if (prime === undefined) return count;
    count++;
    const others = channel();
    filterMultiples(numbers, others, prime);
    numbers = others;
  }
}

async function send(ch, n) {
  for (let i = 0; i < n; i++) await ch.write(i);
}

async function fanIn(count, n) {
  const channels = Array.from({ length: count }, () => channel());
  for (const ch of channels) send(ch, n / count);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (await select(...channels))[0];
  return sum;
}

await measureAsync("ping-pong", pingPong);
for (const capacity of [1, 10, 100]) {
  await measureAsync(`producer-consumer-${capacity}`, (n) => producerConsumer(n, capacity));
}
await measureAsync("prime-sieve", primeSieve);
await measureAsync("fan-in-2", (n) => fanIn(2, n));
await measureAsync("fan-in-8", (n) => fanIn(8, n));
