/** Starting async functions that end at once, and waiting for all of them. */
import { measureAsync } from "../timed.mjs";

async function run(n) {
  let sum = 0;
  const tasks = [];
  for (let i = 0; i < n; i++) {
    // Like a goroutine, a task begins when the one that starts it has to wait.
    const task = async () => {
      await null;
      sum += i;
    };
    tasks.push(task());
  }
  await Promise.all(tasks);
  return sum;
}

await measureAsync("spawn-join", run);
