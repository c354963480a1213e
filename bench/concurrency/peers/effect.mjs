/** The concurrency programs with Effect: fibers and bounded queues, whose smallest capacity is 1. */
import { Effect, Fiber, Queue, Semaphore } from "effect";
import { measureAsync } from "../../timed.mjs";

/** What a producer sends last. */
const END = -1;

const pong = (pings, pongs, n) =>
  Effect.gen(function* () {
    for (let i = 0; i < n; i++) yield* Queue.offer(pongs, (yield* Queue.take(pings)) + 1);
  });

const pingPong = (n) =>
  Effect.gen(function* () {
    const pings = yield* Queue.bounded(1);
    const pongs = yield* Queue.bounded(1);
    yield* Effect.forkChild(pong(pings, pongs, n));
    let value = 0;
    for (let i = 0; i < n; i++) {
      yield* Queue.offer(pings, value);
      value = yield* Queue.take(pongs);
    }
    return value;
  });

const produce = (jobs, from, n) =>
  Effect.gen(function* () {
    for (let i = from; i < n; i++) yield* Queue.offer(jobs, i);
    yield* Queue.offer(jobs, END);
  });

const producerConsumer = (n, capacity) =>
  Effect.gen(function* () {
    const jobs = yield* Queue.bounded(capacity);
    yield* Effect.forkChild(produce(jobs, 0, n));
    let sum = 0;
    while (true) {
      const job = yield* Queue.take(jobs);
      if (job === END) return sum;
      sum += job;
    }
  });

const filterMultiples = (numbers, others, prime) =>
  Effect.gen(function* () {
    while (true) {
      const i = yield* Queue.take(numbers);
      if (i === END || i % prime !== 0) yield* Queue.offer(others, i);
      if (i === END) return;
    }
  });

const primeSieve = (n) =>
  Effect.gen(function* () {
    let numbers = yield* Queue.bounded(1);
    yield* Effect.forkChild(produce(numbers, 2, n));
    let count = 0;
    while (true) {
      const prime = yield* Queue.take(numbers);
      if (prime === END) return count;
      count++;
      const others = yield* Queue.bounded(1);
      yield* Effect.forkChild(filterMultiples(numbers, others, prime));
      numbers = others;
    }
  });

const spawnJoin = (n) =>
  Effect.gen(function* () {
    let sum = 0;
    const fibers = [];
    for (let i = 0; i < n; i++) {
      const task = Effect.sync(() => {
        sum += i;
      });
      fibers.push(yield* Effect.forkChild(task));
    }
    yield* Fiber.joinAll(fibers);
    return sum;
  });

const uncontended = (n) =>
  Effect.gen(function* () {
    const mutex = yield* Semaphore.make(1);
    let count = 0;
    const step = Effect.sync(() => {
      count++;
    });
    for (let i = 0; i < n; i++) yield* Semaphore.withPermit(mutex, step);
    return count;
  });

const contended = (n) =>
  Effect.gen(function* () {
    const mutex = yield* Semaphore.make(1);
    let count = 0;
    const step = Effect.gen(function* () {
      const before = count;
      yield* Effect.yieldNow;
      count = before + 1;
    });
    const worker = Effect.gen(function* () {
      for (let i = 0; i < n / 8; i++) yield* Semaphore.withPermit(mutex, step);
    });
    const fibers = [];
    for (let i = 0; i < 8; i++) fibers.push(yield* Effect.forkChild(worker));
    yield* Fiber.joinAll(fibers);
    return count;
  });

const measure = (name, program) => measureAsync(name, (n) => Effect.runPromise(program(n)));
await measure("ping-pong", pingPong);
for (const capacity of [1, 10, 100]) {
  await measure(`producer-consumer-${capacity}`, (n) => producerConsumer(n, capacity));
}
await measure("prime-sieve", primeSieve);
await measure("spawn-join", spawnJoin);
await measure("mutex-uncontended", uncontended);
await measure("mutex-contended", contended);
