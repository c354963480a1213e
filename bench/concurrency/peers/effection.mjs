/** The concurrency programs with Effection: operations, and queues without a limit. */
import { all, createQueue, run, spawn } from "effection";
import { measureAsync } from "../../timed.mjs";

function* pong(pings, pongs, n) {
  for (let i = 0; i < n; i++) pongs.add((yield* pings.next()).value + 1);
}

function* pingPong(n) {
  const pings = createQueue();
  const pongs = createQueue();
  yield* spawn(() => pong(pings, pongs, n));
  let value = 0;
  for (let i = 0; i < n; i++) {
    pings.add(value);
    value = (yield* pongs.next()).value;
  }
  return value;
}

// biome-ignore lint/correctness/useYield: an operation is a generator
function* generate(numbers, n) {
  for (let i = 2; i < n; i++) numbers.add(i);
  numbers.close();
}

function* filterMultiples(numbers, others, prime) {
  while (true) {
    const { done, value } = yield* numbers.next();
    if (done) break;
    if (value % prime !== 0) others.add(value);
  }
  others.close();
}

function* primeSieve(n) {
  let numbers = createQueue();
  const first = numbers;
  yield* spawn(() => generate(first, n));
  let count = 0;
  while (true) {
    const { done, value: prime } = yield* numbers.next();
    if (done) return count;
    count++;
    const others = createQueue();
    const source = numbers;
    yield* spawn(() => filterMultiples(source, others, prime));
    numbers = others;
  }
}

function* spawnJoin(n) {
  let sum = 0;
  const tasks = [];
  for (let i = 0; i < n; i++) {
    tasks.push(
      // biome-ignore lint/correctness/useYield: an operation is a generator
      yield* spawn(function* () {
        sum += i;
      }),
    );
  }
  yield* all(tasks);
  return sum;
}

await measureAsync("ping-pong", (n) => run(() => pingPong(n)));
await measureAsync("prime-sieve", (n) => run(() => primeSieve(n)));
await measureAsync("spawn-join", (n) => run(() => spawnJoin(n)));
