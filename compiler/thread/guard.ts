/**
 * The thread that starts the one with the larger stack, and tells who waits for that when it ends: they themselves hear of it only
 * once they wait no longer.
 */
import { type MessagePort, Worker, workerData } from "node:worker_threads";
import { ENDED } from "./line.ts";

export interface GuardData {
  readonly port: MessagePort;
  readonly arrivals: Int32Array;
  /** In megabytes. */
  readonly stack: number;
}

const { port, arrivals, stack } = workerData as GuardData;

function end(): void {
  Atomics.store(arrivals, ENDED, 1);
  Atomics.notify(arrivals, 0);
}

try {
  const worker = new Worker(new URL("./thread.js", import.meta.url), {
    workerData: { port, arrivals },
    transferList: [port],
    resourceLimits: { stackSizeMb: stack },
  });
  worker.on("error", end).on("exit", end);
} catch {
  end();
}
