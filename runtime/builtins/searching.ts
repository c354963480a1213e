/** Functions that look for something in an iterable. */

import { bound } from "../methods/arguments.ts";
import { positionOf } from "../methods/list.ts";
import { strFind } from "../methods/text/search.ts";
import { arity } from "../objects/arity.ts";
import { type Stepwise, stepwise } from "../objects/stepwise.ts";
import { contains, eq } from "../values/compare.ts";
import { getitem } from "../values/items.ts";
import { itemsOf, iterate } from "../values/iterate.ts";
import { protocol } from "../values/protocol.ts";
import { isTuple } from "../values/tuple.ts";
import { drained, findItem, perform } from "./suspending.ts";

/** `(contains c x)`. */
export function containsItem(c: unknown, x: unknown): boolean {
  if (x === undefined) arity(containsSignature, c === undefined ? 0 : 1);
  return contains(c, x);
}

export const containsItem$s = /* @__PURE__ */ stepwise(function* (c: unknown, x: unknown): Stepwise {
  if (x === undefined) arity(containsSignature, c === undefined ? 0 : 1);
  const isPlain = typeof c === "string" || Array.isArray(c) || isTuple(c);
  if (isPlain || protocol(c)?.__contains__ !== undefined) {
    const found = yield perform(contains, c, x);
    return found;
  }
  return yield* findItem(c, function* (item) {
    const equal = yield perform(eq, item, x);
    return equal === true;
  });
});

const containsSignature = "contains(c, x, /)";

/** `(find s x [a [b]])`: the position in a str or list, or -1. */
export function find(s: unknown, x: unknown, start?: unknown, end?: unknown): number {
  if (x === undefined) arity("find(s, x, start=, end=, /)", s === undefined ? 0 : 1);
  if (typeof s === "string") return strFind(s, x, start, end);
  const items = isTuple(s) ? s.items : itemsOf(s);
  return positionOf(items, x, bound(start, 0, items.length), bound(end, items.length, items.length));
}

/** `(assoc key pairs)`: the first pair whose first item equals key. */
export function assoc(key: unknown, pairs: unknown): unknown {
  if (pairs === undefined) arity("assoc(key, pairs, /)", key === undefined ? 0 : 1);
  for (const pair of iterate(pairs)) if (eq(getitem(pair, 0), key)) return pair;
  return null;
}

export const assoc$s = /* @__PURE__ */ drained(assoc, 1);
