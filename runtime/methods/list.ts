/** Methods of list; those that change the list give None. */
import { IndexError, ValueError } from "../errors/hierarchy.ts";
import { repr } from "../text/repr.ts";
import { sameOrEqual } from "../values/compare.ts";
import { itemsOf } from "../values/iterate.ts";
import { placeBound, sizeArgument } from "./arguments.ts";

type List = unknown[];

export function listAppend(xs: List, item: unknown): null {
  xs.push(item);
  return null;
}

export function listExtend(xs: List, items: unknown): null {
  for (const item of [...itemsOf(items)]) xs.push(item);
  return null;
}

export function listInsert(xs: List, index: unknown, item: unknown): null {
  xs.splice(sizeArgument(index), 0, item);
  return null;
}

export function listRemove(xs: List, item: unknown): null {
  const at = positionOf(xs, item);
  if (at < 0) throw new ValueError("list.remove(x): x not in list");
  xs.splice(at, 1);
  return null;
}

export function listPop(xs: List, index?: unknown): unknown {
  if (xs.length === 0) throw new IndexError("pop from empty list");
  if (index === undefined) return xs.pop();
  const size = sizeArgument(index);
  const at = size < 0 ? size + xs.length : size;
  if (at < 0 || at >= xs.length) throw new IndexError("pop index out of range");
  return xs.splice(at, 1)[0];
}

export function listClear(xs: List): null {
  xs.length = 0;
  return null;
}

export function listCopy(xs: List): List {
  return xs.slice();
}

export function listReverse(xs: List): null {
  xs.reverse();
  return null;
}

export function listCount(xs: readonly unknown[], item: unknown): number {
  let count = 0;
  for (const other of xs) if (sameOrEqual(other, item)) count++;
  return count;
}

export function listIndex(xs: readonly unknown[], item: unknown, start?: unknown, end?: unknown): number {
  const at = positionOf(xs, item, placeBound(start, 0, xs.length), placeBound(end, xs.length, xs.length));
  if (at < 0) throw new ValueError(`${repr(item)} is not in list`);
  return at;
}

export function listLength(xs: readonly unknown[]): number {
  return xs.length;
}

export function listContains(xs: readonly unknown[], item: unknown): boolean {
  return positionOf(xs, item) >= 0;
}

export function listFirst(xs: List): unknown {
  if (xs.length === 0) throw new IndexError("list index out of range");
  return xs[0];
}

export function listLast(xs: List): unknown {
  if (xs.length === 0) throw new IndexError("list index out of range");
  return xs[xs.length - 1];
}

/** The first position of an equal item between two positions, or -1. */
export function positionOf(xs: readonly unknown[], item: unknown, start = 0, end = xs.length): number {
  for (let i = start; i < end && i < xs.length; i++) if (sameOrEqual(xs[i], item)) return i;
  return -1;
}
