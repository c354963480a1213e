/** The runtime's side of blocking: how primitives register a goroutine as blocked, and wake it. */
import { RuntimeError } from "../errors/hierarchy.ts";
import { rt } from "./rt.ts";
import { holder, scheduler, turns } from "./turns.ts";
import type { Goroutine } from "./types.ts";

/** Position of an operation of which none is known. */
export const noPosition = -1;

/** One that JavaScript has called has no turn that it could give up: nobody needs to be asked for a while. */
const operationsWithoutTurn = 64;

/** A variable of its own: to look at every goroutine that sends or receives costs up to a tenth. */
let expectsInterruptions = false;

let operationsLeft = 1;
/** The turn in which the scheduler was asked last. */
let askedIn = 0;

/**
 * Where an operation begins that can block but may not have to, before it has any effect.
 * @throws what has interrupted the running goroutine when its last operation had been performed already
 */
export function throwIfInterrupted(): void {
  if (expectsInterruptions) throwInterruption();
}

function throwInterruption(): void {
  if (rt.cur.interruption !== null) throw rt.cur.takeInterruption();
}

/** From now on operations look. */
export function expectInterruptions(): void {
  expectsInterruptions = true;
}

/**
 * The running goroutine: for what has an effect before it blocks.
 * @throws RuntimeError where it cannot block; what has interrupted it when its last operation had been performed already
 */
export function blockable(): Goroutine {
  const goroutine = rt.cur;
  if (goroutine.id === 0) throw new RuntimeError("blocking operation in a context that cannot suspend");
  if (goroutine.interruption !== null) throw goroutine.takeInterruption();
  return goroutine;
}

/**
 * Registers the running goroutine as blocked.
 * @param state what in, in the words of language §13.8
 * @throws RuntimeError where it cannot block
 */
export function block(state: string, position: number): Goroutine {
  const goroutine = blockable();
  goroutine.blocked = true;
  goroutine.state = state;
  goroutine.position = position;
  return goroutine;
}

/** Makes a blocked goroutine runnable; its blocking operation gives `value`. */
export function wake(goroutine: Goroutine, value: unknown): void {
  goroutine.value = value;
  goroutine.becomeRunnable();
}

/**
 * Makes a blocked goroutine runnable; its blocking operation throws `error`.
 * @param taken notes where, for an error whose own frames do not say that
 */
export function wakeWithError(
  goroutine: Goroutine,
  error: unknown,
  taken?: (error: unknown, at: number) => void,
): void {
  goroutine.failure = { error, taken };
  goroutine.becomeRunnable();
}

/**
 * For what ends a wait and cannot be withdrawn: is the goroutine still in the wait in which it had been interrupted so often?
 * @param interruptions `goroutine.interruptions` when it began to wait
 */
export function stillWaits(goroutine: Goroutine, interruptions: number): boolean {
  return goroutine.interruptions === interruptions;
}

/**
 * Gives the value of a blocking operation that did not have to block; now and then, in a goroutine that never does,
 * `undefined`: it queues behind the others so that they, timers and the host have their turn.
 */
export function completed<T>(value: T): T | undefined {
  return runsOn() ? value : askScheduler(value);
}

/** May the goroutine go on without asking the scheduler after an operation that did not have to block? */
export function runsOn(): boolean {
  return --operationsLeft > 0;
}

function askScheduler<T>(value: T): T | undefined {
  const goroutine = rt.cur;
  if (goroutine !== holder) {
    operationsLeft = operationsWithoutTurn;
    return value;
  }
  operationsLeft = scheduler.operations(askedIn === turns);
  askedIn = turns;
  if (operationsLeft > 0) return value;
  scheduler.lookAtClock();
  goroutine.blocked = true;
  wake(goroutine, value);
  return undefined;
}
