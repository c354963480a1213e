/** Indexes and slice bounds: from M28 values to positions in a sequence (language §3.7). */
import { IndexError, typeError, ValueError } from "../errors/hierarchy.ts";
import { type Bounds, isSlice } from "./kinds.ts";
import { protocol } from "./protocol.ts";
import { typeName } from "./types.ts";

/** The integer that a value stands for as an index, by itself or by `__index__`; undefined if it stands for none. */
export function integerIndex(value: unknown): number | bigint | undefined {
  switch (typeof value) {
    case "number":
      return Number.isSafeInteger(value) ? value : undefined;
    case "bigint":
      return value;
    case "boolean":
      return Number(value);
    default: {
      const method = protocol(value)?.__index__;
      if (method === undefined) return undefined;
      const result = method.call(value);
      if (typeof result === "bigint" || Number.isSafeInteger(result)) return result as number | bigint;
      throw typeError(`__index__ returned non-int (type ${typeName(result)})`);
    }
  }
}

/**
 * The position that an index means in a sequence, or -1 if it is out of range.
 * @param kind the sequence's type, for the TypeError of an index that is no integer
 */
export function position(index: unknown, length: number, kind: string): number {
  const integer = integerIndex(index);
  if (integer === undefined) {
    throw typeError(
      kind === "string"
        ? `string indices must be integers, not '${typeName(index)}'`
        : `${kind} indices must be integers or slices, not ${typeName(index)}`,
    );
  }
  const at = integer < 0 ? Number(integer) + length : Number(integer);
  return at >= 0 && at < length ? at : -1;
}

/** Item or slice of the items of a sequence; `make` wraps the items of a slice. */
export function pick(
  items: readonly unknown[],
  index: unknown,
  kind: string,
  make: (part: unknown[]) => unknown,
): unknown {
  if (isSlice(index)) return make(index.$part(items));
  const at = position(index, items.length, kind);
  if (at < 0) throw new IndexError(`${kind} index out of range`);
  return items[at];
}

/** Where a slice starts and ends in a sequence of that length; never out of range. */
export function sliceBounds(start: unknown, stop: unknown, step: unknown, length: number): Bounds {
  const by = step == null ? 1 : clamp(step, Number.MAX_SAFE_INTEGER);
  if (by === 0) throw new ValueError("slice step cannot be zero");
  const lowest = by > 0 ? 0 : -1;
  const highest = by > 0 ? length : length - 1;
  const from = bound(start, by > 0 ? lowest : highest, lowest, highest, length);
  const to = bound(stop, by > 0 ? highest : lowest, lowest, highest, length);
  return { start: from, stop: to, step: by, count: Math.max(0, Math.ceil((to - from) / by)) };
}

function bound(value: unknown, missing: number, lowest: number, highest: number, length: number): number {
  if (value == null) return missing;
  const integer = clamp(value, Number.MAX_SAFE_INTEGER);
  const at = integer < 0 ? integer + length : integer;
  return Math.min(Math.max(at, lowest), highest);
}

function clamp(value: unknown, limit: number): number {
  const integer = integerIndex(value);
  if (integer === undefined) {
    throw typeError("slice indices must be integers or None or have an __index__ method");
  }
  return Math.min(Math.max(Number(integer), -limit), limit);
}
