/** A tree of abort signals, ten branches with n / 10 leaves each, whose leaves are waited for; the root is aborted. */
import { setMaxListeners } from "node:events";
import { measureAsync } from "../timed.mjs";

function childOf(parent) {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal);
  parent.addEventListener("abort", () => controller.abort(parent.reason), { once: true });
  return controller.signal;
}

async function run(n) {
  const root = new AbortController();
  setMaxListeners(0, root.signal);
  let aborted = 0;
  const waiter = async (signal) => {
    await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }));
    aborted++;
  };
  const waiting = [];
  for (let i = 0; i < 10; i++) {
    const branch = childOf(root.signal);
    for (let j = 0; j < n / 10; j++) waiting.push(waiter(childOf(branch)));
  }
  await null;
  root.abort();
  await Promise.all(waiting);
  return aborted;
}

await measureAsync("context-tree", run);
