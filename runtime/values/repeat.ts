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

export function repeat(items: readonly unknown[], times: number): unknown[] {
  bounds?.work((items.length * times) / 4);
  if (items.length === 1) return new Array(times).fill(items[0]);
  const result: unknown[] = [];
  for (let i = 0; i < times; i += 1) for (const item of items) result.push(item);
  return result;
}
