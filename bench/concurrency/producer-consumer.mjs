/** A producer and a consumer, with channels of several capacities. */
import { measureAsync } from "../timed.mjs";
import { Channel } from "./channel.mjs";

async function produce(jobs, n) {
  for (let i = 0; i < n; i++) await jobs.send(i);
  jobs.close();
}

async function run(n, capacity) {
  const jobs = new Channel(capacity);
  produce(jobs, n);
  let sum = 0;
  while (true) {
    const job = await jobs.receive();
    if (job === undefined) return sum;
    sum += job;
  }
}

for (const capacity of [0, 1, 10, 100]) {
  await measureAsync(`producer-consumer-${capacity}`, (n) => run(n, capacity));
}
