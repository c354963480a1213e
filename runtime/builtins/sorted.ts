/** sorted: a new list in ascending order. */

import { putSorted, sortedBy, sortKeys } from "../methods/sort.ts";
import { arity } from "../objects/arity.ts";
import { collectS } from "../objects/index.ts";
import { settle, settleLater } from "../objects/settle.ts";
import { itemsOf } from "../values/iterate.ts";
import { callEachS } from "./suspending.ts";

const signature = "sorted(it, /, *, key=, reverse=)";

export function sorted(it: unknown, key?: unknown, reverse?: unknown): unknown[] {
  if (it === undefined) arity(signature, 0);
  const items = itemsOf(it);
  return sortedBy(items, sortKeys(items, key), reverse);
}

export function sorted$s(it: unknown, key?: unknown, reverse?: unknown): unknown {
  if (it === undefined) arity(signature, 0);
  return settleLater(collectS(it), (items) => sortS(items as unknown[], key, reverse));
}

/** The entry of `xs.sort(key, reverse)`. */
export function listSort$s(xs: unknown[], key?: unknown, reverse?: unknown): unknown {
  const items = xs.slice();
  return settle(sortS(items, key, reverse), (sorted) => putSorted(xs, items, sorted as unknown[]));
}

function sortS(items: readonly unknown[], key: unknown, reverse: unknown): unknown {
  return settle(suspendingKeys(items, key), (keys) => sortedBy(items, keys as unknown[], reverse));
}

function suspendingKeys(items: readonly unknown[], key: unknown): unknown {
  return key === undefined || key === null ? items : callEachS(key, items);
}
