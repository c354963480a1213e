/** Unpacking: the values for the targets of `(a, *rest, b)` (language §6.1). */
import { ValueError } from "../errors/hierarchy.ts";
import { itemsOf, iterate } from "./iterate.ts";
import { protocol } from "./protocol.ts";

/**
 * One value for each target; the starred one gets a list.
 * @param before targets before the starred one, or all of them
 * @param after targets behind the starred one; -1 if none is starred
 * @throws ValueError for too few or too many values, TypeError for something that cannot be iterated
 */
export function unpack(value: unknown, before: number, after: number): unknown[] {
  if (after < 0) return exactly(value, before);
  const items = itemsOf(value, NOT_ITERABLE);
  const least = before + after;
  if (items.length < least) {
    throw new ValueError(`not enough values to unpack (expected at least ${least}, got ${items.length})`);
  }
  const end = items.length - after;
  return [...items.slice(0, before), items.slice(before, end), ...items.slice(end)];
}

const NOT_ITERABLE = "cannot unpack non-sequence %";

function exactly(value: unknown, count: number): unknown[] {
  const source = iterate(value, NOT_ITERABLE);
  if (Array.isArray(source) && source.length === count) return source;
  const items: unknown[] = [];
  for (const item of source) {
    if (items.length === count) throw tooMany(value, count);
    items.push(item);
  }
  if (items.length < count) {
    throw new ValueError(`not enough values to unpack (expected ${count}, got ${items.length})`);
  }
  return items;
}

/** An iterator may have no end, so only what has a size is counted. */
function tooMany(value: unknown, count: number): ValueError {
  const size =
    typeof value === "string" || Array.isArray(value)
      ? Array.from(value).length
      : protocol(value)?.__len__?.();
  return new ValueError(
    `too many values to unpack (expected ${count}${size === undefined ? "" : `, got ${size}`})`,
  );
}
