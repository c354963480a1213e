/** Exceptions from outside: raised in a goroutine where it waits, or in its next operation that can block. */

import { noteTaken } from "./lost-frames.ts";
import { rt } from "./rt.ts";
import type { Goroutine } from "./types.ts";

/**
 * Makes the goroutine throw the error: at once where it waits for somebody. One that waits for its turn only has been handed what it
 * waited for, a lock or a value, and keeps it: its next operation that can block throws, or the next back edge where it gives way.
 */
export function interrupt(goroutine: Goroutine, error: unknown): void {
  const interruption = { error, taken: noteTaken };
  const { waiter, selection, state, timer } = goroutine;
  if (state === "") {
    goroutine.interruption = interruption;
    for (const copy of rt.copies) copy.expectInterruptions();
    return;
  }
  goroutine.failure = interruption;
  // What runs a module that several wait for tells all of them when it has ended.
  if (state === "import") return;
  const { queue } = waiter;
  queue?.remove(waiter);
  queue?.whenLeft?.();
  if (state === "select") selection?.settle(waiter, null);
  if (timer !== null) for (const copy of rt.copies) copy.clearTimer(timer);
  goroutine.interruptions++;
  goroutine.becomeRunnable();
}
