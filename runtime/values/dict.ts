/** Dict: insertion ordered, keyed by value equality. */

import { KeyError } from "../errors/hierarchy.ts";
import { rt } from "../scheduler/rt.ts";
import { enclosed } from "../text/enclosed.ts";
import { repr } from "../text/repr.ts";
import { sameOrEqual } from "./compare.ts";
import { NotImplemented } from "./constants.ts";
import { container } from "./container.ts";
import { KeyTable, SlotIterator } from "./key-table.ts";
import { isOf } from "./kinds.ts";
import type { Protocol } from "./protocol.ts";

export const CHANGED = "dictionary changed size during iteration";

class DictValue extends KeyTable {
  static readonly $name: string = "dict";

  declare $contents: unknown[];

  constructor() {
    super([]);
  }

  /** @throws what iterating the pairs throws */
  static from(pairs: Iterable<readonly [unknown, unknown]>): Dict {
    const dict = new Dict();
    for (const [key, value] of pairs) dict.set(key, value);
    return dict;
  }

  get $kind(): string {
    return "dict";
  }

  get size(): number {
    return this.$live;
  }

  /** The value under a key, `undefined` if there is none. */
  get(key: unknown): unknown {
    if (typeof key === "string") {
      const slot = this.$direct === null ? this.$scan(key) : this.$direct.get(key);
      return slot === undefined || slot < 0 ? undefined : this.$contents[slot];
    }
    const slot = this.$find(key);
    return slot < 0 ? undefined : this.$contents[slot];
  }

  /** Overwriting keeps the key that is there, and its place. */
  set(key: unknown, value: unknown): this {
    const slot = this.$put(key);
    this.$contents[slot] = value === undefined ? null : value;
    return this;
  }

  /** `set` as one of several changes between which code of the program runs, see `$putAmong`. */
  $setAmong(key: unknown, value: unknown): void {
    const { log } = rt;
    if (log === null) {
      this.set(key, value);
      return;
    }
    const slot = this.$putAmong(key);
    const before = this.$contents[slot];
    const stored = this.$slots[slot];
    this.$contents[slot] = value === undefined ? null : value;
    log.undo(() => {
      if (this.$slots[slot] === stored) this.$contents[slot] = before;
    });
  }

  has(key: unknown): boolean {
    return this.$find(key) >= 0;
  }

  /** Was the key there? */
  delete(key: unknown): boolean {
    const slot = this.$find(key);
    if (slot < 0) return false;
    this.$remove(slot);
    return true;
  }

  clear(): void {
    this.$reset();
  }

  copy(): Dict {
    const copy = new Dict();
    this.$copyTo(copy);
    return copy;
  }

  /** Removes and returns the newest pair; `undefined` if the dict is empty. */
  popItem(): [unknown, unknown] | undefined {
    const slot = this.$previous(Number.POSITIVE_INFINITY);
    if (slot < 0) return undefined;
    const pair: [unknown, unknown] = [this.$slots[slot], this.$contents[slot]];
    this.$remove(slot);
    return pair;
  }

  keys(): IterableIterator<unknown> {
    return new SlotIterator(this, CHANGED, (slot) => this.$slots[slot]);
  }

  values(): IterableIterator<unknown> {
    return new SlotIterator(this, CHANGED, (slot) => this.$contents[slot]);
  }

  entries(): IterableIterator<[unknown, unknown]> {
    return new SlotIterator(this, CHANGED, (slot) => [this.$slots[slot], this.$contents[slot]]);
  }

  [Symbol.iterator](): IterableIterator<unknown> {
    return this.keys();
  }

  __iter__(): IterableIterator<unknown> {
    return this.keys();
  }

  __reversed__(): Iterable<unknown> {
    return [...this.keys()].reverse();
  }

  __len__(): number {
    return this.$live;
  }

  __contains__(key: unknown): boolean {
    return this.has(key);
  }

  __getitem__(key: unknown): unknown {
    const value = this.get(key);
    if (value !== undefined) return value;
    const missing = (this as Protocol).__missing__;
    if (missing !== undefined) return missing.call(this, key);
    throw new KeyError(key);
  }

  __setitem__(key: unknown, value: unknown): null {
    this.set(key, value);
    return null;
  }

  __delitem__(key: unknown): null {
    if (!this.delete(key)) throw new KeyError(key);
    return null;
  }

  __ne__(other: unknown): unknown {
    const isSame = Dict.prototype.__eq__.call(this, other);
    return typeof isSame === "boolean" ? !isSame : isSame;
  }

  __eq__(other: unknown): unknown {
    if (!isDict(other)) return NotImplemented;
    if (other.size !== this.size) return false;
    for (const [key, value] of this.entries()) {
      const mate = other.get(key);
      if (mate === undefined || !sameOrEqual(value, mate)) return false;
    }
    return true;
  }

  __or__(other: unknown): unknown {
    return isDict(other) ? merged(this, other) : NotImplemented;
  }

  __ror__(other: unknown): unknown {
    return isDict(other) ? merged(other, this) : NotImplemented;
  }

  __ior__(other: unknown): unknown {
    return isDict(other) ? extended(this, other) : NotImplemented;
  }

  __repr__(): string {
    return enclosed(this, "{", "}", "{...}", () =>
      Array.from(this.entries(), ([key, value]) => `${repr(key)}: ${repr(value)}`).join(", "),
    );
  }

  /** What JSON.stringify writes. */
  toJSON(): Record<string, unknown> {
    return Object.fromEntries(Array.from(this.entries(), ([key, value]) => [jsonKey(key), value]));
  }
}

export const Dict: typeof DictValue = /* @__PURE__ */ container(DictValue);
export type Dict = DictValue;

function merged(a: Dict, b: Dict): Dict {
  return extended(Dict.prototype.copy.call(a), b);
}

function extended(dict: Dict, by: Dict): Dict {
  for (const [key, value] of by.entries()) dict.$setAmong(key, value);
  return dict;
}

/**
 * A dict of at most eight different str keys, without looking for duplicates.
 * @param keys become the dict's own, as the values do
 */
export function recordDict(keys: string[], values: unknown[]): Dict {
  const dict = new Dict();
  dict.$slots = keys;
  dict.$contents = values;
  dict.$live = keys.length;
  return dict;
}

/** Numbers, bools and None are keys as JSON writes them. */
function jsonKey(key: unknown): string {
  if (typeof key === "string") return key;
  return typeof key === "object" && key !== null ? repr(key) : String(key ?? null);
}

export function isDict(value: unknown): value is Dict {
  return isOf("dict", value);
}
