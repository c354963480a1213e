/** Slice: the bounds of `xs[a:b:c]` as a value. */
import { repr } from "../text/repr.ts";
import { sameOrEqual } from "./compare.ts";
import { NotImplemented } from "./constants.ts";
import { type Bounds, isSlice, type SliceLike } from "./kinds.ts";
import { deleteSlice, replaceSlice } from "./list-slices.ts";
import { OWN } from "./own.ts";
import { sliceBounds } from "./positions.ts";

export class Slice implements SliceLike {
  static readonly $name: string = "slice";

  readonly start: unknown;
  readonly stop: unknown;
  readonly step: unknown;

  constructor(start: unknown = null, stop: unknown = null, step: unknown = null) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  get __lookupGetter__(): unknown {
    return OWN;
  }

  get $kind(): string {
    return "slice";
  }

  // What slices do to sequences is asked of them, so that programs without slices carry nothing of it.

  /** Where it starts and ends in a sequence of that length. */
  $bounds(length: number): Bounds {
    return sliceBounds(this.start, this.stop, this.step, length);
  }

  /** Its items of a sequence, in a new array. */
  $part<T>(items: readonly T[]): T[] {
    const { start, stop, step, count } = sliceBounds(this.start, this.stop, this.step, items.length);
    if (step === 1) return items.slice(start, Math.max(start, stop));
    const part: T[] = [];
    for (let i = start, n = count; n > 0; i += step, n -= 1) part.push(items[i]!);
    return part;
  }

  /** `list[a:b:c] = values` */
  $replace(list: unknown[], values: unknown): void {
    replaceSlice(list, this, values);
  }

  /** `del list[a:b:c]` */
  $delete(list: unknown[]): void {
    deleteSlice(list, this);
  }

  __eq__(other: unknown): unknown {
    if (!isSlice(other)) return NotImplemented;
    return (
      sameOrEqual(this.start, other.start) &&
      sameOrEqual(this.stop, other.stop) &&
      sameOrEqual(this.step, other.step)
    );
  }

  __repr__(): string {
    return `slice(${repr(this.start)}, ${repr(this.stop)}, ${repr(this.step)})`;
  }
}
