/** `go`: new goroutines. */

import { expectGoroutines } from "./main-goroutine.ts";
import { CallStart, Start, StepsStart } from "./start.ts";
import { queue } from "./turns.ts";
import type { Code } from "./types.ts";

/**
 * Starts a goroutine that calls `body` once those that are runnable already have had their turn.
 * @param body plain or async; its value is discarded
 * @param at position of the `go`
 * @param a its arguments: this and the two that follow
 */
export function spawn(body: Code, at: number, a?: unknown, b?: unknown, c?: unknown): void {
  begin(new Start(body, at, a, b, c));
}

/**
 * The same for code whose every wait is in a generator, or in one that it delegates to: such a goroutine needs no promises.
 * @param body gives the generator
 */
export function spawnSteps(body: Code, at: number, a?: unknown, b?: unknown, c?: unknown): void {
  begin(new StepsStart(body, at, a, b, c));
}

/**
 * The same for code that is a call of a function with such a generator: `($g, a) => $g.step($g.steps ?? f$steps(a))`. To delegate to
 * the generator costs more, at each step.
 */
export function spawnCall(code: Code, at: number, a?: unknown, b?: unknown, c?: unknown): void {
  begin(new CallStart(code, at, a, b, c));
}

function begin(start: Start): void {
  expectGoroutines();
  queue(start);
}
