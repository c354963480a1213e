/** `go`: new goroutines. */
import { Goroutine, type Steps } from "./goroutine.ts";
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

/**
 * The same for code whose every wait is in a generator, or in one that it delegates to: such a goroutine needs no promises.
 * @param steps has not begun
 */
export function spawnSteps(steps: Steps, at: number): void {
  const goroutine = newGoroutine(notBegun, at);
  goroutine.steps = steps;
  makeRunnable(goroutine);
}

/** Stands in the place of a body. */
const notBegun = (): void => {};

/** A goroutine with the next number, not queued yet. */
export function newGoroutine(body: (() => unknown) | null, at: number): Goroutine {
  const goroutine = new Goroutine(++created, body, at);
  addLive(goroutine);
  return goroutine;
}
