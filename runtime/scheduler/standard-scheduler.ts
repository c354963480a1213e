/** The scheduler of ordinary programs: first in, first out, on the host's clock, with time slices. */
import { clock } from "../clock.ts";
import { afterHostEvents } from "./host-loop.ts";
import { RunQueue } from "./run-queue.ts";
import type { Runnable, Scheduler, Timer, Timers } from "./scheduler.ts";

/** At most so many turns between two looks at the clock, one of which costs as much as a whole turn. */
const mostTurns = 256;
/** Milliseconds that should pass between two looks at most. */
const lookInterval = 1;
/** Milliseconds after which the host's events get a turn. */
const slice = 8;

export class StandardScheduler implements Scheduler {
  private readonly queue = new RunQueue();
  /** Made for the first timer, and by it: a program without any carries nothing of them. */
  private timers: Timers | null = null;
  private readonly resume: () => void;
  private random: number;
  private turnsPerLook = mostTurns;
  private turnsLeft = mostTurns;
  private lastLook = 0;
  /** When the host last had its turn, as far as known; 0: not known. */
  private sliceStart = 0;
  private waitsForHost = false;

  /** `resume` asks for the next turn when nobody is running; `seed` starts the sequence of choices. */
  constructor(resume: () => void, seed: number = (Math.random() * 2 ** 32) | 0) {
    this.resume = resume;
    this.random = seed | 0 || 1;
  }

  makeRunnable(runnable: Runnable): void {
    this.queue.push(runnable);
  }

  next(): Runnable | null {
    if (--this.turnsLeft < 0) this.look();
    return this.waitsForHost ? null : this.queue.shift();
  }

  lookAtClock(): void {
    this.turnsLeft = 0;
  }

  setTimer(timer: Timer): void {
    this.timers ??= timer.collection();
    this.timers.add(timer);
  }

  clearTimer(timer: Timer): void {
    this.timers?.remove(timer);
  }

  holdBackgroundTimers(endless: boolean): boolean {
    return this.timers?.holdBackground(endless) ?? false;
  }

  choose(n: number): number {
    let x = this.random;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.random = x;
    return Math.floor(((x >>> 0) / 2 ** 32) * n);
  }

  private look(): void {
    const now = clock.now();
    // Where turns are long the clock is looked at more often.
    if (now - this.lastLook > lookInterval) this.turnsPerLook = Math.max(this.turnsPerLook >> 1, 1);
    else this.turnsPerLook = Math.min(this.turnsPerLook * 2, mostTurns);
    this.turnsLeft = this.turnsPerLook;
    this.lastLook = now;
    if (this.waitsForHost) return;
    this.timers?.fireDue();
    if (this.sliceStart === 0) {
      this.sliceStart = now;
      afterHostEvents(() => this.endSlice());
    } else if (now - this.sliceStart >= slice) {
      this.waitsForHost = true;
    }
  }

  private endSlice(): void {
    this.sliceStart = 0;
    if (!this.waitsForHost) return;
    this.waitsForHost = false;
    this.resume();
  }
}
