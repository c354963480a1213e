/** The concurrency programs with js-csp: generators as processes. */
import csp from "js-csp";
import { measureAsync } from "../../timed.mjs";

/** Runs a process; its result as a promise. */
function run(process, ...args) {
  return new Promise((resolve) => csp.takeAsync(csp.go(process, args), resolve));
}

function* pong(pings, pongs, n) {
  for (let i = 0; i < n; i++) yield csp.put(pongs, (yield csp.take(pings)) + 1);
}

function* pingPong(n) {
  const pings = csp.chan();
  const pongs = csp.chan();
  csp.go(pong, [pings, pongs, n]);
  let value = 0;
  for (let i = 0; i < n; i++) {
    yield csp.put(pings, value);
    value = yield csp.take(pongs);
  }
  return value;
}

function* produce(jobs, n) {
  for (let i = 0; i < n; i++) yield csp.put(jobs, i);
  jobs.close();
}

function* producerConsumer(n, capacity) {
  const jobs = capacity === 0 ? csp.chan() : csp.chan(capacity);
  csp.go(produce, [jobs, n]);
  let sum = 0;
  while (true) {
    const job = yield csp.take(jobs);
    if (job === csp.CLOSED) return sum;
    sum += job;
  }
}

function* generate(numbers, n) {
  for (let i = 2; i < n; i++) yield csp.put(numbers, i);
  numbers.close();
}

function* filterMultiples(numbers, others, prime) {
  while (true) {
    const i = yield csp.take(numbers);
    if (i === csp.CLOSED) break;
    if (i % prime !== 0) yield csp.put(others, i);
  }
  others.close();
}

function* primeSieve(n) {
  let numbers = csp.chan();
  csp.go(generate, [numbers, n]);
  let count = 0;
  while (true) {
    const prime = yield csp.take(numbers);
    if (prime === csp.CLOSED) return count;
    count++;
    const others = csp.chan();
    csp.go(filterMultiples, [numbers, others, prime]);
    numbers = others;
  }
}

function* send(ch, n) {
  for (let i = 0; i < n; i++) yield csp.put(ch, i);
}

function* fanIn(count, n) {
  const channels = Array.from({ length: count }, () => csp.chan());
  for (const ch of channels) csp.go(send, [ch, n / count]);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (yield csp.alts(channels)).value;
  return sum;
}

function* select8(n) {
  const channels = Array.from({ length: 8 }, () => csp.chan(1));
  let sum = 0;
  for (let i = 0; i < n; i++) {
    yield csp.put(channels[i % 8], i);
    sum += (yield csp.alts(channels)).value;
  }
  return sum;
}

function* spawnJoin(n) {
  let sum = 0;
  const tasks = [];
  // biome-ignore lint/correctness/useYield: a process is a generator
  const task = function* (i) {
    sum += i;
  };
  for (let i = 0; i < n; i++) tasks.push(csp.go(task, [i]));
  for (const task of tasks) yield csp.take(task);
  return sum;
}

await measureAsync("ping-pong", (n) => run(pingPong, n));
for (const capacity of [0, 1, 10, 100]) {
  await measureAsync(`producer-consumer-${capacity}`, (n) => run(producerConsumer, n, capacity));
}
await measureAsync("prime-sieve", (n) => run(primeSieve, n));
await measureAsync("fan-in-2", (n) => run(fanIn, 2, n));
await measureAsync("fan-in-8", (n) => run(fanIn, 8, n));
await measureAsync("select-8", (n) => run(select8, n));
await measureAsync("spawn-join", (n) => run(spawnJoin, n));
