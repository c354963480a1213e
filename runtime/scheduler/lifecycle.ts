/** The beginning and the end of goroutines. */
import { reportUncaught } from "./ending.ts";
import type { Goroutine } from "./goroutine.ts";
import { removeLive } from "./live.ts";
import { positionOf } from "./positions.ts";
import { rt } from "./rt.ts";
import { endTurn, holder, resolved } from "./turns.ts";

/** New goroutines started in one microtask. */
const startsAtOnce = 8;

let starting = false;

/** The goroutine that has the turn is a new one: starts it, and new ones that follow it, in a microtask. */
export function startSoon(): void {
  if (!starting) resolved.then(startNew);
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

/** Reports the error that a goroutine has died of. */
export function reportFailure({ id, main, createdAt }: Goroutine, error: unknown): void {
  const created = positionOf(createdAt);
  const origin = created === null ? "" : `    created at ${created.file}:${created.line}\n`;
  reportUncaught(error, id, main ? "" : `Exception in goroutine ${id}:\n${origin}`);
}

function startNew(): void {
  starting = true;
  for (let left = startsAtOnce; left > 0 && isNew(holder); left--) start(holder);
  starting = false;
  if (isNew(holder)) resolved.then(startNew);
}

function isNew(goroutine: Goroutine | null): goroutine is Goroutine {
  return goroutine !== null && goroutine.body !== null;
}

function start(goroutine: Goroutine): void {
  const body = goroutine.body!;
  goroutine.body = null;
  rt.cur = goroutine;
  rt.ok = 0;
  let result: unknown;
  try {
    result = body();
  } catch (error) {
    fail(goroutine, error);
    return;
  }
  if (isUnfinished(goroutine, body, result)) result.then(endHolder, failHolder);
  else end(goroutine);
}

/** A plain body may give a promise that is just the value of its last expression. */
function isUnfinished(
  goroutine: Goroutine,
  body: () => unknown,
  result: unknown,
): result is Promise<unknown> {
  return result instanceof Promise && (goroutine.blocked || (rt.ok === 0 && isAsync(body)));
}

function isAsync(body: () => unknown): boolean {
  return (body as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] === "AsyncFunction";
}

// A goroutine keeps its turn while its functions return to each other, so it has the turn when its body ends.
function endHolder(): void {
  end(holder!);
}

function failHolder(error: unknown): void {
  fail(holder!, error);
}
