/** Methods of tuple. */
import { ValueError } from "../errors/hierarchy.ts";
import type { Tuple } from "../values/tuple.ts";
import { placeBound } from "./arguments.ts";
import { listCount, positionOf } from "./list.ts";

export function tupleCount(t: Tuple, item: unknown): number {
  return listCount(t.items, item);
}

export function tupleIndex(t: Tuple, item: unknown, start?: unknown, end?: unknown): number {
  const { items } = t;
  const at = positionOf(
    items,
    item,
    placeBound(start, 0, items.length),
    placeBound(end, items.length, items.length),
  );
  if (at < 0) throw new ValueError("tuple.index(x): x not in tuple");
  return at;
}

export function tupleLength(t: Tuple): number {
  return t.items.length;
}

export function tupleContains(t: Tuple, item: unknown): boolean {
  return positionOf(t.items, item) >= 0;
}

export function tupleTolist(t: Tuple): unknown[] {
  return t.items.slice();
}
