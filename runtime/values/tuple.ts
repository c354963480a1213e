/** Tuple: an immutable sequence. What operations do with one, they know themselves, as they do of lists. */

import { enclosed } from "../text/enclosed.ts";
import { repr } from "../text/repr.ts";
import { container } from "./container.ts";
import { isOf } from "./kinds.ts";

class TupleValue {
  static readonly $name: string = "tuple";

  /** Owned by the tuple: never changed after construction. */
  readonly items: unknown[];
  /** Its hash, once that has been asked for. */
  $hash: number | undefined = undefined;

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

  __repr__(): string {
    const { items } = this;
    return enclosed(this, "(", items.length === 1 ? ",)" : ")", "(...)", () => items.map(repr).join(", "));
  }

  /** What JSON.stringify writes. */
  toJSON(): unknown[] {
    return this.items;
  }
}

export const Tuple: typeof TupleValue = /* @__PURE__ */ container(TupleValue);
export type Tuple = TupleValue;

export function isTuple(value: unknown): value is Tuple {
  return isOf("tuple", value);
}
