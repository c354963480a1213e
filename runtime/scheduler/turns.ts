/**
 * Whose turn it is: exactly one goroutine runs at a time, and when it blocks or ends the next one gets its turn.
 *
 * A turn that is granted begins in a later microtask: that of the goroutine's own hop, that of its promise, or, for a new
 * goroutine and one that runs in steps, one in which several have their turns. Because nothing but the run queue decides who
 * is next, goroutines run strictly in the order in which they became runnable, whatever the order of the microtasks.
 */
import { reportFailure } from "./failures.ts";
import { addLive, removeLive } from "./live.ts";
import { reuse } from "./records.ts";
import { rt } from "./rt.ts";
import { StandardScheduler } from "./standard-scheduler.ts";
import type { Code, Goroutine, Runnable, Scheduler } from "./types.ts";

export let scheduler: Scheduler = /* @__PURE__ */ new StandardScheduler(resumeTurns);

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

/** A goroutine has ended well. */
export function end(goroutine: Goroutine): void {
  removeLive(goroutine);
  endTurn(goroutine);
}

/** A goroutine has ended with an error that nobody caught. */
export function fail(goroutine: Goroutine, error: unknown): void {
  removeLive(goroutine);
  reportFailure(goroutine, error);
  endTurn(goroutine);
}

// ---- running those that are no chain of promises: new ones, and those whose code is a generator

/** A promise that everybody may await: the cheapest way through the microtask queue. */
export const resolved: Promise<true> = /* @__PURE__ */ Promise.resolve(true as const);

/** Turns in a row, before the others who wait for a microtask have theirs. */
const turnsAtOnce = 64;

let isRunning = false;

/** Has the turn been given to a goroutine that has to be run? */
export function mustRunHolder(): boolean {
  return holder !== null && (holder.frame !== null || holder.start !== null);
}

/** Runs the goroutine that has the turn, and those that follow it, in a microtask. */
export function runHolderSoon(): void {
  if (!isRunning && mustRunHolder()) resolved.then(running.runTurns);
}

/** Turns from the stack of a goroutine that goes on without awaiting, until it has to await. */
let nestedLeft = turnsAtOnce;

/** A property keeps its name in every bundle: reports cut the stacks of goroutines off at it. */
export const running = {
  /** Runs the goroutine that has the turn, and those that follow it. */
  runTurns(): void {
    rt.beforeTurns?.(holder);
    nestedLeft = run(turnsAtOnce);
    runHolderSoon();
  },

  /** The same from the bottom of another goroutine's stack; that one sees to what is left. */
  runNested(): void {
    if (nestedLeft > 0) nestedLeft = run(nestedLeft);
    else nestedLeft = turnsAtOnce;
  },
};

/** Gives what is left of so many turns. */
function run(turns: number): number {
  isRunning = true;
  let left = turns;
  while (holder !== null && left > 0) {
    if (holder.frame !== null) advance(holder);
    else if (holder.start !== null) begin(holder);
    else break;
    left--;
  }
  isRunning = false;
  return left;
}

function advance(goroutine: Goroutine): void {
  rt.cur = goroutine;
  let step: IteratorResult<unknown>;
  try {
    step = goroutine.frame!(goroutine);
  } catch (error) {
    fail(goroutine, error);
    return;
  }
  if (step.done === true) end(goroutine);
  else grantNextTurn();
}

function begin(goroutine: Goroutine): void {
  const start = goroutine.start!;
  goroutine.start = null;
  rt.cur = goroutine;
  rt.ok = 0;
  let result: unknown;
  try {
    result = start.run(goroutine);
  } catch (error) {
    fail(goroutine, error);
    return;
  }
  if (goroutine.frame !== null) {
    addLive(goroutine);
    if ((result as IteratorResult<unknown>).done === true) end(goroutine);
    else grantNextTurn();
  } else if (!(result instanceof Promise)) {
    reuse(goroutine);
    endTurn(goroutine);
  } else if (isUnfinished(goroutine, start.code)) {
    addLive(goroutine);
    result.then(endHolder, failHolder);
  } else end(goroutine);
}

/** A plain body may give a promise that is just the value of its last expression. */
function isUnfinished(goroutine: Goroutine, body: Code): boolean {
  return goroutine.blocked || (rt.ok !== 1 && isAsync(body));
}

function isAsync(body: Code): boolean {
  return (body as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] === "AsyncFunction";
}

// A goroutine keeps its turn while its functions return to each other, so it has the turn when its body ends.
function endHolder(): void {
  end(holder!);
}

function failHolder(error: unknown): void {
  fail(holder!, error);
}
