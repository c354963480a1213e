/** What `d.keys()`, `d.values()` and `d.items()` return: live views of a dict. */
import { repr } from "../text/repr.ts";
import { sameOrEqual } from "./compare.ts";
import type { Dict } from "./dict.ts";
import { iterate } from "./iterate.ts";
import { OWN } from "./own.ts";
import { isSetLike, SetLike } from "./set-like.ts";
import { HashSet } from "./sets.ts";
import { shown } from "./shown.ts";
import { isTuple, Tuple } from "./tuple.ts";

/** The views that are like sets: their operators take any iterable, on either side. */
abstract class SetView extends SetLike {
  $make(items: Iterable<unknown>): HashSet {
    return new HashSet(items);
  }

  /** What JSON.stringify writes. */
  toJSON(): unknown[] {
    return [...this];
  }

  override __and__(other: unknown): unknown {
    return super.__and__(asSet(other));
  }

  override __or__(other: unknown): unknown {
    return super.__or__(asSet(other));
  }

  override __sub__(other: unknown): unknown {
    return super.__sub__(asSet(other));
  }

  override __xor__(other: unknown): unknown {
    return super.__xor__(asSet(other));
  }

  override __rand__(other: unknown): unknown {
    return new HashSet(iterate(other)).__and__(this);
  }

  override __ror__(other: unknown): unknown {
    return new HashSet(iterate(other)).__or__(this);
  }

  override __rsub__(other: unknown): unknown {
    return new HashSet(iterate(other)).__sub__(this);
  }

  override __rxor__(other: unknown): unknown {
    return new HashSet(iterate(other)).__xor__(this);
  }
}

function asSet(items: unknown): SetLike {
  return isSetLike(items) ? items : new HashSet(iterate(items));
}

class DictKeysValue extends SetView {
  static readonly $name: string = "dict_keys";

  readonly dict: Dict;

  constructor(dict: Dict) {
    super();
    this.dict = dict;
  }

  get $kind(): string {
    return "dict_keys";
  }

  get size(): number {
    return this.dict.size;
  }

  has(key: unknown): boolean {
    return this.dict.has(key);
  }

  [Symbol.iterator](): IterableIterator<unknown> {
    return this.dict.keys();
  }

  __reversed__(): Iterable<unknown> {
    return [...this.dict.keys()].reverse();
  }

  __repr__(): string {
    return `dict_keys(${repr([...this.dict.keys()])})`;
  }
}

export const DictKeys: typeof DictKeysValue = /* @__PURE__ */ shown(DictKeysValue);
export type DictKeys = DictKeysValue;

class DictValuesValue {
  static readonly $name: string = "dict_values";

  readonly dict: Dict;

  constructor(dict: Dict) {
    this.dict = dict;
  }

  get __lookupGetter__(): unknown {
    return OWN;
  }

  get $kind(): string {
    return "dict_values";
  }

  get size(): number {
    return this.dict.size;
  }

  [Symbol.iterator](): IterableIterator<unknown> {
    return this.dict.values();
  }

  __len__(): number {
    return this.dict.size;
  }

  __reversed__(): Iterable<unknown> {
    return [...this.dict.values()].reverse();
  }

  /** What JSON.stringify writes. */
  toJSON(): unknown[] {
    return [...this.dict.values()];
  }

  __repr__(): string {
    return `dict_values(${repr([...this.dict.values()])})`;
  }
}

export const DictValues: typeof DictValuesValue = /* @__PURE__ */ shown(DictValuesValue);
export type DictValues = DictValuesValue;

class DictItemsValue extends SetView {
  static readonly $name: string = "dict_items";

  readonly dict: Dict;

  constructor(dict: Dict) {
    super();
    this.dict = dict;
  }

  get $kind(): string {
    return "dict_items";
  }

  get size(): number {
    return this.dict.size;
  }

  has(pair: unknown): boolean {
    if (!isTuple(pair) || pair.items.length !== 2) return false;
    const value = this.dict.get(pair.items[0]);
    return value !== undefined && sameOrEqual(value, pair.items[1]);
  }

  [Symbol.iterator](): IterableIterator<unknown> {
    return new Pairs(this.dict.entries());
  }

  __reversed__(): Iterable<unknown> {
    return [...this].reverse();
  }

  __repr__(): string {
    return `dict_items(${repr([...this])})`;
  }
}

export const DictItems: typeof DictItemsValue = /* @__PURE__ */ shown(DictItemsValue);
export type DictItems = DictItemsValue;

/** Entries as tuples. */
class Pairs implements IterableIterator<Tuple> {
  static readonly $name: string = "dict_itemiterator";

  private readonly entries: Iterator<[unknown, unknown]>;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(entries: Iterator<[unknown, unknown]>) {
    this.entries = entries;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<Tuple> {
    const step = this.entries.next();
    return step.done ? step : { done: false, value: new Tuple(step.value) };
  }
}
