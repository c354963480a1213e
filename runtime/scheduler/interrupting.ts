/** Exceptions from outside: raised in a goroutine where it waits, or where it goes on. */
import type { Goroutine } from "./goroutine.ts";
import { noteTaken } from "./lost-frames.ts";
import { scheduler } from "./turns.ts";

/** Makes the goroutine throw the error: at once where it waits for somebody, else where it goes on the next time. */
export function interrupt(goroutine: Goroutine, error: unknown): void {
  goroutine.failure = { error, taken: noteTaken };
  const { waiter, selection, state, timer } = goroutine;
  // What runs a module that several wait for tells all of them when it has ended.
  if (state === "" || state === "import") return;
  const { queue } = waiter;
  queue?.remove(waiter);
  queue?.whenLeft?.();
  if (state === "select") selection?.settle(waiter, null);
  if (timer !== null) scheduler.clearTimer(timer);
  goroutine.interruptions++;
  goroutine.becomeRunnable();
}
