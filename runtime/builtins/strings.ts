/** Methods of str under the names of functions, and a few more. */

import { typeError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { strLower, strUpper } from "../methods/text/case.ts";
import { strEndswith, strReplace, strStartswith } from "../methods/text/search.ts";
import { strSplit } from "../methods/text/split.ts";
import { strLstrip, strRstrip, strStrip } from "../methods/text/trim.ts";
import { takingMany } from "../objects/argument-limit.ts";
import { arity } from "../objects/arity.ts";
import { collectS } from "../objects/index.ts";
import { settle } from "../objects/settle.ts";
import { str } from "../text/str.ts";
import { itemsOf } from "../values/iterate.ts";
import { sliceBounds } from "../values/positions.ts";
import { codePointLength, substring as part } from "../values/strings.ts";
import { typeName } from "../values/types.ts";

export function upper(s: unknown): string {
  return strUpper(text("upper", s));
}

export function lower(s: unknown): string {
  return strLower(text("lower", s));
}

export function strip(s: unknown, chars?: unknown): string {
  return strStrip(text("strip", s), chars);
}

export function lstrip(s: unknown, chars?: unknown): string {
  return strLstrip(text("lstrip", s), chars);
}

export function rstrip(s: unknown, chars?: unknown): string {
  return strRstrip(text("rstrip", s), chars);
}

export function split(s: unknown, sep?: unknown, maxsplit?: unknown): string[] {
  return strSplit(text("split", s), sep, maxsplit);
}

/** `(join sep it)` or `(join it sep)`; of two str the first is the separator. */
export function join(a: unknown, b: unknown): string {
  if (b === undefined) arity("join(sep, it, /)", a === undefined ? 0 : 1);
  const [sep, it] = typeof a === "string" ? [a, b] : [b, a];
  return itemsOf(it, "can only join an iterable").map(str).join(text("join", sep));
}

export function join$s(a: unknown, b: unknown): unknown {
  if (b === undefined) arity("join(sep, it, /)", a === undefined ? 0 : 1);
  const [sep, it] = typeof a === "string" ? [a, b] : [b, a];
  return settle(collectS(it), (items) => join(sep, items));
}

export function replace(s: unknown, old: unknown, replacement: unknown, count?: unknown): string {
  return strReplace(text("replace", s), old, replacement, count);
}

export function startsWith(s: unknown, prefix: unknown): boolean {
  return strStartswith(text("starts-with", s), prefix);
}

export function endsWith(s: unknown, suffix: unknown): boolean {
  return strEndswith(text("ends-with", s), suffix);
}

/** `(substring s a [b])`. */
export function substringOf(s: unknown, start: unknown, end?: unknown): string {
  const whole = text("substring", s);
  const bounds = sliceBounds(start, end, null, codePointLength(whole));
  return part(whole, bounds.start, bounds.stop);
}

/** `(substr s a [n])`: n characters from a on. */
export function substr(s: unknown, start: unknown, length?: unknown): string {
  const whole = text("substr", s);
  const size = codePointLength(whole);
  const from = sliceBounds(start, null, null, size).start;
  const count = length === undefined || length === null ? size : Math.max(0, sizeArgument(length));
  return part(whole, from, Math.min(size, from + count));
}

export function strLen(s: unknown): number {
  return codePointLength(text("str-len", s));
}

export const strConcat: (...parts: unknown[]) => string = /* @__PURE__ */ takingMany(
  function strConcat(...parts: unknown[]): string {
    return parts.map((s) => text("str-concat", s)).join("");
  },
  (parts) => parts.map((s) => text("str-concat", s)).join(""),
);

export const strFormat: (...parts: unknown[]) => string = /* @__PURE__ */ takingMany(
  function strFormat(...parts: unknown[]): string {
    return parts.map(str).join("");
  },
  (parts) => parts.map(str).join(""),
);

function text(name: string, s: unknown): string {
  if (typeof s === "string") return s;
  if (s === undefined) arity(`${name}(s)`, 0);
  throw typeError(`${name}() argument 1 must be str, not ${typeName(s)}`);
}
