/** Order: `<`, `<=`, `>`, `>=` (language §3.4). */
import { bounds } from "../bounds.ts";
import { typeError } from "../errors/hierarchy.ts";
import { sameOrEqual } from "./compare.ts";
import { extensions } from "./extensions.ts";
import { isNumeric } from "./numeric.ts";
import { compareByMethod } from "./operands.ts";
import { protocol } from "./protocol.ts";
import { truthy } from "./truth.ts";
import { isTuple } from "./tuple.ts";
import { typeName } from "./types.ts";

type Relation = "<" | "<=" | ">" | ">=";

export function lt(a: unknown, b: unknown): boolean {
  return isNumeric(a) && isNumeric(b) ? a < b : truthy(ltValue(a, b));
}

/** `a < b` as a value: what the method gives, whatever that is. */
export function ltValue(a: unknown, b: unknown): unknown {
  if (isNumeric(a) && isNumeric(b)) return a < b;
  const one = protocol(a);
  const other = protocol(b);
  return ordered(a, b, "<", one?.__lt__, other?.__gt__, one?.__gt__ !== other?.__gt__);
}

export function le(a: unknown, b: unknown): boolean {
  return isNumeric(a) && isNumeric(b) ? a <= b : truthy(leValue(a, b));
}

/** `a <= b` as a value: what the method gives, whatever that is. */
export function leValue(a: unknown, b: unknown): unknown {
  if (isNumeric(a) && isNumeric(b)) return a <= b;
  const one = protocol(a);
  const other = protocol(b);
  return ordered(a, b, "<=", one?.__le__, other?.__ge__, one?.__ge__ !== other?.__ge__);
}

export function gt(a: unknown, b: unknown): boolean {
  return isNumeric(a) && isNumeric(b) ? a > b : truthy(gtValue(a, b));
}

/** `a > b` as a value: what the method gives, whatever that is. */
export function gtValue(a: unknown, b: unknown): unknown {
  if (isNumeric(a) && isNumeric(b)) return a > b;
  const one = protocol(a);
  const other = protocol(b);
  return ordered(a, b, ">", one?.__gt__, other?.__lt__, one?.__lt__ !== other?.__lt__);
}

export function ge(a: unknown, b: unknown): boolean {
  return isNumeric(a) && isNumeric(b) ? a >= b : truthy(geValue(a, b));
}

/** `a >= b` as a value: what the method gives, whatever that is. */
export function geValue(a: unknown, b: unknown): unknown {
  if (isNumeric(a) && isNumeric(b)) return a >= b;
  const one = protocol(a);
  const other = protocol(b);
  return ordered(a, b, ">=", one?.__ge__, other?.__le__, one?.__le__ !== other?.__le__);
}

/** The order of `sorted`, for `Array.prototype.sort`: only `<` is asked. */
export function compareValues(a: unknown, b: unknown): number {
  if (typeof a === "string" && typeof b === "string") return compareStrings(a, b);
  return lt(a, b) ? -1 : lt(b, a) ? 1 : 0;
}

/** Order by code point: negative, 0 or positive. */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return codePointRank(left) - codePointRank(right);
  }
  return a.length - b.length;
}

/** Relation of two sequences by their first different items. */
export function lexicographic(a: readonly unknown[], b: readonly unknown[], relation: Relation): boolean {
  bounds?.work(1 + Math.min(a.length, b.length) / 4);
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    if (!sameOrEqual(a[i], b[i])) return relate(a[i], b[i], relation);
  }
  return relate(a.length, b.length, relation);
}

function relate(a: unknown, b: unknown, relation: Relation): boolean {
  switch (relation) {
    case "<":
      return lt(a, b);
    case "<=":
      return le(a, b);
    case ">":
      return gt(a, b);
    case ">=":
      return ge(a, b);
  }
}

type Method = ((other: unknown) => unknown) | undefined;

/** @param overrides is `right` another method than a has under that name? */
function ordered(
  a: unknown,
  b: unknown,
  relation: Relation,
  left: Method,
  right: Method,
  overrides: boolean,
): unknown {
  if (typeof a === "string" && typeof b === "string") return relate(compareStrings(a, b), 0, relation);
  if (left !== undefined || right !== undefined) {
    const result = compareByMethod(a, b, left, right, overrides);
    if (result !== undefined) return result;
  }
  const ofPrimitives = extensions.onPrimitives?.(a, b, (x: never, y: never) => relate(x, y, relation));
  if (ofPrimitives !== undefined) return ofPrimitives;
  const isPlain = left === undefined || right === undefined;
  if (isPlain && Array.isArray(a) && Array.isArray(b)) return lexicographic(a, b, relation);
  if (isPlain && isTuple(a) && isTuple(b)) return lexicographic(a.items, b.items, relation);
  throw typeError(`'${relation}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`);
}

/** Surrogates stand for code points above all others, though their units do not. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
