/** The only place where emitted code waits: calls under the suspending convention, and blocking primitives. */

import type { Core, FunctionNode } from "../3-analyze/core.ts";
import type { ProtocolRole } from "../3-analyze/suspension/facts.ts";
import type { Span } from "../source/source.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { gathered } from "./many-parts.ts";
import type { Loop } from "./usage.ts";

type Expr = b.es.Expression;

/**
 * How a started operation is finished once it has given `undefined`:
 * a *call* is another function's suspension, a *primitive* has registered the goroutine itself.
 * In code that runs in steps, *steps* are those of another function, which are delegated to.
 * The body of a generator yields what it waits for, so that whoever advances the generator waits, or does not where nobody can.
 */
export type Suspension = "call" | "primitive" | "steps";

/** `(($v = op) === undefined ? (await …, $g.resume()) : $v)` */
export function suspended(cx: FunctionContext, kind: Suspension, operation: Expr, at: Span): Expr {
  requireAsync(cx, at);
  if (kind === "steps") return b.yieldExpr(operation, true, at);
  const scratch = cx.scratch();
  const test = mustWait(cx, b.assign(scratch, operation, at), scratch.name, at);
  const value = b.conditional(test, b.sequence(wait(cx, kind, at)), b.id(scratch.name), at);
  return { ...value, waits: { kind, operation, at } };
}

/** A call of a runtime function that runs protocol methods: attempted where one of them may suspend. */
export function operation(
  cx: FunctionContext,
  node: Core,
  name: string,
  args: (Expr | b.es.SpreadElement)[],
  at: Span = node.span,
  role: ProtocolRole = "operation",
): Expr {
  if (!cx.module.facts.protocolSuspends(node, role)) return cx.module.rt(name, args, at);
  const call = gathered(name, args);
  return suspended(cx, "call", attempted(cx, cx.module.runtime(call.name, at), call.args, at), at);
}

/** An operation of the runtime under the suspending convention. */
export function attempted(cx: FunctionContext, f: Expr, args: (Expr | b.es.SpreadElement)[], at: Span): Expr {
  return cx.module.rt("attempt", [f, ...args], at);
}

/** The same as statements, for an operation whose value nobody wants. */
export function suspendedStatement(cx: FunctionContext, kind: Suspension, operation: Expr, at: Span): void {
  requireAsync(cx, at);
  if (kind === "steps") return cx.push(b.statement(b.yieldExpr(operation, true, at)));
  const test = mustWait(cx, operation, null, at);
  const { statements, value } = waitStatements(cx, kind, at);
  cx.push({
    ...b.ifStatement(test, [...statements, b.statement(value)], null, at),
    waits: { kind, operation, at },
  });
}

/** `let name = op; if (name === undefined) { await …; name = …; }` */
export function suspendedDeclaration(
  cx: FunctionContext,
  kind: Suspension,
  name: b.es.Identifier,
  operation: Expr,
  at: Span,
): void {
  requireAsync(cx, at);
  if (kind === "steps") return cx.push(b.declare("let", name, b.yieldExpr(operation, true, at), at));
  const { statements, value } = waitStatements(cx, kind, at);
  const last = b.statement(b.assign(b.id(name.name), value));
  const test = mustWait(cx, b.id(name.name), name.name, at);
  cx.push(
    { ...b.declare("let", name, operation, at), waits: { kind, operation, at } },
    { ...b.ifStatement(test, [...statements, last], null, at), waits: null },
  );
}

/** A loop that polls gives way first thing in each turn, where `continue` gets to as well. */
export function turnStart(cx: FunctionContext, loop: Loop | FunctionNode): b.es.Statement[] {
  const { facts } = cx.module;
  return facts.pollsAtBackEdge(loop) ? [yieldAtBackEdge(cx, loop.span)] : [];
}

/** `if (tick()) { await $g.yield(); $g.take(); }`: the back edge of a loop that polls. */
function yieldAtBackEdge(cx: FunctionContext, at: Span): b.es.Statement {
  requireAsync(cx, at);
  const waiting = cx.runsInSteps
    ? [method(cx, "giveWay"), b.yieldExpr(null, false, at)]
    : cx.kind === "generator"
      ? [method(cx, "giveWay"), b.yieldExpr(b.literal(IN_PRIMITIVE), false, at)]
      : [b.awaitExpr(method(cx, "yield"), at), method(cx, "take")];
  const statements = waiting.map((step) => b.statement(step));
  return b.ifStatement(cx.module.rt("tick", [], at), statements, null, at);
}

/**
 * The first statement of every `catch` and `finally` that an await may have led to.
 * @param guarded what the `catch` or `finally` guards
 */
export function restoreGoroutine(cx: FunctionContext, guarded: readonly Core[]): b.es.Statement[] {
  if (!cx.suspends || cx.runsInSteps) return [];
  if (!guarded.some((part) => cx.module.facts.containsSuspension(part))) return [];
  return [takesBack(cx)];
}

/** `rt.cur = $g`, where an await has failed perhaps: others may have run meanwhile. */
export function takesBack(cx: FunctionContext): b.es.Statement {
  return b.statement(b.assign(b.member(cx.module.runtime("rt"), "cur"), cx.goroutine()));
}

/**
 * `op === undefined`. Steps get `undefined` also when they are stirred: then they have to wait again, and note where they stand.
 * @param name the variable for what they get; null if nobody wants it
 */
function mustWait(cx: FunctionContext, operation: Expr, name: string | null, at: Span): Expr {
  const hasStarted = isUndefined(operation);
  if (!cx.runsInSteps) return hasStarted;
  const given = b.yieldExpr(null, false, at);
  const isStirred = isUndefined(name === null ? given : b.assign(b.id(name), given));
  return b.logical("&&", hasStarted, isStirred);
}

function isUndefined(value: Expr): Expr {
  return b.binary("===", value, b.id("undefined"));
}

/** Waits, and gives the value: as expressions of which the last one is the value. */
function wait(cx: FunctionContext, kind: Exclude<Suspension, "steps">, at: Span): Expr[] {
  if (!awaitsInLoop(cx, kind)) return simpleWait(cx, kind, at);
  const again = b.logical("&&", waits(cx), b.sequence([pauses(cx, pause(cx, at)), waits(cx)]));
  const last = pauses(cx, b.logical("||", pause(cx, at), pause(cx, at)));
  return [b.logical("&&", again, last), method(cx, "take")];
}

/** The same as statements and the value. */
function waitStatements(
  cx: FunctionContext,
  kind: Exclude<Suspension, "steps">,
  at: Span,
): { statements: b.es.Statement[]; value: Expr } {
  if (awaitsInLoop(cx, kind)) {
    const loop = b.whileStatement(waits(cx), [b.statement(pauses(cx, pause(cx, at)))], at);
    return { statements: [loop], value: method(cx, "take") };
  }
  const steps = simpleWait(cx, kind, at);
  const value = steps.pop()!;
  return { statements: steps.map((step) => b.statement(step)), value };
}

function awaitsInLoop(cx: FunctionContext, kind: Suspension): boolean {
  return !cx.runsInSteps && cx.kind !== "generator" && kind === "primitive";
}

/**
 * What the body of a generator yields where it waits in a primitive; where it waits for a call, the position of that. Nothing is yielded
 * together with a value that it gives.
 */
const IN_PRIMITIVE = true;

function simpleWait(cx: FunctionContext, kind: Exclude<Suspension, "steps">, at: Span): Expr[] {
  if (cx.kind === "generator") {
    return [b.yieldExpr(kind === "call" ? cx.position(at) : b.literal(IN_PRIMITIVE), false, at)];
  }
  if (!cx.runsInSteps)
    return [b.awaitExpr(b.member(cx.module.runtime("rt"), "pending"), at), method(cx, "resume")];
  if (kind === "call") throw new Error(`a call among steps at ${at.source.path}:${at.start}`);
  return [b.yieldExpr(cx.module.rt("noteStack", [], at), false, at)];
}

/** `$g.waits($r)`: `$r` is set once the function has awaited, since there is nothing but it on the stack then. */
function waits(cx: FunctionContext): Expr {
  return method(cx, "waits", [cx.resumed()]);
}

/** `$r = await $g.pause()`; in an expression, where there is no loop, twice for the last time: it is false where nobody has woken it. */
function pauses(cx: FunctionContext, pause: Expr): Expr {
  return b.assign(cx.resumed(), pause);
}

function pause(cx: FunctionContext, at: Span): Expr {
  return b.awaitExpr(method(cx, "pause"), at);
}

function method(cx: FunctionContext, name: string, args: Expr[] = []): Expr {
  return b.call(b.member(cx.goroutine(), name), args);
}

/** The analysis colours functions before they are lowered; a hole in it must never become a wrong program. */
function requireAsync(cx: FunctionContext, at: Span): void {
  if (cx.suspends) return;
  throw new Error(`suspension in a plain function at ${at.source.path}:${at.start}`);
}
