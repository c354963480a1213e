/** What goroutines, the queues they wait in, and the scheduler are to each other. */
import type { WaitingCallers } from "./waiting-callers.ts";

/** A function, and what it is given; where those are enough a `go` needs no closure. */
export type Code = (...given: unknown[]) => unknown;

/** Yields wherever the goroutine blocks; what it was woken with comes back. */
export type Steps = Generator<undefined, unknown, unknown>;

/** The bottom of the stack of steps: makes them at its first call. Tracebacks show it. */
export type StepsFrame = (goroutine: Goroutine) => IteratorResult<unknown>;

/** An error with which a goroutine is woken. */
export interface Failure {
  readonly error: unknown;
  /** For errors that come from outside: notes where they are thrown, at which position the goroutine waited. */
  readonly taken?: (error: unknown, at: number) => void;
}

/** What begins a goroutine in its first turn. */
export interface Beginning {
  readonly code: Code;
  /** Up to the first wait, or to the end. */
  run(goroutine: Goroutine): unknown;
}

/** A goroutine as compiled code and the runtime see it: its result, and the steps of blocking and going on. */
export interface Goroutine extends Runnable {
  id: number;
  /** What it was woken with, or what the suspending function that has just returned gave. Never `undefined`. */
  value: unknown;
  /** It waits: until it becomes runnable, and then until its turn comes. */
  blocked: boolean;
  /** What it is blocked in, in the words of the deadlock report; empty when it can run. */
  state: string;
  /** Position of the operation it is blocked in, and of the `go` that made it. */
  position: number;
  createdAt: number;
  /** What `take()` throws; wrapped, since anything can be thrown. */
  failure: Failure | null;
  /** What its next operation that can block throws: it was interrupted when it had been woken, and waited for its turn only. */
  interruption: Failure | null;
  /** What wakes it from its sleep. */
  timer: Timer | null;
  /** Those of its functions that wait for others and are on no stack: the innermost, and that which was the last to begin. */
  waiting: WaitingCallers | null;
  lastWaiting: WaitingCallers | null;
  /** Where it waits, once that has been looked for. */
  stack: Error | null;
  /** How often it has been taken out of a wait: who would have ended that one comes too late. */
  interruptions: number;
  /** What a select has received. */
  received: unknown;
  /** Between the granting of its first turn and its beginning. */
  start: Beginning | null;
  /** Its code, where that is a generator which the scheduler advances whenever it has its turn, and how that is done. */
  steps: Steps | null;
  frame: StepsFrame | null;
  /** The program's main goroutine: its blocking for ever is a deadlock. */
  main: boolean;
  /** Neighbours in the list of live goroutines. */
  older: Goroutine | null;
  newer: Goroutine | null;
  /** Its select, once it has blocked in one; used again and again. */
  selection: Selection | null;
  /** The node with which it waits in one queue at a time. */
  readonly waiter: Waiter;

  /** Reports a function's value, as the very last thing its async body does. */
  done(value: unknown): undefined;
  /** The value of the suspending function that `rt.pending` was awaited for. */
  resume(): unknown;
  /**
   * After a blocking operation returned `undefined`: must the function await `pause()`?
   * @param isBottom the function has awaited before, so there is nothing but it on the stack: others can be run from here
   */
  waits(isBottom?: boolean): boolean;
  /**
   * What to await then. Its value is what `waits` gets; it is false when the goroutine has been stirred, and still has to wait.
   */
  pause(): Promise<boolean>;
  /** Ends the turn and queues behind everybody runnable: for the back edge of a polling loop. */
  yield(): Promise<boolean>;
  /** Has its code wait again, and note where that is: its callers are on the stack then, as far as the engine knows. */
  stir(): void;
  /** Queues behind everybody runnable. */
  giveWay(): void;
  /** By the scheduler that it belongs to, of whatever copy of the runtime that is. */
  becomeRunnable(): void;
  /** The result of the blocking operation. Throws what the goroutine was woken with, if that was an error. */
  take(): unknown;
  /** Runs its steps up to the next operation in which it blocks, or to their end. Throws what they throw. */
  step(steps: Steps): IteratorResult<unknown>;
  /** What it has been interrupted with, for an operation that can block and has had no effect yet. */
  takeInterruption(): unknown;
}

/** A select that waits in several queues. */
export interface Selection {
  /**
   * One of its operations has been performed: leaves the other queues.
   * @param received the value or `CLOSED`; null after a send
   * @returns what the select gives
   */
  settle(winner: Waiter, received: unknown): unknown;
}

/** A goroutine's place in a queue. */
export interface Waiter {
  readonly goroutine: Goroutine;
  /** The select it is part of, and the number of its case there. */
  readonly selection: Selection | null;
  readonly index: number;
  /** What a waiting sender sends. */
  value: unknown;
  /** A receiver for which a closed channel is an error. */
  strict: boolean;
  queue: Queue | null;
  next: Waiter | null;
  previous: Waiter | null;
}

/** Goroutines that wait for the same thing. */
export interface Queue {
  /** Somebody has been taken out of the queue without what it had waited for. */
  whenLeft: (() => void) | null;
  remove(waiter: Waiter): void;
}

// ---- the seam between the goroutines and whatever decides about order, time and chance

/** Somebody who is to have a turn: a goroutine, or the start of one. */
export interface Runnable {
  /** Its turn has come: gives the goroutine that has it now. */
  grant(): Goroutine;
}

/**
 * Everything that is not determined by the program itself: who runs next, when a timer fires, which of several ready cases
 * is taken. What time it is says the clock (`clock.ts`). A second implementation of both makes all of it deterministic.
 */
export interface Scheduler {
  /** Queues somebody who is not queued. */
  makeRunnable(runnable: Runnable): void;
  /**
   * The running goroutine has given up its turn: takes the one that runs now out of the queue. Null when none is
   * runnable or when the host has to have a turn first; in the second case the scheduler asks for turns again by itself.
   */
  next(): Runnable | null;
  /** The turn that ends now may have been long: timers and the host may be due. */
  lookAtClock(): void;
  /** The program ends the turn for the sake of others: timers and the host should not wait for many of these. */
  givesWay(): void;
  /**
   * The running goroutine has completed operations without having to wait, as many as it was allowed: how many more it may
   * complete before this is asked again. 0: it queues behind the others.
   * @param inSameTurn it was asked in this turn before; the end of a turn lets timers and the host have theirs by itself
   */
  operations(inSameTurn: boolean): number;
  /** How often a loop may poll before it queues behind the others; at least once. */
  polls(): number;
  /** Arranges for `timer.fire()` when the clock's `now()` has reached `timer.deadline`; equal deadlines fire in order of creation. */
  setTimer(timer: Timer): void;
  /** Withdraws a timer; does nothing if it has fired. */
  clearTimer(timer: Timer): void;
  /**
   * The host has nothing left to do: lets the background timers keep the program alive. False when there are none.
   * @param endless do those count that never fire?
   */
  holdBackgroundTimers(endless: boolean): boolean;
  /** A whole number of the range 0 ≤ x < n, each equally likely. */
  choose(n: number): number;
}

/** The timers that are running, in a scheduler that has some. */
export interface Timers {
  add(timer: Timer): void;
  /** Does nothing when the timer is not among them. */
  remove(timer: Timer): void;
  /** Fires those whose deadline has come. */
  fireDue(): void;
  /** Lets the background timers keep the program alive; false when there are none (none that fire, unless `endless`). */
  holdBackground(endless: boolean): boolean;
}

/** A point in time at which something happens. */
export interface Timer {
  /** By the clock's `now()`; infinite: never. May be changed while the timer is not set: it can be used again. */
  deadline: number;
  readonly fire: () => void;
  /** A background timer does not keep the program alive by itself. */
  readonly background: boolean;
  /** Order of creation, and place in the heap (-1: not in it); the scheduler's. */
  order: number;
  place: number;
  /** What the first timer is added to. */
  collection(): Timers;
}
