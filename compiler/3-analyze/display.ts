/** List, tuple, set and dict displays, and comprehensions. */
import { type Form, type ListForm, MARKS } from "../1-read/form.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import { comprehension } from "./comprehension.ts";
import type { Context } from "./context.ts";
import type { Argument, Core, DictDisplay } from "./core.ts";
import { headName, isMade } from "./form-parts.ts";

const DISPLAYS: Readonly<Record<string, "list" | "tuple" | "set">> = {
  "list-literal": "list",
  "tuple-literal": "tuple",
  "set-literal": "set",
};

const COMPREHENSIONS: Readonly<Record<string, "list" | "set" | "dict" | "generator">> = {
  "list-comp": "list",
  "set-comp": "set",
  "dict-comp": "dict",
  "gen-comp": "generator",
};

export function isDisplayHead(head: string): boolean {
  return Object.hasOwn(DISPLAYS, head) || Object.hasOwn(COMPREHENSIONS, head) || head === "dict-literal";
}

export function display(head: string, operands: readonly Form[], span: Span, ctx: Context): Core {
  const type = DISPLAYS[head];
  if (type === "set") warnOfDict(operands, span, ctx);
  if (type !== undefined) return { kind: "display", type, items: elements(operands, ctx), span };
  const result = COMPREHENSIONS[head];
  if (result !== undefined) return comprehension(result, operands, span, ctx);
  return dict(operands, span, ctx);
}

/** Keys and values of a dict whose colons are missing: texts and numbers mixed, or the same twice. */
function warnOfDict(operands: readonly Form[], span: Span, ctx: Context): void {
  const literals = operands.flatMap((form) =>
    form.kind === "string" || form.kind === "number" ? [form.value] : [],
  );
  const types = new Set(literals.map((value) => typeof value));
  if (types.has("string") && types.size > 1)
    ctx.report(messages.setLikeDict(span, { what: " of texts and numbers" }));
  else if (new Set(literals).size < literals.length)
    ctx.report(messages.setLikeDict(span, { what: " with the same item twice" }));
}

function elements(items: readonly Form[], ctx: Context): Argument[] {
  const made: Argument[] = [];
  for (const item of items) {
    const splat = isMade(item, MARKS.splat);
    const value = ctx.expression(splat ? item.items[1]! : item);
    made.push({ kind: splat ? "splat" : "positional", value });
  }
  return made;
}

function dict(operands: readonly Form[], span: Span, ctx: Context): Core {
  const entries: DictDisplay["entries"][number][] = [];
  for (let i = 0; i < operands.length; i++) {
    const item = operands[i]!;
    if (isSplatEntry(item)) {
      entries.push({ splat: ctx.expression(item.items[1]!) });
      continue;
    }
    const value = operands[++i];
    if (value === undefined) {
      if (item.kind !== "error") ctx.report(messages.keyWithoutValue(item.span));
      break;
    }
    entries.push({ key: ctx.expression(item), value: ctx.expression(value) });
  }
  return { kind: "dict", entries, span };
}

/** `**mapping`, or `(** mapping)`, which is that in data. */
function isSplatEntry(item: Form): item is ListForm {
  if (isMade(item, MARKS.keywordSplat)) return true;
  return item.kind === "list" && item.shape !== "call" && headName(item) === "**" && item.items.length === 2;
}
