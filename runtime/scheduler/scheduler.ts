/** The seam between the goroutines and whatever decides about order, time and chance. */
import type { Goroutine } from "./goroutine.ts";
import { TimerQueue } from "./timer-queue.ts";

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

export class Timer {
  /** By the clock's `now()`; infinite: never. May be changed while the timer is not set: it can be used again. */
  deadline: number;
  readonly fire: () => void;
  /** A background timer does not keep the program alive by itself. */
  readonly background: boolean;
  /** Order of creation, and place in the heap (-1: not in it); the scheduler's. */
  order = 0;
  place = -1;

  constructor(deadline: number, fire: () => void, background: boolean) {
    this.deadline = deadline;
    this.fire = fire;
    this.background = background;
  }

  /** What the first timer is added to. */
  collection(): Timers {
    return new TimerQueue();
  }
}
