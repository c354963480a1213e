/** Range: the integers from a start up to a stop, never stored. */
import { IndexError, OverflowError, typeError, ValueError } from "../errors/hierarchy.ts";
import { repr } from "../text/repr.ts";
import { NotImplemented } from "./constants.ts";
import { container } from "./container.ts";
import { mix } from "./hash.ts";
import { isOf, isSlice } from "./kinds.ts";
import { OWN } from "./own.ts";
import { integerIndex, position } from "./positions.ts";
import { typeName } from "./types.ts";

class RangeValue {
  static readonly $name: string = "range";

  readonly start: number;
  readonly stop: number;
  readonly step: number;
  /** How many integers there are. */
  readonly count: number;

  /** @param step not 0 */
  constructor(start: number, stop: number, step: number) {
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.count = Math.max(0, Math.ceil((stop - start) / step));
  }

  get $kind(): string {
    return "range";
  }

  /** The item at a position from 0 to `count` − 1. */
  at(index: number): number {
    return this.start + index * this.step;
  }

  /** The position of a value, or -1. */
  indexOf(value: unknown): number {
    const number = typeof value === "boolean" ? Number(value) : value;
    if (!Number.isSafeInteger(number)) return -1;
    const index = ((number as number) - this.start) / this.step;
    return Number.isInteger(index) && index >= 0 && index < this.count ? index : -1;
  }

  [Symbol.iterator](): IterableIterator<number> {
    return new RangeIterator(this);
  }

  __iter__(): IterableIterator<number> {
    return new RangeIterator(this);
  }

  __reversed__(): Iterable<number> {
    return new Range(this.at(this.count - 1), this.start - this.step, -this.step);
  }

  __len__(): number {
    return this.count;
  }

  __bool__(): boolean {
    return this.count > 0;
  }

  __contains__(value: unknown): boolean {
    return this.indexOf(value) >= 0;
  }

  __getitem__(index: unknown): unknown {
    if (isSlice(index)) {
      const { start, stop, step } = index.$bounds(this.count);
      return new Range(this.at(start), this.at(stop), this.step * step);
    }
    const at = position(index, this.count, "range");
    if (at < 0) throw new IndexError("range object index out of range");
    return this.at(at);
  }

  __eq__(other: unknown): unknown {
    if (!isRange(other)) return NotImplemented;
    if (this.count !== other.count || this.count === 0) return this.count === other.count;
    return this.start === other.start && (this.count === 1 || this.step === other.step);
  }

  __ne__(other: unknown): unknown {
    return isRange(other) ? !this.__eq__(other) : NotImplemented;
  }

  __hash__(): number {
    const first = this.count === 0 ? 0 : this.start;
    return mix(mix(this.count | 0, first | 0), this.count > 1 ? this.step | 0 : 0);
  }

  __repr__(): string {
    const { start, stop, step } = this;
    if (step !== 1) return `range(${repr(start)}, ${repr(stop)}, ${repr(step)})`;
    return start === 0 ? `range(${repr(stop)})` : `range(${repr(start)}, ${repr(stop)})`;
  }

  /** What JSON.stringify writes. */
  toJSON(): unknown[] {
    return [...this];
  }
}

export const Range: typeof RangeValue = /* @__PURE__ */ container(RangeValue);
export type Range = RangeValue;

/**
 * `(range stop)`, `(range start stop [step])`.
 * @throws TypeError for arguments that are not integral, ValueError for step 0
 */
export function makeRange(first: unknown, second?: unknown, third?: unknown): Range {
  const start = second === undefined ? 0 : bound(first);
  const stop = bound(second === undefined ? first : second);
  const step = third === undefined ? 1 : bound(third);
  if (step === 0) throw new ValueError("range() arg 3 must not be zero");
  return new Range(start, stop, step);
}

function bound(value: unknown): number {
  const integer = integerIndex(value);
  if (integer === undefined)
    throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  const number = Number(integer);
  if (Number.isSafeInteger(number)) return number;
  throw new OverflowError("the bounds of a range must lie within ±(2**53 - 1)");
}

class RangeIterator implements IterableIterator<number> {
  static readonly $name: string = "range_iterator";

  private value: number;
  private left: number;
  private readonly step: number;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(range: Range) {
    this.value = range.start;
    this.left = range.count;
    this.step = range.step;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<number> {
    if (this.left === 0) return { done: true, value: undefined };
    this.left -= 1;
    const { value } = this;
    this.value += this.step;
    return { done: false, value };
  }
}

export function isRange(value: unknown): value is Range {
  return isOf("range", value);
}
