/** Items by place: nth, get, first, last, rest, and lists made of others. */

import { LookupError, typeError } from "../errors/hierarchy.ts";
import { takingMany } from "../objects/argument-limit.ts";
import { arity } from "../objects/arity.ts";
import { getattrOr } from "../objects/attributes.ts";
import { special } from "../objects/special-attributes.ts";
import { isClassInstance } from "../objects/types.ts";
import { isDict } from "../values/dict.ts";
import { getitem } from "../values/items.ts";
import { protocol } from "../values/protocol.ts";
import { Slice } from "../values/slice.ts";
import { isTuple, Tuple } from "../values/tuple.ts";
import { isJsObject, typeName } from "../values/types.ts";

/** `(nth s i [default])`; of a dict, key i. */
export function nth(s: unknown, i: unknown, otherwise?: unknown): unknown {
  if (i === undefined) arity("nth(s, i, default=, /)", s === undefined ? 0 : 1);
  return otherwise === undefined ? getitem(s, i) : itemOr(s, i, otherwise);
}

/** `(get c key [default])`: dict, sequence or attribute. */
export function get(c: unknown, key: unknown, otherwise: unknown = null): unknown {
  if (key === undefined) arity("get(c, key, default=, /)", c === undefined ? 0 : 1);
  if (isDict(c)) {
    const value = c.get(key);
    return value === undefined ? otherwise : value;
  }
  if (c === null) return otherwise;
  if (isClassInstance(c) && typeof key === "string" && protocol(c)?.__getitem__ === undefined) {
    return getattrOr(c, key, otherwise, special);
  }
  return itemOr(c, key, otherwise);
}

export function first(s: unknown): unknown {
  if (s === undefined) arity("first(s, /)", 0);
  return getitem(s, 0);
}

export function last(s: unknown): unknown {
  if (s === undefined) arity("last(s, /)", 0);
  return getitem(s, -1);
}

export function rest(s: unknown): unknown {
  if (s === undefined) arity("rest(s, /)", 0);
  return Array.isArray(s) ? s.slice(1) : getitem(s, new Slice(1, null, null));
}

/** `(append xs a…)`: a new list. */
export const append: (...operands: unknown[]) => unknown[] = /* @__PURE__ */ takingMany(function append(
  ...operands: unknown[]
): unknown[] {
  const [xs] = operands;
  if (xs === undefined) arity("append(xs, *items)", 0);
  return appended(operands);
}, appended);

function appended([xs, ...items]: readonly unknown[]): unknown[] {
  if (Array.isArray(xs)) return [...xs, ...items];
  throw typeError(`append() argument 1 must be list, not ${typeName(xs)}`);
}

/** `(concat a b…)`: all str, all list or all tuple. */
export function concat({ items: operands }: Tuple): unknown {
  const [head] = operands;
  if (head === undefined) return [];
  const kind = typeName(head);
  for (const operand of operands) {
    if (typeName(operand) !== kind)
      throw typeError(`can only concatenate ${kind} (not "${typeName(operand)}") to ${kind}`);
  }
  if (typeof head === "string") return operands.join("");
  if (Array.isArray(head)) return operands.flat();
  if (isTuple(head)) return new Tuple(operands.flatMap((operand) => (operand as Tuple).items));
  throw typeError(`concat() arguments must be str, list or tuple, not ${kind}`);
}

function itemOr(c: unknown, key: unknown, otherwise: unknown): unknown {
  try {
    const value = getitem(c, key);
    return value === null && isJsObject(c) ? otherwise : value;
  } catch (error) {
    if (error instanceof LookupError) return otherwise;
    throw error;
  }
}
