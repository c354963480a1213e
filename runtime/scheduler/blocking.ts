/** The runtime's side of blocking: how primitives register a goroutine as blocked, and wake it. */
import { clock } from "../clock.ts";
import { RuntimeError } from "../errors/index.ts";
import type { Goroutine } from "./goroutine.ts";
import { rt } from "./rt.ts";
import { holder, makeRunnable, scheduler, turns } from "./turns.ts";

/** Position of an operation of which none is known. */
export const noPosition = -1;

/** Operations in a row that a goroutine may complete without blocking before the clock is looked at. */
const operationsPerLook = 1024;
/** Milliseconds that a goroutine may run on without blocking, however often it could. */
const longestTurn = 10;

let operationsLeft = operationsPerLook;
let watchedTurn = 0;
let watchedSince = 0;

/**
 * Registers the running goroutine as blocked.
 * @param state what in, in the words of language §13.8
 * @throws RuntimeError outside of any goroutine
 */
export function block(state: string, position: number): Goroutine {
  const goroutine = rt.cur;
  if (goroutine.id === 0) throw new RuntimeError("blocking operation in a context that cannot suspend");
  goroutine.blocked = true;
  goroutine.state = state;
  goroutine.position = position;
  return goroutine;
}

/** Makes a blocked goroutine runnable; its blocking operation gives `value`. */
export function wake(goroutine: Goroutine, value: unknown): void {
  goroutine.value = value;
  makeRunnable(goroutine);
}

/** Makes a blocked goroutine runnable; its blocking operation throws `error`. */
export function wakeWithError(goroutine: Goroutine, error: unknown): void {
  goroutine.failure = { error };
  makeRunnable(goroutine);
}

/**
 * Gives the value of a blocking operation that did not have to block; now and then, in a goroutine that never does,
 * `undefined`: it queues behind the others so that they, timers and the host have their turn.
 */
export function completed<T>(value: T): T | undefined {
  return runsOn() ? value : lookAtClock(value);
}

/** May the goroutine go on without a look at the clock after an operation that did not have to block? */
export function runsOn(): boolean {
  return --operationsLeft > 0;
}

function lookAtClock<T>(value: T): T | undefined {
  operationsLeft = operationsPerLook;
  const goroutine = rt.cur;
  if (goroutine !== holder) return value;
  const now = clock.now();
  if (watchedTurn !== turns) {
    watchedTurn = turns;
    watchedSince = now;
    return value;
  }
  if (now - watchedSince < longestTurn) return value;
  scheduler.lookAtClock();
  goroutine.blocked = true;
  wake(goroutine, value);
  return undefined;
}
