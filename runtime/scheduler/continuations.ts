/** Functions that run synchronously until they have to wait: what is left of them is a continuation, run when they can go on. */

import { noteWaiting } from "./lost-frames.ts";
import { rt, type Suspended } from "./rt.ts";
import { turns } from "./turns.ts";
import type { Goroutine } from "./types.ts";
import { beginWaiting, endWaiting, type WaitingCallers } from "./waiting-callers.ts";

/** What is left of a function: gets the value that it waited for, and the variables that it still needs. */
export type Rest = (value: unknown, a?: unknown, b?: unknown, c?: unknown, d?: unknown) => unknown;

/** A function that waits. */
class Continuation {
  /** Where the function waits. */
  readonly at: number;
  /** Null where the value waited for is the function's own. */
  readonly rest: Rest | null;
  readonly a: unknown;
  readonly b: unknown;
  readonly c: unknown;
  readonly d: unknown;
  /** Its caller, which goes on after it. */
  next: Continuation | null = null;

  constructor(at: number, rest: Rest | null, a: unknown, b: unknown, c: unknown, d: unknown) {
    this.at = at;
    this.rest = rest;
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }
}

/**
 * Suspends a function that has called one that has suspended.
 * @param at position of the call
 * @returns undefined, as the function itself has to
 */
export function afterCall(
  at: number,
  rest: Rest | null = null,
  a?: unknown,
  b?: unknown,
  c?: unknown,
  d?: unknown,
): undefined {
  const continuation = new Continuation(at, rest, a, b, c, d);
  const suspended = rt.suspended as Continuations | null;
  if (suspended !== null) suspended.add(continuation);
  else rt.suspended = new Continuations(continuation, rt.pending);
}

/** Suspends a function after a blocking primitive has registered the goroutine as blocked. */
export function afterWait(
  at: number,
  rest: Rest | null = null,
  a?: unknown,
  b?: unknown,
  c?: unknown,
  d?: unknown,
): undefined {
  rt.suspended = new Continuations(new Continuation(at, rest, a, b, c, d), null);
}

/** Callers of each other that wait, innermost first. */
class Continuations implements Suspended, WaitingCallers {
  private readonly goroutine: Goroutine = rt.cur;
  private first: Continuation | null;
  private last: Continuation;
  /** The end of the function that the innermost has called; null if it waits in a primitive. */
  private pending: Promise<void> | null;
  outer: WaitingCallers | null = null;
  since = 0;

  constructor(innermost: Continuation, pending: Promise<void> | null) {
    this.first = innermost;
    this.last = innermost;
    this.pending = pending;
  }

  add(caller: Continuation): void {
    this.last.next = caller;
    this.last = caller;
  }

  /** Lets them go on when they can, up to the end of the outermost one. Tracebacks look for this name. */
  async runContinuations(): Promise<void> {
    const { goroutine } = this;
    let value: unknown;
    try {
      do {
        if (this.pending === null) {
          while (goroutine.waits()) {
            const woken = goroutine.pause();
            if (goroutine.stack !== null) this.noteIn(goroutine.stack);
            await woken;
          }
          value = goroutine.take();
        } else {
          beginWaiting(goroutine, this, turns);
          try {
            await this.pending;
          } finally {
            endWaiting(goroutine, this);
          }
          value = goroutine.resume();
        }
        value = this.goOn(value);
      } while (value === undefined);
    } catch (error) {
      noteWaiting(error, this.first);
      throw error;
    }
    goroutine.value = value;
  }

  noteIn(error: Error): void {
    noteWaiting(error, this.first);
  }

  /** One after the other, with the value of the one before; until one suspends again, which gives `undefined`. */
  private goOn(value: unknown): unknown {
    let result = value;
    while (this.first !== null) {
      const { rest, a, b, c, d, next } = this.first;
      this.first = next;
      if (rest === null) continue;
      result = rest(result, a, b, c, d);
      if (result !== undefined) continue;
      this.waitFor(rt.suspended as Continuations | null);
      return undefined;
    }
    return result;
  }

  /** Goes on where what has just suspended does. */
  private waitFor(suspended: Continuations | null): void {
    if (suspended === null) {
      this.pending = rt.pending;
      return;
    }
    rt.suspended = null;
    suspended.last.next = this.first;
    this.first = suspended.first;
    this.pending = suspended.pending;
  }
}
