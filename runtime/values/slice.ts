/** Slice: the bounds of `xs[a:b:c]` as a value. */
import { repr } from "../text/repr.ts";
import { isSlice } from "./brand.ts";
import { eq } from "./compare.ts";
import { NotImplemented } from "./constants.ts";

export class Slice {
  static readonly $name: string = "slice";

  readonly start: unknown;
  readonly stop: unknown;
  readonly step: unknown;

  constructor(start: unknown = null, stop: unknown = null, step: unknown = null) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  get $kind(): string {
    return "slice";
  }

  __eq__(other: unknown): unknown {
    if (!isSlice(other)) return NotImplemented;
    return eq(this.start, other.start) && eq(this.stop, other.stop) && eq(this.step, other.step);
  }

  __repr__(): string {
    return `slice(${repr(this.start)}, ${repr(this.stop)}, ${repr(this.step)})`;
  }
}
