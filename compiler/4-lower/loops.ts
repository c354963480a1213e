/** Loops: counting loops over ranges, `for…of` over what cannot suspend, stepping by hand over what may. */

import type { Break, Continue, Core, For, Target, While } from "../3-analyze/core.ts";
import type { Span } from "../source/source.ts";
import { assignTarget, isJsVariable } from "./assignment.ts";
import * as b from "./build.ts";
import { EFFECT, type FunctionContext, type LoopState } from "./context.ts";
import { countingLoop } from "./counting-loops.ts";
import { lower, lowerInto, needsStatements } from "./evaluation.ts";
import { type LoopHead, labelled, loopBody, perTurn } from "./loop-body.ts";
import { munge } from "./names.ts";
import { test } from "./operators.ts";
import { pairLoop } from "./pair-loops.ts";
import { suspendedDeclaration, suspendedStatement, takesBack } from "./suspension.ts";
import type { Loop } from "./usage.ts";
import { assignable, declareHere } from "./variables.ts";

type Expr = b.es.Expression;

export function lowerWhile(cx: FunctionContext, node: While): void {
  withElse(cx, node, () => {
    const isSimple = !needsStatements(cx, node.test);
    const condition = isSimple ? test(cx, node.test) : b.literal(true);
    const statements = loopBody(cx, node, () => {
      if (!isSimple)
        cx.push(b.ifStatement(b.not(test(cx, node.test)), [b.breaks(null)], null, node.test.span));
      lowerInto(cx, node.body, EFFECT);
    });
    return labelled(cx, node, b.whileStatement(condition, statements, node.span));
  });
}

export function lowerBreak(cx: FunctionContext, { label, span }: Break): void {
  const loop = loopCalled(cx, label);
  const own = loop === cx.loops.at(-1) ? null : labelOf(cx, loop);
  cx.push(b.breaks(loop.breakLabel ?? own, span));
}

export function lowerContinue(cx: FunctionContext, { label, span }: Continue): void {
  const loop = loopCalled(cx, label);
  cx.push(b.continues(loop === cx.loops.at(-1) ? null : labelOf(cx, loop), span));
}

/** The innermost loop, or the innermost of that label. */
function loopCalled(cx: FunctionContext, label: string | null): LoopState {
  const found = cx.loops.findLast(({ node }) => label === null || node.label === label);
  if (found === undefined) throw new Error("break or continue outside of its loop");
  return found;
}

function labelOf(cx: FunctionContext, loop: LoopState): string {
  loop.label ??= cx.module.names.fresh(munge(loop.node.label!));
  return loop.label;
}

/** An `else` part stands behind the loop, inside a labelled block that `break` leaves. */
function withElse(cx: FunctionContext, node: For | While, loop: () => b.es.Statement): void {
  const { otherwise } = node;
  if (otherwise === null) {
    cx.loops.push({ node, label: null, breakLabel: null });
    cx.push(loop());
    cx.loops.pop();
    return;
  }
  const label = cx.module.names.fresh("$done");
  const statements = cx.collect(() => {
    cx.loops.push({ node, label: null, breakLabel: label });
    cx.push(loop());
    cx.loops.pop();
    lowerInto(cx, otherwise, EFFECT);
  });
  cx.push(b.labeled(label, b.block(statements)));
}

// ---- for

export function lowerFor(cx: FunctionContext, node: For): void {
  const counting = countingLoop(cx, node, node, () => lowerInto(cx, node.body, EFFECT));
  if (counting !== null) return withElse(cx, node, counting);
  if (cx.module.facts.suspends(node)) {
    return withElse(cx, node, () =>
      suspendingLoop(cx, node, lower(cx, node.iterable), node, () => lowerInto(cx, node.body, EFFECT)),
    );
  }
  const byPairs = pairLoop(cx, node, node, () => lowerInto(cx, node.body, EFFECT));
  if (byPairs !== null) return withElse(cx, node, byPairs);
  const iterable = lower(cx, node.iterable);
  withElse(cx, node, () => plainLoop(cx, node, iterable, node, () => lowerInto(cx, node.body, EFFECT)));
}

/** `for (const x of iterate(xs)) { … }` */
export function plainLoop(
  cx: FunctionContext,
  loop: Loop,
  iterable: Expr,
  head: LoopHead,
  emit: () => void,
): b.es.Statement {
  const { target } = head;
  const source = cx.module.rt("iterate", [iterable], head.iterable.span);
  const own = perTurn(cx, loop, target);
  if (own !== null) {
    const kind = own.writes.length === 1 ? "const" : "let";
    const left = b.declare(kind, declareHere(cx, own, target as Target & { kind: "ref" }), null);
    return labelled(cx, loop, b.forOf(left, source, loopBody(cx, loop, emit), loop.span));
  }
  if (isJsVariable(target)) {
    const left = assignable(cx, target.binding, target);
    return labelled(cx, loop, b.forOf(left, source, loopBody(cx, loop, emit), loop.span));
  }
  const item = cx.temp();
  const statements = loopBody(cx, loop, () => {
    assignTarget(cx, target, b.id(item));
    emit();
  });
  return labelled(cx, loop, b.forOf(b.declare("const", b.id(item), null), source, statements, loop.span));
}

/** Steps with `next()`, which may suspend, until it gives END. */
export function suspendingLoop(
  cx: FunctionContext,
  loop: Loop,
  iterable: Expr,
  head: LoopHead,
  emit: () => void,
): b.es.Statement {
  const { target } = head;
  const at = head.iterable.span;
  const iterator = cx.temp();
  const receives = cx.module.facts.receives(loop);
  const source = cx.module.rt(receives ? "receiving" : "iterateS", [iterable], at);
  cx.push(b.declare("const", b.id(iterator), source));
  cx.finalizers++;
  const statements = loopBody(cx, loop, () => {
    const next = b.call(b.member(b.id(iterator), "next"), [cx.position(at)], at);
    const own = perTurn(cx, loop, target);
    const item = own === null ? b.id(cx.temp()) : declareHere(cx, own, target as Target & { kind: "ref" });
    suspendedDeclaration(cx, receives ? "primitive" : "call", item, next, at);
    cx.push(
      b.ifStatement(b.binary("===", b.id(item.name), cx.module.runtime("END")), [b.breaks(null)], null, at),
    );
    if (own === null) assignTarget(cx, target, b.id(item.name));
    emit();
  });
  cx.finalizers--;
  const stepping = b.whileStatement(b.literal(true), statements, loop.span);
  const whole = labelled(cx, loop, stepping);
  return isAsync(head.iterable) ? closingAsync(cx, iterator, whole, at) : closing(cx, iterator, whole);
}

/** Is it the iterable of an `async for`? */
function isAsync(iterable: Core): boolean {
  if (iterable.kind !== "call" || iterable.callee.kind !== "ref") return false;
  const { binding } = iterable.callee;
  return binding.kind === "builtin" && binding.name === "%async-iterable";
}

/** However the loop is left, an iterator of JavaScript's that has more is told, as `for…of` does. */
function closing(cx: FunctionContext, iterator: string, loop: b.es.Statement): b.es.Statement {
  const error = cx.module.names.fresh("$e");
  const rethrow = b.throws(cx.module.rt("leaveLoop", [b.id(iterator), b.id(error)]));
  const leave = b.statement(cx.module.rt("leaveLoop", [b.id(iterator)]));
  return b.tryStatement([loop], { param: error, body: [rethrow] }, [leave]);
}

/** The same for an `async for`, which waits until the iterator is closed, as `for await` does. */
function closingAsync(cx: FunctionContext, iterator: string, loop: b.es.Statement, at: Span): b.es.Statement {
  const error = cx.module.names.fresh("$e");
  const leave = (args: Expr[]) =>
    suspendedStatement(
      cx,
      "call",
      cx.module.rt("leaveAsync", [b.id(iterator), cx.position(at), ...args], at),
      at,
    );
  const rethrow = cx.collect(() => {
    cx.push(takesBack(cx));
    leave([b.id(error)]);
    cx.push(b.throws(b.id(error)));
  });
  const finalizer = cx.collect(() => leave([]));
  return b.tryStatement([loop], { param: error, body: rethrow }, finalizer);
}
