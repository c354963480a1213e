/** `go`: new goroutines. */
import { Goroutine } from "./goroutine.ts";
import { addLive } from "./live.ts";
import { makeRunnable } from "./turns.ts";

let created = 0;

/**
 * Starts a goroutine that runs `body` once those that are runnable already have had their turn.
 * @param body a function without parameters, plain or async; its value is discarded
 * @param at position of the `go`
 */
export function spawn(body: () => unknown, at: number): void {
  makeRunnable(newGoroutine(body, at));
}

/** A goroutine with the next number, not queued yet. */
export function newGoroutine(body: (() => unknown) | null, at: number): Goroutine {
  const goroutine = new Goroutine(++created, body, at);
  addLive(goroutine);
  return goroutine;
}
