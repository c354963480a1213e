/** The scheduler of ordinary programs: first in, first out, on the host's clock, with time slices. */
import { clock } from "../clock.ts";
import { afterHostEvents } from "./host-loop.ts";
import { HostTurns } from "./host-turns.ts";
import { RunQueue } from "./run-queue.ts";
import type { Runnable, Scheduler, Timer, Timers } from "./types.ts";

/** At most so many turns between two looks at the clock, one of which costs as much as a whole turn. */
const mostTurns = 128;
/** Who gives way on purpose counts as so many turns: programs do that where turns are long. */
const turnsOfGivingWay = 8;
/** At most so many operations of one goroutine that does not have to wait between two looks. */
const mostOperations = 1024;
/** At most so many polls between two turns of the others. */
const mostPolls = 16;
/** Milliseconds between two looks; after more than that, each turn and each operation is followed by one until they are short again. */
const lookInterval = 1;
/** Milliseconds after which the host's events get a turn. */
const slice = 8;

export class StandardScheduler implements Scheduler {
  private readonly queue = new RunQueue();
  /** Made for the first timer, and by it: a program without any carries nothing of them. */
  private timers: Timers | null = null;
  private readonly resume: () => void;
  private random: number;
  private turnsPerLook = 1;
  private turnsLeft = 1;
  private lastLook = 0;
  private operationsPerLook = 1;
  private lastOperations = 0;
  private readonly host = new HostTurns(slice);
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
    if (this.waitsForHost) return null;
    const next = this.queue.shift();
    // What the host begins next may take longer.
    if (next === null) this.turnsPerLook = this.turnsLeft = 1;
    return next;
  }

  lookAtClock(): void {
    this.turnsLeft = 0;
  }

  givesWay(): void {
    this.turnsLeft -= turnsOfGivingWay;
  }

  operations(inSameTurn: boolean): number {
    const now = clock.now();
    this.operationsPerLook = adapted(this.operationsPerLook, now - this.lastOperations, mostOperations);
    this.lastOperations = now;
    if (!this.host.areDue(now)) return this.operationsPerLook;
    if (inSameTurn) return 0;
    this.lookAtClock();
    return 1;
  }

  polls(): number {
    return Math.min(this.turnsPerLook, mostPolls);
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
    this.turnsPerLook = adapted(this.turnsPerLook, now - this.lastLook, mostTurns);
    this.turnsLeft = this.turnsPerLook;
    this.lastLook = now;
    if (this.waitsForHost) return;
    this.timers?.fireDue();
    if (!this.host.areDue(now)) return;
    this.waitsForHost = true;
    afterHostEvents(() => {
      this.waitsForHost = false;
      this.host.had();
      this.resume();
    });
  }
}

/** How many may come between two looks, where so many milliseconds have passed since the last one. */
function adapted(perLook: number, interval: number, most: number): number {
  return interval > lookInterval ? 1 : Math.min(perLook + (perLook >> 3) + 1, most);
}
