/** Values of nodes: through the table of lowerings, and in the order of evaluation around those that need statements. */

import { forEachChild } from "../3-analyze/children.ts";
import type { Argument, Core } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import { type Destination, type FunctionContext, into } from "./context.ts";
import { suspended } from "./suspension.ts";

type Expr = b.es.Expression;

/** The node's value. May emit statements before it. */
export function lower(cx: FunctionContext, node: Core): Expr {
  return cx.lowering.value(cx, node);
}

/** Emits the node as statements and leaves its value in the destination. */
export function lowerInto(cx: FunctionContext, node: Core, destination: Destination): void {
  const { inUse } = cx;
  cx.lowering.into(cx, node, destination);
  cx.release(inUse);
}

/** Must statements be emitted before the node's value is there? */
export function needsStatements(cx: FunctionContext, node: Core): boolean {
  const known = cx.module.needsStatements.get(node);
  if (known !== undefined) return known;
  const needs = cx.lowering.needsStatements(cx, node) ?? partsNeedStatements(cx, node);
  cx.module.needsStatements.set(node, needs);
  return needs;
}

function partsNeedStatements(cx: FunctionContext, node: Core): boolean {
  let needs = false;
  forEachChild(node, (child) => {
    needs ||= needsStatements(cx, child);
  });
  return needs;
}

/** The value of a node that has to be a statement. */
export function viaTemporary(cx: FunctionContext, node: Core): Expr {
  const name = cx.temp();
  cx.push(b.declareAll([name]));
  lowerInto(cx, node, into(name));
  return b.id(name);
}

/** The values of several operands, evaluated left to right although some may need statements. */
export function operands(cx: FunctionContext, nodes: readonly Core[]): Expr[] {
  let last = nodes.length - 1;
  while (last >= 0 && !needsStatements(cx, nodes[last]!)) last--;
  return nodes.map((node, i) => {
    const value = lower(cx, node);
    return i < last && !isStable(cx, node) ? cx.spill(value) : value;
  });
}

/** May the node's value be taken later than its place in the order, with statements in between? */
export function isStable(cx: FunctionContext, node: Core): boolean {
  if (node.kind === "literal" || node.kind === "function" || node.kind === "quote") return true;
  if (node.kind !== "ref") return false;
  if (node.binding.kind !== "variable") return node.binding.kind === "builtin";
  return node.binding.writes.length === 1 && !cx.module.usage.unboundReads.has(node);
}

/**
 * Positional arguments and splats as JavaScript arguments.
 * @param suspends whether reading a splatted iterable may suspend
 */
export function lowerItems(
  cx: FunctionContext,
  items: readonly Argument[],
  suspends: boolean,
): (Expr | b.es.SpreadElement)[] {
  const values = operands(
    cx,
    items.map((item) => item.value),
  );
  return items.map((item, i) =>
    item.kind === "splat" ? splat(cx, values[i]!, item.value, suspends) : values[i]!,
  );
}

export function splat(cx: FunctionContext, value: Expr, node: Core, suspends: boolean): b.es.SpreadElement {
  if (!suspends) return b.spread(cx.module.rt("spread", [value], node.span));
  return b.spread(suspended(cx, "call", cx.module.rt("spreadS", [value], node.span), node.span));
}
