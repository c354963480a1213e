/** The module heapq: lists kept in heap order, the least item first. */
import { Call, collected, Perform, perform, performS, type Task } from "../builtins/requests.ts";
import { IndexError, typeError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { replaceItems, sortedBy } from "../methods/sort.ts";
import { arity } from "../objects/arity.ts";
import { rt } from "../scheduler/rt.ts";
import { itemsOf } from "../values/iterate.ts";
import { lt } from "../values/order.ts";
import { typeName } from "../values/types.ts";

export function heapq_heappush(heap: unknown, item: unknown): null {
  if (item === undefined) arity("heappush(heap, item, /)", heap === undefined ? 0 : 1);
  return changing(heap, (items) => {
    items.push(item);
    rise(items, 0, items.length - 1);
    return null;
  });
}

export function heapq_heappop(heap: unknown): unknown {
  if (heap === undefined) arity("heappop(heap, /)", 0);
  return changing(heap, (items) => {
    if (items.length === 0) throw new IndexError("index out of range");
    const last = items.pop();
    return items.length === 0 ? last : replaceFirst(items, last);
  });
}

/** Pops the least item and then pushes another one. */
export function heapq_heapreplace(heap: unknown, item: unknown): unknown {
  if (item === undefined) arity("heapreplace(heap, item, /)", heap === undefined ? 0 : 1);
  return changing(heap, (items) => {
    if (items.length === 0) throw new IndexError("index out of range");
    return replaceFirst(items, item);
  });
}

/** Pushes an item and then pops the least one. */
export function heapq_heappushpop(heap: unknown, item: unknown): unknown {
  if (item === undefined) arity("heappushpop(heap, item, /)", heap === undefined ? 0 : 1);
  return changing(heap, (items) =>
    items.length > 0 && lt(items[0], item) ? replaceFirst(items, item) : item,
  );
}

export function heapq_heapify(heap: unknown): null {
  if (heap === undefined) arity("heapify(heap, /)", 0);
  return changing(heap, (items) => {
    for (let i = (items.length >> 1) - 1; i >= 0; i--) sink(items, i);
    return null;
  });
}

/** `(heapq.nlargest n it key=f)`, the largest first. */
export function heapq_nlargest(n: unknown, iterable: unknown, key?: unknown): unknown {
  if (iterable === undefined) arity("nlargest(n, iterable, key=)", n === undefined ? 0 : 1);
  return perform(extremes(n, itemsOf(iterable), key, true));
}

export function heapq_nlargest$s(n: unknown, iterable: unknown, key?: unknown): unknown {
  return extremesS(n, iterable, key, true);
}

/** `(heapq.nsmallest n it key=f)`, the smallest first. */
export function heapq_nsmallest(n: unknown, iterable: unknown, key?: unknown): unknown {
  if (iterable === undefined) arity("nsmallest(n, iterable, key=)", n === undefined ? 0 : 1);
  return perform(extremes(n, itemsOf(iterable), key, false));
}

export function heapq_nsmallest$s(n: unknown, iterable: unknown, key?: unknown): unknown {
  return extremesS(n, iterable, key, false);
}

function extremesS(n: unknown, iterable: unknown, key: unknown, largest: boolean): unknown {
  return performS(collected(iterable, (items) => extremes(n, items, key, largest)));
}

function* extremes(n: unknown, items: readonly unknown[], key: unknown, largest: boolean): Task {
  let keys = items;
  if (key !== undefined && key !== null) {
    const results: unknown[] = [];
    for (const item of items) results.push(yield new Call(key, item));
    keys = results;
  }
  const sorted = (yield new Perform(sortedBy, items, keys, largest)) as unknown[];
  return sorted.slice(0, Math.max(0, sizeArgument(n)));
}

/** A comparison that has to wait begins the operation again: the heap changes only at the end. */
function changing<T>(heap: unknown, change: (items: unknown[]) => T): T {
  const list = heapOf(heap);
  if (rt.log === null) return change(list);
  const items = list.slice();
  const result = change(items);
  replaceItems(list, items);
  return result;
}

function heapOf(heap: unknown): unknown[] {
  if (Array.isArray(heap)) return heap;
  throw typeError(`heap argument must be a list, not ${typeName(heap)}`);
}

function replaceFirst(items: unknown[], item: unknown): unknown {
  const first = items[0];
  items[0] = item;
  sink(items, 0);
  return first;
}

/** Moves an item towards the root, past those that are greater. */
function rise(items: unknown[], root: number, from: number): void {
  const item = items[from];
  let at = from;
  while (at > root) {
    const parent = (at - 1) >> 1;
    if (!lt(item, items[parent])) break;
    items[at] = items[parent];
    at = parent;
  }
  items[at] = item;
}

/** Moves an item down to a leaf, the lesser children up, and then up to its place: fewer comparisons than on the way down. */
function sink(items: unknown[], from: number): void {
  const item = items[from];
  let at = from;
  for (let child = 2 * at + 1; child < items.length; child = 2 * at + 1) {
    const right = child + 1;
    if (right < items.length && !lt(items[child], items[right])) child = right;
    items[at] = items[child];
    at = child;
  }
  items[at] = item;
  rise(items, from, at);
}
