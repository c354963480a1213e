/** Expressions: the dispatch over Core nodes, and the order of evaluation around those that need statements. */

import { forEachChild } from "../3-analyze/children.ts";
import type { Argument, Core, FString, FStringPiece } from "../3-analyze/core.ts";
import { lowerAttribute, lowerItem, lowerJsGlobal, lowerPathItem, lowerSlice } from "./access.ts";
import { lowerAssignExpression } from "./assignment.ts";
import { lowerAugmentedExpression } from "./augmented-assignment.ts";
import * as b from "./build.ts";
import { lowerCall, lowerMethodCall } from "./calls.ts";
import { lowerComprehension } from "./comprehensions.ts";
import { lowerNew } from "./construction.ts";
import { EFFECT, type FunctionContext, into } from "./context.ts";
import { lowerDatum } from "./datum.ts";
import { lowerEmbeddedJs } from "./embedded-js.ts";
import { hasSimpleDefaults, lowerFunctionValue } from "./functions.ts";
import { lowerYield, lowerYieldFrom } from "./generators.ts";
import { copiedCaptures, lowerGo } from "./go.ts";
import { lowerBinary, lowerCompare, lowerLogic, lowerUnary, test } from "./operators.ts";
import { lowerRef } from "./references.ts";
import { lowerInto } from "./statements.ts";
import { lowerSuper } from "./super.ts";
import { operation, suspended } from "./suspension.ts";

type Expr = b.es.Expression;

/** Kinds that are statements in JavaScript, whatever is in them. */
const STATEMENTS = new Set<Core["kind"]>(
  "let while for try raise return break continue select assert delete import import-from import-star export class comprehension".split(
    " ",
  ) as Core["kind"][],
);

/** Must statements be emitted before the node's value is there? */
export function needsStatements(cx: FunctionContext, node: Core): boolean {
  const known = cx.module.needsStatements.get(node);
  if (known !== undefined) return known;
  const needs = computeNeeds(cx, node);
  cx.module.needsStatements.set(node, needs);
  return needs;
}

function computeNeeds(cx: FunctionContext, node: Core): boolean {
  if (STATEMENTS.has(node.kind)) return true;
  if (node.kind === "function") return !hasSimpleDefaults(node);
  if (node.kind === "yield-from" && cx.suspends) return true;
  if (node.kind === "go") return copiedCaptures(cx, node).length > 0;
  if (node.kind === "assign" && node.target.kind === "pattern") return true;
  let needs = false;
  forEachChild(node, (child) => {
    needs ||= needsStatements(cx, child);
  });
  return needs;
}

/** The node's value. May emit statements before it. */
export function lower(cx: FunctionContext, node: Core): Expr {
  switch (node.kind) {
    case "literal":
      return b.literal(node.value, node.span);
    case "f-string":
      return lowerFString(cx, node);
    case "display": {
      const items = lowerItems(cx, node.items, cx.module.facts.suspends(node));
      if (node.type === "list") return b.array(items, node.span);
      return operation(cx, node, node.type === "tuple" ? "tupleOf" : "setOf", items);
    }
    case "dict":
      return lowerDict(cx, node);
    case "quote":
      return lowerDatum(cx.module, node.datum, node.span);
    case "ref":
      return lowerRef(cx, node);
    case "js-global":
      return lowerJsGlobal(cx, node);
    case "attribute":
      return lowerAttribute(cx, node);
    case "item":
      return lowerItem(cx, node);
    case "path-item":
      return lowerPathItem(cx, node);
    case "slice":
      return lowerSlice(cx, node);
    case "call":
      return lowerCall(cx, node);
    case "method-call":
      return lowerMethodCall(cx, node);
    case "super":
      return lowerSuper(cx, node);
    case "new":
      return lowerNew(cx, node);
    case "embedded-js":
      return lowerEmbeddedJs(cx, node);
    case "binary":
      return lowerBinary(cx, node);
    case "unary":
      return lowerUnary(cx, node);
    case "not":
      return b.not(test(cx, node.operand), node.span);
    case "compare":
      return lowerCompare(cx, node);
    case "function":
      return lowerFunctionValue(cx, node);
    case "go":
      return b.sequence([lowerGo(cx, node), b.nil()], node.span);
    case "comprehension":
      return lowerComprehension(cx, node);
    case "yield":
      return lowerYield(cx, node);
    case "yield-from":
      return lowerYieldFrom(cx, node);
    case "logic":
      return needsStatements(cx, node) ? viaTemporary(cx, node) : lowerLogic(cx, node);
    case "if":
      if (needsStatements(cx, node)) return viaTemporary(cx, node);
      return b.conditional(
        test(cx, node.test),
        lower(cx, node.then),
        node.otherwise === null ? b.nil() : lower(cx, node.otherwise),
        node.span,
      );
    case "block":
      return lowerBlock(cx, node.body);
    case "assign":
      return lowerAssignExpression(cx, node);
    case "augmented-assign":
      return lowerAugmentedExpression(cx, node);
    default:
      return viaTemporary(cx, node);
  }
}

function viaTemporary(cx: FunctionContext, node: Core): Expr {
  const name = cx.temp();
  cx.push(b.declareAll([name]));
  lowerInto(cx, node, into(name));
  return b.id(name);
}

/** In order, the value is the last one's: a sequence expression, or statements and then the last value. */
function lowerBlock(cx: FunctionContext, body: readonly Core[]): Expr {
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

// ---- evaluation order

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

// ---- displays and text

function lowerDict(cx: FunctionContext, node: Core & { kind: "dict" }): Expr {
  const parts = node.entries.flatMap((entry) =>
    "splat" in entry ? [entry.splat] : [entry.key, entry.value],
  );
  const values = operands(cx, parts);
  let next = 0;
  const keys = recordKeys(node);
  if (keys !== null) {
    const fields = values.filter((_, i) => i % 2 === 1);
    const names = keys.map((key) => b.literal(key.value, key.span));
    return cx.module.rt("recordDict", [b.array(names), b.array(fields)], node.span);
  }
  if (!node.entries.some((entry) => "splat" in entry)) return operation(cx, node, "dictOf", values);
  const pieces = node.entries.map((entry) =>
    "splat" in entry ? b.array([values[next++]!]) : b.array([values[next++]!, values[next++]!]),
  );
  return operation(cx, node, "dictOfParts", pieces);
}

/** As many keys as a dict searches one by one. */
const MOST_FIELDS = 8;

/** The keys of a dict display if they are a few different texts. */
function recordKeys({ entries }: Core & { kind: "dict" }): (Core & { kind: "literal" })[] | null {
  const keys = entries.flatMap((entry) =>
    "key" in entry && entry.key.kind === "literal" && typeof entry.key.value === "string" ? [entry.key] : [],
  );
  const isRecord = keys.length === entries.length && keys.length > 0 && keys.length <= MOST_FIELDS;
  return isRecord && new Set(keys.map(({ value }) => value)).size === keys.length ? keys : null;
}

function lowerFString(cx: FunctionContext, node: FString): Expr {
  return fText(cx, node.parts, node);
}

/** Each field becomes text before the next one is evaluated. */
function fText(cx: FunctionContext, parts: readonly FStringPiece[], node: Core): Expr {
  const last = parts.findLastIndex((part) => typeof part !== "string" && fieldNeedsStatements(cx, part));
  const strings = [""];
  const texts: Expr[] = [];
  parts.forEach((part, i) => {
    if (typeof part === "string") {
      strings[strings.length - 1] += part;
      return;
    }
    const text = fieldText(cx, part, node);
    texts.push(i < last ? cx.spill(text) : text);
    strings.push("");
  });
  return texts.length === 0 ? b.literal(strings[0]!, node.span) : b.template(strings, texts, node.span);
}

function fieldNeedsStatements(cx: FunctionContext, { value, spec }: Field): boolean {
  return needsStatements(cx, value) || specNeedsStatements(cx, spec);
}

function specNeedsStatements(cx: FunctionContext, spec: Field["spec"]): boolean {
  return spec?.some((part) => typeof part !== "string" && fieldNeedsStatements(cx, part)) ?? false;
}

type Field = Exclude<FStringPiece, string>;

const CONVERSIONS = { r: "repr", s: "str", a: "ascii" } as const;

function fieldText(cx: FunctionContext, part: Field, node: Core): Expr {
  const first = lower(cx, part.value);
  const value = specNeedsStatements(cx, part.spec) && !isStable(cx, part.value) ? cx.spill(first) : first;
  const converted =
    part.conversion === null ? value : operation(cx, node, CONVERSIONS[part.conversion], [value], part.span);
  if (part.spec !== null && part.spec.length > 0) {
    const onlyPads = part.spec.every((piece) => typeof piece === "string" && !/[.%efg]/i.test(piece));
    const name = onlyPads ? "formatPadded" : "format";
    return operation(cx, node, name, [converted, fText(cx, part.spec, node)], part.span);
  }
  if (part.conversion !== null) return converted;
  return operation(cx, node, "fieldText", [converted], part.span);
}
