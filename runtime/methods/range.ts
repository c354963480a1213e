/** Methods of range. */
import { ValueError } from "../errors/hierarchy.ts";
import { repr } from "../text/repr.ts";
import type { Range } from "../values/range.ts";

export function rangeCount(r: Range, item: unknown): number {
  return r.indexOf(item) < 0 ? 0 : 1;
}

export function rangeIndex(r: Range, item: unknown): number {
  const place = r.indexOf(item);
  if (place < 0) throw new ValueError(`${repr(item)} is not in range`);
  return place;
}

export function rangeLength(r: Range): number {
  return r.count;
}

export function rangeContains(r: Range, item: unknown): boolean {
  return r.indexOf(item) >= 0;
}
