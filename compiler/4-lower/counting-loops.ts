/** Counting loops over ranges. */

import type { Call, Core, Ref, Variable } from "../3-analyze/core.ts";
import { isInteger } from "../3-analyze/types/type.ts";
import { assignTarget } from "./assignment.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { operands } from "./evaluation.ts";
import { type LoopHead, labelled, loopBody, perTurn } from "./loop-body.ts";
import type { Loop } from "./usage.ts";
import { declareHere } from "./variables.ts";

type Expr = b.es.Expression;

/**
 * Evaluates the bounds, which must be integers, and gives what makes the loop's statement; null if it is no loop of a variable over
 * a range.
 */
export function countingLoop(
  cx: FunctionContext,
  loop: Loop,
  { target, iterable }: LoopHead,
  emit: () => void,
): (() => b.es.Statement) | null {
  const range = rangeCall(cx, iterable);
  if (range === null || target.kind !== "ref") return null;
  const values = operands(
    cx,
    range.args.map((arg) => arg.value),
  );
  const bounds = range.args.slice(0, 2).map((arg, i) => bound(cx, arg.value, values[i]!));
  const [start, stop] = bounds.length === 1 ? [b.literal(0), bounds[0]!] : bounds;
  const step = range.args.length === 3 ? literalStep(range.args[2]!.value) : 1;
  return () => {
    const own = perTurn(cx, loop, target);
    const counts = own !== null && own.writes.length === 1;
    const counter = counts ? declareHere(cx, own, target) : b.id(cx.temp());
    const init = b.declare("let", counter, start!);
    const limit = kept(cx, init, stop!);
    const by = step === null ? kept(cx, init, values[2]!) : b.literal(step);
    const statements = loopBody(cx, loop, () => {
      if (!counts) startTurn(cx, own, target, b.id(counter.name));
      emit();
    });
    const count = b.id(counter.name);
    const counted = b.forStatement(
      init,
      b.binary(step === null || step > 0 ? "<" : ">", count, limit),
      step === 1 || step === -1 ? steppedByOne(count, step) : advancedBy(count, by),
      statements,
      loop.span,
    );
    return labelled(cx, loop, counted);
  };
}

/** What the program assigns in its turn does not reach the counter. */
function startTurn(cx: FunctionContext, own: Variable | null, target: Ref, count: Expr): void {
  if (own === null) return assignTarget(cx, target, count);
  cx.push(b.declare("let", declareHere(cx, own, target), count, target.span));
}

/** The value, or a variable of the loop's own that holds it. */
function kept(cx: FunctionContext, init: b.es.VariableDeclaration, value: Expr): Expr {
  if (value.type === "Literal") return value;
  const name = cx.temp();
  init.declarations.push({ type: "VariableDeclarator", id: b.id(name), init: value });
  return b.id(name);
}

/** `(range …)` with one to three positional arguments; a step must be a literal, so that its sign is known. */
export function rangeCall(cx: FunctionContext, node: Core): Call | null {
  if (node.kind !== "call" || node.args.length < 1 || node.args.length > 3) return null;
  const known = cx.module.facts.knownCallee(node);
  if (known?.kind !== "builtin" || known.entry.name !== "range") return null;
  if (!node.args.every((arg) => arg.kind === "positional")) return null;
  const step = node.args[2]?.value;
  const isKnownStep = step === undefined || literalStep(step) !== null || isUpward(cx, step);
  return isKnownStep ? node : null;
}

/** An integer that is certainly positive. */
function isUpward(cx: FunctionContext, step: Core): boolean {
  const type = cx.module.types.typeOf(step);
  return isInteger(type) && type.low > 0;
}

function literalStep(node: Core): number | null {
  if (node.kind === "unary" && node.op === "-" && node.operand.kind === "literal") {
    return typeof node.operand.value === "number" ? -node.operand.value || null : null;
  }
  return node.kind === "literal" && typeof node.value === "number" && Number.isInteger(node.value)
    ? node.value || null
    : null;
}

function bound(cx: FunctionContext, node: Core, value: Expr): Expr {
  if (isInteger(cx.module.types.typeOf(node))) return value;
  return cx.module.rt("rangeBound", [value], node.span);
}

function steppedByOne(counter: b.es.Identifier, step: 1 | -1): Expr {
  return { type: "UpdateExpression", operator: step === 1 ? "++" : "--", prefix: false, argument: counter };
}

function advancedBy(counter: b.es.Identifier, step: Expr): Expr {
  return { type: "AssignmentExpression", operator: "+=", left: counter, right: step };
}
