/** `select`, `select-timeout`: one operation that says which case it was, then that case's body. */

import type { Binding, Core, Select, SelectCase } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { Destination, FunctionContext } from "./context.ts";
import { finish } from "./destinations.ts";
import { isStable, lowerInto, operands } from "./evaluation.ts";
import { suspendedDeclaration } from "./suspension.ts";

type Expr = b.es.Expression;

export function lowerSelect(cx: FunctionContext, node: Select, destination: Destination): void {
  const { tail } = cx;
  // A call in a body is not in tail position (language §20).
  cx.tail = null;
  const chosen = cx.temp();
  start(cx, node, chosen);
  cx.push(...branches(cx, node, chosen, destination));
  cx.tail = tail;
}

function start(cx: FunctionContext, node: Select, chosen: string): void {
  const { ms, channels } = caseOperands(cx, node);
  const receives = receivesOf(node).length;
  const values = [b.literal(receives), ...channels];
  if (node.default !== null) {
    const operation = cx.module.rt("selectDefault", values, node.span);
    return cx.push(b.declare("const", b.id(chosen), operation, node.span));
  }
  const at = cx.position(node.span);
  let operation: Expr;
  if (ms !== null) operation = cx.module.rt("selectTimeout", [ms, at, ...values], node.span);
  else if (receives !== 2 || channels.length !== 2)
    operation = cx.module.rt("select", [at, ...values], node.span);
  else operation = cx.module.rt("receiveEither", [at, ...channels], node.span);
  suspendedDeclaration(cx, "primitive", b.id(chosen), operation, node.span);
}

/** Evaluated in textual order, and given with those of the receiving cases first. */
function caseOperands(cx: FunctionContext, node: Select): { ms: Expr | null; channels: Expr[] } {
  const parts: Core[] = node.timeout === null ? [] : [node.timeout.ms];
  for (const each of node.cases) parts.push(each.channel, ...(each.value === null ? [] : [each.value]));
  let values = operands(cx, parts);
  const order = numbering(node);
  if (order.some((number, i) => number !== i)) {
    values = values.map((value, i) => (isStable(cx, parts[i]!) ? value : cx.spill(value)));
  }
  const ms = node.timeout === null ? null : values.shift()!;
  const receiving: Expr[] = [];
  const sending: Expr[] = [];
  for (const each of node.cases) {
    if (each.op === "recv") receiving.push(values.shift()!);
    else sending.push(values.shift()!, values.shift()!);
  }
  return { ms, channels: [...receiving, ...sending] };
}

/** The runtime's numbers of the cases: those that receive come first. */
function numbering(node: Select): number[] {
  const receives = receivesOf(node);
  const inOrder = [...receives, ...node.cases.filter((each) => each.op === "send")];
  return node.cases.map((each) => inOrder.indexOf(each));
}

function receivesOf(node: Select): SelectCase[] {
  return node.cases.filter((each) => each.op === "recv");
}

/** `if (i === 0) … else if (i === 1) … else …`, so that `break` and `continue` mean the loop around. */
function branches(
  cx: FunctionContext,
  node: Select,
  chosen: string,
  destination: Destination,
): b.es.Statement[] {
  const rest = node.default ?? node.timeout?.body ?? null;
  let otherwise: b.es.Statement[] | null = null;
  if (rest !== null) otherwise = cx.collect(() => lowerInto(cx, rest, destination));
  else if (node.timeout !== null) otherwise = cx.collect(() => finish(cx, destination, b.nil(), node.span));
  const isTotal = otherwise === null;
  const numbers = numbering(node);
  for (let i = node.cases.length - 1; i >= 0; i--) {
    const each = node.cases[i]!;
    const statements = cx.collect(() => caseBody(cx, each, destination));
    if (isTotal && i === node.cases.length - 1) {
      otherwise = statements;
      continue;
    }
    if (statements.length === 0 && (otherwise === null || otherwise.length === 0)) continue;
    const test = b.binary("===", b.id(chosen), b.literal(numbers[i]!), each.span);
    otherwise = [b.ifStatement(test, statements, otherwise, each.span)];
  }
  return otherwise ?? [];
}

function caseBody(cx: FunctionContext, node: SelectCase, destination: Destination): void {
  if (node.op === "recv") {
    const received = b.member(
      cx.suspends ? cx.goroutine() : b.member(cx.module.runtime("rt"), "cur"),
      "received",
    );
    bind(cx, node.okBinding, node, () => b.binary("!==", received, cx.module.runtime("CLOSED")));
    const value = () => cx.module.rt("receivedValue", [received], node.span);
    bind(cx, node.valueBinding, node, value);
    bind(cx, node.asBinding, node, value);
  } else {
    bind(cx, node.okBinding, node, () => b.nil());
    bind(cx, node.valueBinding, node, () => b.nil());
  }
  lowerInto(cx, node.body, destination);
}

function bind(cx: FunctionContext, binding: Binding | null, node: SelectCase, value: () => Expr): void {
  if (binding?.kind !== "variable") return;
  cx.declared.add(binding);
  cx.mention(binding);
  cx.push(b.declare("let", b.id(cx.nameOf(binding), node.span, binding.name), value(), node.span));
}
