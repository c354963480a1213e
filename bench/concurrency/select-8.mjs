/** One async function that selects among eight channels of which one is ready. */
import { measureAsync } from "../timed.mjs";
import { Channel, select } from "./channel.mjs";

async function run(n) {
  const channels = Array.from({ length: 8 }, () => new Channel(1));
  let sum = 0;
  for (let i = 0; i < n; i++) {
    await channels[i % 8].send(i);
    const [, value] = await select(channels);
    sum += value;
  }
  return sum;
}

await measureAsync("select-8", run);
