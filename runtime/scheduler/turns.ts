/**
 * Whose turn it is: exactly one goroutine runs at a time, and when it blocks or ends the next one gets its turn.
 *
 * A turn that is granted begins in a later microtask: that of the goroutine's own hop, that of its promise, or, for a new
 * goroutine, one that starts several. Because nothing but the run queue decides who is next, goroutines run strictly in the
 * order in which they became runnable, whatever the order of the microtasks.
 */
import type { Goroutine } from "./goroutine.ts";
import { refused, runMain } from "./main-goroutine.ts";
import { rt } from "./rt.ts";
import type { Scheduler } from "./scheduler.ts";
import { StandardScheduler } from "./standard-scheduler.ts";

/** A promise that everybody may await: the cheapest way through the microtask queue. */
export const resolved: Promise<void> = /* @__PURE__ */ Promise.resolve();

export let scheduler: Scheduler = /* @__PURE__ */ firstScheduler();

/** A program that makes nothing wait and starts nothing has no scheduler; for one that has, main is a goroutine. */
function firstScheduler(): Scheduler {
  rt.goroutines = { runMain, refused };
  return new StandardScheduler(resumeTurns);
}

/** For those who need it to be there. */
export function currentScheduler(): Scheduler {
  return scheduler;
}

/** Replaces the scheduler; only while no goroutine exists. */
export function setScheduler(replacement: Scheduler): void {
  scheduler = replacement;
}

/** For schedulers that had made the goroutines wait: grants the next turn. */
export function resumeTurns(): void {
  if (idle) grantNextTurn();
}

/** The goroutine whose turn it is; null when none is runnable, or the host has its turn. */
export let holder: Goroutine | null = null;

/** Turns granted so far. */
export let turns = 0;

/** Nobody has the turn, and nobody is being chosen. */
let idle = true;

export function isIdle(): boolean {
  return idle;
}

/** Queues a goroutine: new, unblocked, or giving way to the others. */
export function makeRunnable(goroutine: Goroutine): void {
  goroutine.state = "";
  scheduler.makeRunnable(goroutine);
  if (idle) grantNextTurn();
}

/** Ends the turn of a goroutine that has blocked or ended, if it has it (one that JavaScript called begins without). */
export function endTurn(goroutine: Goroutine): void {
  if (holder === goroutine) grantNextTurn();
}

/** Lets the main goroutine begin at once. Does nothing when another goroutine has the turn. */
export function takeTurn(goroutine: Goroutine): void {
  if (!idle) return;
  idle = false;
  holder = goroutine;
}

/** Grants the next turn. */
function grantNextTurn(): void {
  idle = false;
  holder = scheduler.next();
  if (holder === null) {
    idle = true;
    return;
  }
  turns++;
  holder.grant();
}
