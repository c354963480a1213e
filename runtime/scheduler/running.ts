/** Runs the goroutines that are no chain of promises: new ones, and those whose code is a generator. */
import type { Goroutine } from "./goroutine.ts";
import { end, fail } from "./lifecycle.ts";
import { addLive } from "./live.ts";
import { rt } from "./rt.ts";
import { type Code, reuse } from "./start.ts";
import { endTurn, grantNextTurn, holder } from "./turns.ts";

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
