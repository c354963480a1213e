/** Assignment to and deletion of slices of lists (language §3.7). */
import { ValueError } from "../errors/hierarchy.ts";
import { itemsOf } from "./iterate.ts";
import type { SliceLike } from "./kinds.ts";

/**
 * `list[a:b:c] = values`.
 * @param values any iterable
 * @throws ValueError when the slice has a step and another number of items than there are values
 */
export function replaceSlice(list: unknown[], slice: SliceLike, values: unknown): void {
  const items = [...itemsOf(values, "can only assign an iterable")];
  const { start, stop, step, count } = slice.$bounds(list.length);
  if (step === 1) {
    splice(list, start, Math.max(0, stop - start), items);
    return;
  }
  if (items.length !== count) {
    throw new ValueError(
      `attempt to assign sequence of size ${items.length} to extended slice of size ${count}`,
    );
  }
  for (let i = 0; i < count; i += 1) list[start + i * step] = items[i];
}

/** `del list[a:b:c]`. */
export function deleteSlice(list: unknown[], slice: SliceLike): void {
  const { start, step, count } = slice.$bounds(list.length);
  const gone = new Set(Array.from({ length: count }, (_, i) => start + i * step));
  const kept = list.filter((_, i) => !gone.has(i));
  splice(list, 0, list.length, kept);
}

/** Without spreading: there may be more items than a call takes arguments. */
function splice(list: unknown[], start: number, count: number, items: readonly unknown[]): void {
  const tail = list.slice(start + count);
  list.length = start;
  for (const item of items) list.push(item);
  for (const item of tail) list.push(item);
}
