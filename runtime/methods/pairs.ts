/** The keys and values of a mapping, one pair after the other, for loops that take them apart at once. */
import { RuntimeError } from "../errors/hierarchy.ts";
import { CHANGED, Dict } from "../values/dict.ts";
import { iterate } from "../values/iterate.ts";
import { unpack } from "../values/unpack.ts";
import { m_items } from "./dispatchers.ts";

export interface Pairs {
  /** Of the pair that `next` went to. */
  readonly key: unknown;
  readonly value: unknown;
  /** Goes to the next pair. Is there one? */
  next(): boolean;
}

/** What `(x.items)` gives, taken apart. */
export function pairs(x: unknown): Pairs {
  return x instanceof Dict ? new DictPairs(x) : new OtherPairs(iterate(m_items(x)));
}

/** The same of what is known to be a dict. */
export function dictPairs(dict: Dict): Pairs {
  return new DictPairs(dict);
}

class DictPairs implements Pairs {
  key: unknown = null;
  value: unknown = null;
  private readonly dict: Dict;
  private readonly size: number;
  private slot = 0;

  constructor(dict: Dict) {
    this.dict = dict;
    this.size = dict.$live;
  }

  next(): boolean {
    const { dict } = this;
    if (dict.$live !== this.size) throw new RuntimeError(CHANGED);
    const slot = dict.$next(this.slot);
    if (slot < 0) return false;
    this.slot = slot + 1;
    this.key = dict.$slots[slot];
    this.value = dict.$contents[slot];
    return true;
  }
}

class OtherPairs implements Pairs {
  key: unknown = null;
  value: unknown = null;
  private readonly items: Iterator<unknown>;

  constructor(items: Iterable<unknown>) {
    this.items = items[Symbol.iterator]();
  }

  next(): boolean {
    const step = this.items.next();
    if (step.done) return false;
    [this.key, this.value] = unpack(step.value, 2, -1);
    return true;
  }
}
