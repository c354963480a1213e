/** The memory that waiting async functions take. */
import { reportFigure } from "../timed.mjs";
import { Channel } from "./channel.mjs";
import { heapBytes } from "./heap.mjs";

const kept = [];

async function run(n) {
  const never = new Channel();
  kept.push(never);
  const before = heapBytes();
  const waiter = async () => {
    await never.receive();
  };
  for (let i = 0; i < n; i++) waiter();
  await null;
  return (heapBytes() - before) / n;
}

await reportFigure("blocked-100000", run);
await reportFigure("blocked-1000000", run);
