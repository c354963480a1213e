/** Displays of lists, tuples, sets and dicts, and f-strings. */

import type { Core, DictDisplay, Display, FString, FStringPiece } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { isStable, lower, lowerItems, needsStatements, operands } from "./evaluation.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

export function lowerDisplay(cx: FunctionContext, node: Display): Expr {
  const items = lowerItems(cx, node.items, cx.module.facts.suspends(node));
  if (node.type === "list") return b.array(items, node.span);
  return operation(cx, node, node.type === "tuple" ? "tupleOf" : "setOf", items);
}

export function lowerDict(cx: FunctionContext, node: DictDisplay): Expr {
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

export function lowerFString(cx: FunctionContext, node: FString): Expr {
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
