/**
 * Whose turn it is: exactly one goroutine runs at a time, and when it blocks or ends the next one gets its turn.
 *
 * A turn that is granted begins in a later microtask: that of the goroutine's own hop, that of its promise, or, for a new
 * goroutine and one that runs in steps, one in which several have their turns. Because nothing but the run queue decides who
 * is next, goroutines run strictly in the order in which they became runnable, whatever the order of the microtasks.
 */
import type { Host } from "../host.ts";
import { noticeAsyncContexts } from "./async-context.ts";
import type { Goroutine } from "./goroutine.ts";
import { ownCopy, refused, runMain } from "./main-goroutine.ts";
import { rt } from "./rt.ts";
import { runHolderSoon } from "./running.ts";
import type { Runnable, Scheduler } from "./scheduler.ts";
import { StandardScheduler } from "./standard-scheduler.ts";
import { newNumber } from "./start.ts";

export let scheduler: Scheduler = /* @__PURE__ */ firstScheduler();

/** A program that makes nothing wait and starts nothing has no scheduler; for one that has, main is a goroutine. */
function firstScheduler(): Scheduler {
  rt.goroutines = { runMain, refused, newNumber };
  rt.copies.push(ownCopy);
  if ((globalThis as Host).process !== undefined) rt.beforeTurns = noticeAsyncContexts;
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
  if (idle) passTurn();
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

/** Queues a goroutine: unblocked, or giving way to the others. */
export function makeRunnable(goroutine: Goroutine): void {
  goroutine.state = "";
  scheduler.makeRunnable(goroutine);
  if (idle) passTurn();
}

/** Queues the start of a goroutine. */
export function queue(runnable: Runnable): void {
  scheduler.makeRunnable(rt.inContext === null ? runnable : rt.inContext(runnable));
  if (idle) passTurn();
}

/** Ends the turn of a goroutine that has blocked or ended, if it has it (one that JavaScript called begins without). */
export function endTurn(goroutine: Goroutine): void {
  if (holder === goroutine) passTurn();
}

function passTurn(): void {
  grantNextTurn();
  runHolderSoon();
}

/** Lets the main goroutine begin at once. Does nothing when another goroutine has the turn. */
export function takeTurn(goroutine: Goroutine): void {
  if (!idle) return;
  idle = false;
  holder = goroutine;
}

/** Grants the next turn; the caller sees to it that a holder which has to be run is. */
export function grantNextTurn(): void {
  idle = false;
  const next = scheduler.next();
  if (next === null) {
    idle = true;
    holder = null;
    return;
  }
  turns++;
  holder = next.grant();
}
