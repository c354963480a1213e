/** The context functions of language §13.7. */
import type { Channel } from "../channels/channel.ts";
import { typeError } from "../errors/hierarchy.ts";
import { toTime } from "../scheduler/duration.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { Context, cancelFunction, isContext } from "./context.ts";

/** `(context-background)`: a root, never cancelled. */
export function contextBackground(...extra: unknown[]): Context {
  if (extra.length !== 0) throw typeError("context-background takes no arguments");
  return new Context(null);
}

/** `(context-with-cancel parent)`: the tuple `(ctx, cancel)`. */
export function contextWithCancel(...operands: unknown[]): Tuple {
  const context = new Context(onlyContext("context-with-cancel", operands));
  return new Tuple([context, cancelFunction(context)]);
}

/** `(context-with-timeout parent ms)`: the tuple `(ctx, cancel)`. */
export function contextWithTimeout(...operands: unknown[]): Tuple {
  const name = "context-with-timeout";
  if (operands.length !== 2) throw typeError(`${name} takes exactly two arguments: context and milliseconds`);
  const parent = toContext(name, operands[0]);
  const context = new Context(parent);
  context.cancellation.cancelAfter(toMilliseconds(`${name} expected timeout`, operands[1]));
  return new Tuple([context, cancelFunction(context)]);
}

/** `(context-with-deadline parent t)`, t in Unix milliseconds: the tuple `(ctx, cancel)`. */
export function contextWithDeadline(...operands: unknown[]): Tuple {
  const name = "context-with-deadline";
  if (operands.length !== 2) throw typeError(`${name} takes exactly two arguments: context and milliseconds`);
  const parent = toContext(name, operands[0]);
  const context = new Context(parent);
  context.cancellation.cancelAt(toMilliseconds(`${name} expected deadline`, operands[1]));
  return new Tuple([context, cancelFunction(context)]);
}

/** `(context-with-value parent key value)` */
export function contextWithValue(...operands: unknown[]): Context {
  const name = "context-with-value";
  if (operands.length !== 3) throw typeError(`${name} takes exactly three arguments: context, key and value`);
  return new Context(toContext(name, operands[0]), [operands[1], operands[2]]);
}

/** `(context-done ctx)`: the channel that is closed when the context is cancelled. */
export function contextDone(...operands: unknown[]): Channel {
  return onlyContext("context-done", operands).cancellation.done;
}

/** `(context-canceled? ctx)` */
export function contextCanceled(...operands: unknown[]): boolean {
  return onlyContext("context-canceled?", operands).cancellation.reason !== null;
}

/** `(context-error ctx)`: the reason, or None. */
export function contextError(...operands: unknown[]): string | null {
  return onlyContext("context-error", operands).cancellation.reason;
}

/** `(context-value ctx key [default])` */
export function contextValue(...operands: unknown[]): unknown {
  const name = "context-value";
  if (operands.length !== 2 && operands.length !== 3) {
    throw typeError(`${name} takes two or three arguments: context, key and default`);
  }
  const value = toContext(name, operands[0]).$find(operands[1]);
  return value !== undefined ? value : (operands[2] ?? null);
}

/** `(context-deadline ctx)`: Unix time in milliseconds, or None. */
export function contextDeadline(...operands: unknown[]): number | null {
  return onlyContext("context-deadline", operands).cancellation.deadline;
}

/** `(context-remaining ctx)`: milliseconds, or None. */
export function contextRemaining(...operands: unknown[]): number | null {
  return onlyContext("context-remaining", operands).$remaining();
}

function onlyContext(name: string, operands: readonly unknown[]): Context {
  if (operands.length !== 1) throw typeError(`${name} takes exactly one context argument`);
  return toContext(name, operands[0]);
}

function toContext(name: string, value: unknown): Context {
  if (isContext(value)) return value;
  throw typeError(`${name} expected context, got ${typeName(value)}`);
}

function toMilliseconds(expectation: string, value: unknown): number {
  if (typeof value === "number" || typeof value === "bigint") return toTime(value);
  throw typeError(`${expectation} in milliseconds (number), got ${typeName(value)}`);
}
