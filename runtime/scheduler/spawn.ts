/** `go`: new goroutines. */
import { type Code, Start, StepsStart } from "./start.ts";
import { queue } from "./turns.ts";

/**
 * Starts a goroutine that calls `body` once those that are runnable already have had their turn.
 * @param body plain or async; its value is discarded
 * @param at position of the `go`
 * @param a its arguments: this and the two that follow
 */
export function spawn(body: Code, at: number, a?: unknown, b?: unknown, c?: unknown): void {
  queue(new Start(body, at, a, b, c));
}

/**
 * The same for code whose every wait is in a generator, or in one that it delegates to: such a goroutine needs no promises.
 * @param body gives the generator
 */
export function spawnSteps(body: Code, at: number, a?: unknown, b?: unknown, c?: unknown): void {
  queue(new StepsStart(body, at, a, b, c));
}
