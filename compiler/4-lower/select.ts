/** `select`, `select-timeout`: one operation that says which case it was, then that case's body. */
import type { Binding } from "../3-analyze/binding.ts";
import type { Core, Select, SelectCase } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { Destination, FunctionContext } from "./context.ts";
import { operands } from "./lower-expression.ts";
import { finish, lowerInto } from "./statements.ts";
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
  const parts: Core[] = node.timeout === null ? [] : [node.timeout.ms];
  for (const each of node.cases) parts.push(each.channel, ...(each.value === null ? [] : [each.value]));
  const values = operands(cx, parts);
  const ms = node.timeout === null ? [] : [values.shift()!];
  const letters = b.literal(node.cases.map((each) => (each.op === "recv" ? "r" : "s")).join(""));
  if (node.default !== null) {
    const operation = cx.module.rt("selectDefault", [letters, b.array(values)], node.span);
    return cx.push(b.declare("const", b.id(chosen), operation, node.span));
  }
  const name = node.timeout === null ? "select" : "selectTimeout";
  const operation = cx.module.rt(name, [...ms, letters, b.array(values), cx.position(node.span)], node.span);
  suspendedDeclaration(cx, "primitive", b.id(chosen), operation, node.span);
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
  for (let i = node.cases.length - 1; i >= 0; i--) {
    const each = node.cases[i]!;
    const statements = cx.collect(() => caseBody(cx, each, destination));
    if (isTotal && i === node.cases.length - 1) {
      otherwise = statements;
      continue;
    }
    if (statements.length === 0 && (otherwise === null || otherwise.length === 0)) continue;
    const test = b.binary("===", b.id(chosen), b.literal(i), each.span);
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
