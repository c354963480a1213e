/** Tuple: an immutable sequence. */
import { typeError } from "../errors/hierarchy.ts";
import { enclosed } from "../text/enclosed.ts";
import { repr } from "../text/repr.ts";
import { isTuple } from "./brand.ts";
import { eq, sameItems } from "./compare.ts";
import { NotImplemented } from "./constants.ts";
import { hash, mix } from "./hash.ts";
import { lexicographic } from "./order.ts";
import { pick } from "./positions.ts";
import { repeat, repetitions } from "./repeat.ts";
import { typeName } from "./types.ts";

export class Tuple {
  static readonly $name: string = "tuple";

  /** Owned by the tuple: never changed after construction. */
  readonly items: unknown[];
  private $hash: number | undefined = undefined;

  constructor(items: unknown[] = []) {
    this.items = items;
  }

  get $kind(): string {
    return "tuple";
  }

  [Symbol.iterator](): ArrayIterator<unknown> {
    return this.items[Symbol.iterator]();
  }

  __iter__(): ArrayIterator<unknown> {
    return this.items[Symbol.iterator]();
  }

  __len__(): number {
    return this.items.length;
  }

  __getitem__(index: unknown): unknown {
    return pick(this.items, index, "tuple", (part) => new Tuple(part));
  }

  __contains__(item: unknown): boolean {
    return this.items.some((other) => eq(other, item));
  }

  __add__(other: unknown): Tuple {
    if (!isTuple(other)) throw typeError(`can only concatenate tuple (not "${typeName(other)}") to tuple`);
    return new Tuple(this.items.concat(other.items));
  }

  __mul__(count: unknown): unknown {
    const times = repetitions(count);
    return times === undefined ? NotImplemented : new Tuple(repeat(this.items, times));
  }

  __rmul__(count: unknown): unknown {
    return this.__mul__(count);
  }

  __eq__(other: unknown): unknown {
    return isTuple(other) ? sameItems(this.items, other.items) : NotImplemented;
  }

  __lt__(other: unknown): unknown {
    return isTuple(other) ? lexicographic(this.items, other.items, "<") : NotImplemented;
  }

  __le__(other: unknown): unknown {
    return isTuple(other) ? lexicographic(this.items, other.items, "<=") : NotImplemented;
  }

  __gt__(other: unknown): unknown {
    return isTuple(other) ? lexicographic(this.items, other.items, ">") : NotImplemented;
  }

  __ge__(other: unknown): unknown {
    return isTuple(other) ? lexicographic(this.items, other.items, ">=") : NotImplemented;
  }

  __hash__(): number {
    if (this.$hash === undefined) {
      let code = this.items.length;
      for (const item of this.items) code = mix(code, hash(item));
      this.$hash = code;
    }
    return this.$hash;
  }

  __repr__(): string {
    const { items } = this;
    return enclosed(this, "(", items.length === 1 ? ",)" : ")", "(...)", () => items.map(repr).join(", "));
  }
}
