/** Destinations: a node's value is left where it is wanted, as statements. */

import type { Core, Return } from "../3-analyze/core.ts";
import type { Span } from "../source/source.ts";
import * as b from "./build.ts";
import { type Destination, EFFECT, type FunctionContext, RETURN } from "./context.ts";
import { lower, lowerInto } from "./evaluation.ts";
import { endOfGenerator } from "./generator-body.ts";

type Expr = b.es.Expression;

/** Leaves the value of an expression where it is wanted. */
export function leave(cx: FunctionContext, node: Core, destination: Destination): void {
  finish(cx, destination, lower(cx, node), node.span);
}

export function lowerReturn(cx: FunctionContext, node: Return): void {
  if (node.value === null) return finish(cx, RETURN, b.nil(), node.span);
  if (cx.kind !== "discarding") return lowerInto(cx, node.value, RETURN);
  lowerInto(cx, node.value, EFFECT);
  cx.push(b.returns(null, node.span));
}

/** Leaves a value that is there already where it is wanted. */
export function finish(cx: FunctionContext, destination: Destination, value: Expr, at: Span): void {
  switch (destination.kind) {
    case "effect":
      return takeEffect(cx, value, at);
    case "assign":
      return cx.push(b.statement(b.assign(b.id(destination.name), value, at)));
    case "return":
      if (cx.kind !== "discarding") {
        return cx.suspends && !cx.runsInSteps ? returnAsync(cx, value, at) : cx.push(b.returns(value, at));
      }
      if (!isIdle(value)) cx.push(b.statement(value));
      cx.push(b.returns(null, at));
  }
}

/** A value that nobody wants; what is chosen by a test becomes an `if`. */
function takeEffect(cx: FunctionContext, value: Expr, at: Span): void {
  if (isIdle(value)) return;
  if (value.type === "SequenceExpression") {
    for (const each of value.expressions) takeEffect(cx, each as Expr, at);
  } else if (
    value.type === "ConditionalExpression" &&
    !isIdle(value.consequent) &&
    !isIdle(value.alternate)
  ) {
    const [then, otherwise] = [value.consequent, value.alternate].map((each) =>
      cx.collect(() => takeEffect(cx, each, at)),
    );
    cx.push(b.ifStatement(value.test, then!, otherwise!, at));
  } else cx.push(b.statement(value));
}

/**
 * The last thing that an async body does is to report its value. Where a `finally` is still to run, the value waits in a
 * variable for the end of the function.
 */
function returnAsync(cx: FunctionContext, value: Expr, at: Span): void {
  if (cx.finalizers === 0) return cx.push({ ...b.returns(reported(cx, value, at), at), reports: value });
  cx.returnsLate = true;
  const kept = b.statement(b.assign(b.id("$result"), value, at));
  cx.push({ ...kept, reports: value }, b.breaks("$return", at));
}

function reported(cx: FunctionContext, value: Expr, at: Span): Expr {
  if (cx.kind === "generator") return endOfGenerator(value, at);
  return b.call(b.member(cx.goroutine(), "done"), [value]);
}

/** Reading it does nothing. */
function isIdle(value: Expr): boolean {
  if (value.type === "SequenceExpression") return value.expressions.every((e) => isIdle(e as Expr));
  return value.type === "Literal" || value.type === "Identifier";
}

/** Statements of a body in a statement list of their own. */
export function body(cx: FunctionContext, node: Core, destination: Destination): b.es.Statement[] {
  return cx.collect(() => lowerInto(cx, node, destination));
}
