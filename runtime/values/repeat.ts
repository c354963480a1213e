/** Repetition of sequences: `seq * n`. */
import { bounds } from "../bounds.ts";
import { OverflowError } from "../errors/hierarchy.ts";
import { integerIndex } from "./positions.ts";

/** How often to repeat, at least 0; undefined if the operand is no integer. */
export function repetitions(count: unknown): number | undefined {
  const times = integerIndex(count);
  if (times === undefined) return undefined;
  if (typeof times === "number") return Math.max(times, 0);
  if (times < 0n) return 0;
  throw new OverflowError("cannot fit 'int' into an index-sized integer");
}

/** So many items an array can have that grows: V8 ends the process when one has to grow further. */
export const MOST_ITEMS = 112_000_000;

/** An array that is made with more items than these is a table, a hundred times as slow. */
const MOST_AT_ONCE = 33_554_432;

/** @throws OverflowError for more items than a list can have, before any of them is made */
export function checkCount(count: number): void {
  if (count > MOST_ITEMS) throw new OverflowError(`too many items: ${count}`);
}

export function repeat(items: readonly unknown[], times: number): unknown[] {
  if (items.length === 0) return [];
  bounds?.work((items.length * times) / 4);
  checkCount(items.length * times);
  if (items.length === 1 && times <= MOST_AT_ONCE) return new Array(times).fill(items[0]);
  const result: unknown[] = [];
  for (let i = 0; i < times; i += 1) for (const item of items) result.push(item);
  return result;
}
