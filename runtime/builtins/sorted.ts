/** sorted: a new list in ascending order. */

import { replaceItems, sortedBy, sortKeys } from "../methods/sort.ts";
import { arity } from "../objects/binding.ts";
import { collectS } from "../objects/index.ts";
import { settle } from "../objects/settle.ts";
import { rt } from "../scheduler/rt.ts";
import { itemsOf } from "../values/iterate.ts";
import { callEachS, entry } from "./suspending.ts";

const signature = "sorted(it, /, *, key=, reverse=)";

export function sorted(it: unknown, key?: unknown, reverse?: unknown): unknown[] {
  if (it === undefined) arity(signature, 0);
  const items = itemsOf(it);
  return sortedBy(items, sortKeys(items, key), reverse);
}

export const sorted$s = /* @__PURE__ */ entry(async (it: unknown, key?: unknown, reverse?: unknown) => {
  const goroutine = rt.cur;
  if (it === undefined) arity(signature, 0);
  let items = collectS(it);
  if (items === undefined) {
    await rt.pending;
    items = goroutine.resume();
  }
  let keys = suspendingKeys(items as unknown[], key);
  if (keys === undefined) {
    await rt.pending;
    keys = goroutine.resume();
  }
  return goroutine.done(sortedBy(items as unknown[], keys as unknown[], reverse));
});

/** The entry of `xs.sort(key, reverse)`. */
export function listSort$s(xs: unknown[], key?: unknown, reverse?: unknown): unknown {
  const items = xs.slice();
  return settle(suspendingKeys(items, key), (keys) =>
    replaceItems(xs, sortedBy(items, keys as unknown[], reverse)),
  );
}

function suspendingKeys(items: readonly unknown[], key: unknown): unknown {
  return key === undefined || key === null ? items : callEachS(key, items);
}
