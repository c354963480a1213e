/** Sorting, in place and into a new list: stable, by the order of the language. */
import { ValueError } from "../errors/hierarchy.ts";
import { call } from "../objects/calls.ts";
import { lt } from "../values/order.ts";
import { isPlain } from "../values/strings.ts";
import { flagArgument } from "./arguments.ts";
import { sortedPlaces } from "./merge-sort.ts";

/** `xs.sort(key, reverse)`. */
export function listSort(xs: unknown[], key?: unknown, reverse?: unknown): null {
  const items = xs.slice();
  return putSorted(xs, items, sortedBy(items, sortKeys(items, key), reverse));
}

/**
 * The end of a sort in place.
 * @param before what the list held when it began
 * @throws ValueError when key functions, comparisons or other goroutines have changed the list meanwhile; it is sorted all the same
 */
export function putSorted(xs: unknown[], before: readonly unknown[], sorted: readonly unknown[]): null {
  const isSame = xs.length === before.length && before.every((item, i) => Object.is(item, xs[i]));
  replaceItems(xs, sorted);
  if (!isSame) throw new ValueError("list modified during sort");
  return null;
}

/** The values by which to order the items: the items themselves when there is no key function. */
export function sortKeys(items: readonly unknown[], key: unknown): readonly unknown[] {
  return key === undefined || key === null ? items : items.map((item) => call(key, item));
}

/** A new list of the items in the order of their keys. Equal keys keep the order of their items, also in reverse. */
export function sortedBy(items: readonly unknown[], keys: readonly unknown[], reverse: unknown): unknown[] {
  const descending = flagArgument(reverse);
  if (keys === items && !descending) return ascending(items);
  return inOrder(items, keys, descending);
}

/** Puts other items into a list. */
export function replaceItems(xs: unknown[], items: readonly unknown[]): null {
  xs.length = items.length;
  for (let i = 0; i < items.length; i++) xs[i] = items[i];
  return null;
}

function ascending(items: readonly unknown[]): unknown[] {
  if (areNumbers(items)) return Array.from(new Float64Array(items).sort());
  // JavaScript's own order of str is by UTF-16 units, which is another one as soon as there are surrogates.
  return arePlainTexts(items) ? items.slice().sort() : inOrder(items, items, false);
}

function inOrder(items: readonly unknown[], keys: readonly unknown[], descending: boolean): unknown[] {
  const sorted: unknown[] = [];
  for (const place of placesInOrder(keys, descending)) sorted.push(items[place]);
  return sorted;
}

function placesInOrder(keys: readonly unknown[], descending: boolean): Uint32Array {
  if (areNumbers(keys))
    return sortedPlaces(new Float64Array(keys), descending ? (a, b) => a > b : (a, b) => a < b);
  if (arePlainTexts(keys)) return sortedPlaces(keys, descending ? (a, b) => a > b : (a, b) => a < b);
  return sortedPlaces(keys, descending ? (a, b) => lt(b, a) : lt);
}

function areNumbers(items: readonly unknown[]): items is readonly number[] {
  return items.every((item) => typeof item === "number" && !Number.isNaN(item));
}

function arePlainTexts(items: readonly unknown[]): items is readonly string[] {
  return items.every((item) => typeof item === "string" && isPlain(item));
}
