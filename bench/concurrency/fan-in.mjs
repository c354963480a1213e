/** Several producers, and a consumer that selects among their channels. */
import { measureAsync } from "../timed.mjs";
import { Channel, select } from "./channel.mjs";

async function produce(ch, n) {
  for (let i = 0; i < n; i++) await ch.send(i);
}

async function run(count, n) {
  const channels = Array.from({ length: count }, () => new Channel());
  for (const ch of channels) produce(ch, n / count);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const [, value] = await select(channels);
    sum += value;
  }
  return sum;
}

await measureAsync("fan-in-2", (n) => run(2, n));
await measureAsync("fan-in-8", (n) => run(8, n));
