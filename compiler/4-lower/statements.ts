/** Statements: every node with a place for its value. */
import type { Span } from "../1-read/form.ts";
import type { Block, Core, If, Let, Logic } from "../3-analyze/core.ts";
import { lowerAssign, lowerDelete } from "./assignment.ts";
import * as b from "./build.ts";
import { lowerCallStatement } from "./calls.ts";
import { lowerClassValue } from "./classes.ts";
import { type Destination, EFFECT, type FunctionContext, into, RETURN } from "./context.ts";
import { lowerAssert, lowerRaise, lowerTry } from "./exceptions.ts";
import { endOfGenerator } from "./generators.ts";
import { lowerGo } from "./go.ts";
import { lowerImport } from "./imports.ts";
import { lowerLockedBlock } from "./locks.ts";
import { lowerBreak, lowerContinue, lowerFor, lowerWhile } from "./loops.ts";
import { lower, needsStatements } from "./lower-expression.ts";
import { test, truth } from "./operators.ts";
import { lowerSelect } from "./select.ts";
import { endsInSelfCall, lowerSelfTailCall } from "./self-tail-calls.ts";

type Expr = b.es.Expression;

/** Emits the node as statements and leaves its value in the destination. */
export function lowerInto(cx: FunctionContext, node: Core, destination: Destination): void {
  const { inUse } = cx;
  emitInto(cx, node, destination);
  cx.release(inUse);
}

function emitInto(cx: FunctionContext, node: Core, destination: Destination): void {
  switch (node.kind) {
    case "block":
      return lowerBlock(cx, node, destination);
    case "let":
      return lowerLet(cx, node, destination);
    case "if":
      if (destination.kind === "assign" && !needsStatements(cx, node)) break;
      return lowerIf(cx, node, destination);
    case "logic":
      if (destination.kind === "return" && endsInSelfCall(cx, node)) return lowerTailLogic(cx, node);
      if (destination.kind !== "effect" && !needsStatements(cx, node)) break;
      return lowerLogicStatement(cx, node, destination);
    case "assign":
      return lowerAssign(cx, node, destination);
    case "while":
      lowerWhile(cx, node);
      return finish(cx, destination, b.nil(), node.span);
    case "for":
      lowerFor(cx, node);
      return finish(cx, destination, b.nil(), node.span);
    case "break":
      return lowerBreak(cx, node);
    case "continue":
      return lowerContinue(cx, node);
    case "return":
      if (node.value === null) return finish(cx, RETURN, b.nil(), node.span);
      if (cx.kind !== "discarding") return lowerInto(cx, node.value, RETURN);
      lowerInto(cx, node.value, EFFECT);
      return cx.push(b.returns(null, node.span));
    case "try":
      return lowerTry(cx, node, destination);
    case "raise":
      return lowerRaise(cx, node);
    case "assert":
      lowerAssert(cx, node);
      return finish(cx, destination, b.nil(), node.span);
    case "select":
      return lowerSelect(cx, node, destination);
    case "delete":
      lowerDelete(cx, node);
      return finish(cx, destination, b.nil(), node.span);
    case "import":
    case "import-from":
    case "import-star":
      lowerImport(cx, node);
      return finish(
        cx,
        destination,
        destination.kind === "effect" || node.kind !== "import" ? b.nil() : lower(cx, node.target),
        node.span,
      );
    case "class":
      return lowerClassValue(cx, node, destination);
    case "export":
      return finish(cx, destination, b.nil(), node.span);
    case "call":
      if (destination.kind === "effect") return lowerCallStatement(cx, node);
      if (destination.kind === "return" && lowerSelfTailCall(cx, node)) return;
      break;
    case "method-call":
      if (destination.kind === "effect") return lowerCallStatement(cx, node);
      break;
    case "go":
      cx.push(b.statement(lowerGo(cx, node)));
      return finish(cx, destination, b.nil(), node.span);
  }
  finish(cx, destination, lower(cx, node), node.span);
}

/** Leaves a value where it is wanted. */
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

function lowerBlock(cx: FunctionContext, node: Block, destination: Destination): void {
  const last = node.body.length - 1;
  if (last < 0) return finish(cx, destination, b.nil(), node.span);
  if (lowerLockedBlock(cx, node, destination)) return;
  node.body.forEach((child, i) => {
    lowerInto(cx, child, i === last ? destination : EFFECT);
  });
}

function lowerIf(cx: FunctionContext, node: If, destination: Destination): void {
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
function lowerLet(cx: FunctionContext, node: Let, destination: Destination): void {
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
