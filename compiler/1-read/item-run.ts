/** A list's items beside the tokens they were joined of, for places that read spaced infix among items. */
import type { Form } from "./form.ts";
import { flatten } from "./infix.ts";

export class ItemRun {
  readonly items: readonly Form[];
  readonly tokens: readonly Form[];
  /** The index of each item's first token, and of the end. */
  private readonly starts: readonly number[];

  constructor(items: readonly Form[]) {
    this.items = items;
    this.tokens = flatten(items);
    let count = 0;
    this.starts = [0, ...items.map((item) => (count += flatten([item]).length))];
  }

  /** The index of an item's first token. */
  tokenOf(item: number): number {
    return this.starts[item]!;
  }

  /** The first item that starts at this token or behind it. */
  itemAt(token: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! >= token) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
