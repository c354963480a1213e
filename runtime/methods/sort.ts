/** Sorting, in place and into a new list: stable, by the order of the language. */
import { call } from "../objects/calls.ts";
import { lt } from "../values/order.ts";
import { isPlain } from "../values/strings.ts";
import { truthy } from "../values/truth.ts";

/** `xs.sort(key, reverse)`. */
export function listSort(xs: unknown[], key?: unknown, reverse?: unknown): null {
  return replaceItems(xs, sortedBy(xs, sortKeys(xs, key), reverse));
}

/** The values by which to order the items: the items themselves when there is no key function. */
export function sortKeys(items: readonly unknown[], key: unknown): readonly unknown[] {
  return key === undefined || key === null ? items : items.map((item) => call(key, item));
}

/** A new list of the items in the order of their keys. Equal keys keep the order of their items, also in reverse. */
export function sortedBy(items: readonly unknown[], keys: readonly unknown[], reverse: unknown): unknown[] {
  const descending = reverse !== undefined && truthy(reverse);
  if (keys === items && !descending) return ascending(items);
  const compare = comparison(keys);
  const places = items.map((_, i) => i);
  places.sort(descending ? (i, j) => compare(keys[j], keys[i]) : (i, j) => compare(keys[i], keys[j]));
  return places.map((i) => items[i]);
}

/** Puts other items into a list. */
export function replaceItems(xs: unknown[], items: readonly unknown[]): null {
  xs.length = items.length;
  for (let i = 0; i < items.length; i++) xs[i] = items[i];
  return null;
}

function ascending(items: readonly unknown[]): unknown[] {
  if (areNumbers(items)) return Array.from(Float64Array.from(items).sort());
  // JavaScript's own order of str is by UTF-16 units, which is another one as soon as there are surrogates.
  if (items.every((item) => typeof item === "string" && isPlain(item))) return items.slice().sort();
  return items.slice().sort(comparison(items));
}

// biome-ignore lint/suspicious/noExplicitAny: the comparison of numbers sees numbers only
function comparison(keys: readonly unknown[]): (a: any, b: any) => number {
  return areNumbers(keys) ? (a, b) => a - b : (a, b) => (lt(a, b) ? -1 : lt(b, a) ? 1 : 0);
}

function areNumbers(items: readonly unknown[]): items is readonly number[] {
  return items.every((item) => typeof item === "number" && !Number.isNaN(item));
}
