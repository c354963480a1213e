/** Calls of what is known only when the program runs, and the operation that every call is made of. */
import type { Argument, Core } from "../3-analyze/core.ts";
import { isOneByOne, type JsArgument, packedArguments } from "./arguments.ts";
import type * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { lowerItems } from "./evaluation.ts";
import { functionCall } from "./function-calls.ts";
import type { Suspension } from "./suspension.ts";

type Expr = b.es.Expression;

/** A call taken apart: what starts it, how it may suspend, and what makes the M28 value of its raw result. */
export interface CallOperation {
  readonly operation: Expr;
  readonly suspension: Suspension | null;
  readonly finish: ((raw: Expr) => Expr) | null;
  /** What is done behind it if nobody wants its value. */
  readonly after?: Expr;
}

/** A call of whatever the expression gives. */
export function unknownCall(
  cx: FunctionContext,
  f: Core,
  given: readonly Argument[],
  node: Core,
  suspends: boolean,
): CallOperation {
  if (isOneByOne(given)) {
    const values = calleeAndArguments(cx, f, given, suspends);
    if (!suspends) {
      return plain(functionCall(cx, node, [f, ...given.map(({ value }) => value)], values as Expr[]));
    }
    return maybe(true, cx.module.rt("callS", values, node.span));
  }
  const { before, positional, keywords } = packedArguments(cx, [f], given, suspends);
  return maybe(
    suspends,
    cx.module.rt(suspends ? "callKwS" : "callKw", [before[0]!, positional, keywords], node.span),
  );
}

export function plain(operation: Expr, finish: ((raw: Expr) => Expr) | null = null): CallOperation {
  return { operation, suspension: null, finish };
}

export function maybe(suspends: boolean, operation: Expr): CallOperation {
  return { operation, suspension: suspends ? "call" : null, finish: null };
}

export function calleeAndArguments(
  cx: FunctionContext,
  callee: Core,
  args: readonly Argument[],
  suspends: boolean,
): JsArgument[] {
  return lowerItems(cx, [{ kind: "positional", value: callee }, ...args], suspends);
}
