/** Blocks, `let`, `if` and `and`/`or`, as statements and as expressions. */

import type { Block, Core, If, Let, Logic } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import { type Destination, EFFECT, type FunctionContext, into, RETURN } from "./context.ts";
import { body, finish, leave } from "./destinations.ts";
import { lower, lowerInto, needsStatements, viaTemporary } from "./evaluation.ts";
import { lowerLockedBlock } from "./locks.ts";
import { lowerLogic, test, truth } from "./operators.ts";
import { endsInSelfCall } from "./self-tail-calls.ts";

type Expr = b.es.Expression;

export function lowerBlock(cx: FunctionContext, node: Block, destination: Destination): void {
  const last = node.body.length - 1;
  if (last < 0) return finish(cx, destination, b.nil(), node.span);
  if (lowerLockedBlock(cx, node, destination)) return;
  node.body.forEach((child, i) => {
    lowerInto(cx, child, i === last ? destination : EFFECT);
  });
}

/** In order, the value is the last one's: a sequence expression, or statements and then the last value. */
export function lowerBlockValue(cx: FunctionContext, { body }: Block): Expr {
  if (body.length === 0) return b.nil();
  const last = body.length - 1;
  if (!body.some((node) => needsStatements(cx, node))) {
    return b.sequence(
      body.filter((node, i) => i === last || node.kind !== "literal").map((node) => lower(cx, node)),
    );
  }
  for (const node of body.slice(0, last)) lowerInto(cx, node, EFFECT);
  return lower(cx, body[last]!);
}

export function lowerIf(cx: FunctionContext, node: If, destination: Destination): void {
  if (destination.kind === "assign" && !needsStatements(cx, node)) return leave(cx, node, destination);
  const condition = test(cx, node.test);
  const then = body(cx, node.then, destination);
  const otherwise =
    node.otherwise !== null
      ? body(cx, node.otherwise, destination)
      : destination.kind === "effect"
        ? null
        : cx.collect(() => finish(cx, destination, b.nil(), node.span));
  if (then.length === 0 && (otherwise === null || otherwise.length === 0))
    return cx.push(b.statement(condition));
  cx.push(b.ifStatement(condition, then, otherwise, node.span));
}

export function lowerIfValue(cx: FunctionContext, node: If): Expr {
  if (needsStatements(cx, node)) return viaTemporary(cx, node);
  return b.conditional(
    test(cx, node.test),
    lower(cx, node.then),
    node.otherwise === null ? b.nil() : lower(cx, node.otherwise),
    node.span,
  );
}

export function lowerLogicInto(cx: FunctionContext, node: Logic, destination: Destination): void {
  if (destination.kind === "return" && endsInSelfCall(cx, node)) return lowerTailLogic(cx, node);
  if (destination.kind !== "effect" && !needsStatements(cx, node)) return leave(cx, node, destination);
  lowerLogicStatement(cx, node, destination);
}

export function lowerLogicValue(cx: FunctionContext, node: Logic): Expr {
  return needsStatements(cx, node) ? viaTemporary(cx, node) : lowerLogic(cx, node);
}

/** `a and b` where `b` needs statements, or where nobody wants the value. */
function lowerLogicStatement(cx: FunctionContext, node: Logic, destination: Destination): void {
  const [first, ...rest] = node.operands as [Core, ...Core[]];
  if (rest.length === 0) return lowerInto(cx, first, destination);
  const remaining: Core = rest.length === 1 ? rest[0]! : { ...node, operands: rest };
  if (destination.kind === "effect") {
    const condition = test(cx, first);
    const steps = body(cx, remaining, EFFECT);
    return cx.push(b.ifStatement(node.op === "and" ? condition : b.not(condition), steps, null, node.span));
  }
  const name = cx.temp();
  cx.push(b.declareAll([name]));
  lowerInto(cx, first, into(name));
  const isTrue = truth(cx, first, b.id(name));
  cx.push(
    b.ifStatement(
      node.op === "and" ? isTrue : b.not(isTrue),
      body(cx, remaining, into(name)),
      null,
      node.span,
    ),
  );
  finish(cx, destination, b.id(name), node.span);
}

/** `a and b` where `b` is in tail position: returns from each operand. */
function lowerTailLogic(cx: FunctionContext, node: Logic): void {
  for (const operand of node.operands.slice(0, -1)) {
    const name = cx.temp();
    cx.push(b.declareAll([name]));
    lowerInto(cx, operand, into(name));
    const isTrue = truth(cx, operand, b.id(name));
    const leave = cx.collect(() => finish(cx, RETURN, b.id(name), operand.span));
    cx.push(b.ifStatement(node.op === "and" ? b.not(isTrue) : isTrue, leave, null, operand.span));
  }
  lowerInto(cx, node.operands.at(-1)!, RETURN);
}

/** Its variables have names of their own wherever they might hide others, so they need no block. */
export function lowerLet(cx: FunctionContext, node: Let, destination: Destination): void {
  if (node.style === "letrec") declareFirst(cx, node);
  for (const { binding, value } of node.bindings) {
    if (binding.kind !== "variable") continue;
    cx.declared.add(binding);
    const id = b.id(cx.nameOf(binding), binding.writes[0]?.span ?? value.span, binding.name);
    const initial = lower(cx, value);
    cx.mention(binding);
    if (node.style === "letrec") cx.push(b.statement(b.assign(id, initial, value.span)));
    else cx.push(b.declare(binding.writes.length <= 1 ? "const" : "let", id, initial, value.span));
  }
  lowerInto(cx, node.body, destination);
}

function declareFirst(cx: FunctionContext, node: Let): void {
  const names = node.bindings.flatMap(({ binding }) =>
    binding.kind === "variable" ? [cx.nameOf(binding)] : [],
  );
  if (names.length > 0) cx.push(b.declareAll(names));
}
