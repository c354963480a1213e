/** Inputs of an interactive session: each runs in a goroutine of its own that can be interrupted. */

import { interrupt } from "./interrupting.ts";
import { liveGoroutines, removeLive } from "./live.ts";
import { rt } from "./rt.ts";
import { newMain } from "./start.ts";
import { endTurn, takeTurn } from "./turns.ts";
import type { Goroutine } from "./types.ts";

/** How an input has ended. */
export type InputEnd =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "error"; readonly error: unknown };

/** Makes every goroutine that has begun and waits for nothing throw an error where it goes on. */
export function interruptRunning(error: () => unknown): void {
  for (const goroutine of liveGoroutines())
    if (goroutine.state === "") goroutine.failure = { error: error() };
}

export class RunningInput {
  /** Settled when the input has ended, or has been given up. */
  readonly end: Promise<InputEnd>;
  readonly #goroutine: Goroutine;
  #settle!: (end: InputEnd) => void;
  #hasEnded = false;
  /** Who was running when it was started. */
  #caller = rt.cur;

  constructor() {
    this.#goroutine = newMain();
    this.end = new Promise((resolve) => (this.#settle = resolve));
  }

  /** Is it blocked in an operation that something else must complete? */
  get isWaiting(): boolean {
    return !this.#hasEnded && this.#goroutine.state !== "";
  }

  /**
   * Runs it until it waits for the first time.
   * @param entry a suspending entry
   */
  start(entry: () => unknown): void {
    const goroutine = this.#goroutine;
    takeTurn(goroutine);
    const { pending } = rt;
    this.#caller = rt.cur;
    rt.cur = goroutine;
    rt.pending = null;
    try {
      const value = entry();
      const suspended = rt.pending as Promise<void> | null;
      if (value !== undefined || suspended === null) this.#finish({ kind: "value", value: value ?? null });
      else {
        suspended.then(
          () => this.#finish({ kind: "value", value: goroutine.value }),
          (error) => this.#finish({ kind: "error", error }),
        );
      }
    } catch (error) {
      this.#finish({ kind: "error", error });
    } finally {
      rt.cur = this.#caller;
      rt.pending = pending;
    }
  }

  /** Makes it throw the error where it waits, or where it gives way the next time. */
  interrupt(error: unknown): void {
    const goroutine = this.#goroutine;
    if (this.#hasEnded) return;
    interrupt(goroutine, error);
  }

  /** Its code has been stopped in the middle, by means of the host, and never goes on. */
  abandon(error: unknown): void {
    rt.cur = this.#caller;
    rt.pending = null;
    rt.log = null;
    this.#finish({ kind: "error", error });
  }

  #finish(end: InputEnd): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    removeLive(this.#goroutine);
    endTurn(this.#goroutine);
    this.#settle(end);
  }
}
