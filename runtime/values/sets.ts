/** HashSet and FrozenSet: insertion ordered, by value equality. */

import { enclosed } from "../text/enclosed.ts";
import { repr } from "../text/repr.ts";
import { container } from "./container.ts";
import { hash, mix } from "./hash.ts";
import { KeyTable, SlotIterator } from "./key-table.ts";
import { kindOf } from "./kinds.ts";
import { compareStrings } from "./order.ts";
import { overrides } from "./protocol.ts";
import { isSetLike, SetLike } from "./set-like.ts";
import { typeName } from "./types.ts";

const CHANGED = "Set changed size during iteration";

abstract class TableSet extends SetLike {
  protected readonly $table: KeyTable = new KeyTable(null);

  constructor(items: Iterable<unknown> = []) {
    super();
    if (items instanceof TableSet && !overrides(items, "__iter__")) items.$table.$copyTo(this.$table);
    else for (const item of items) this.$table.$put(item);
  }

  get size(): number {
    return this.$table.$live;
  }

  /** An unhashable set is looked for as the frozenset of its items. */
  has(item: unknown): boolean {
    return this.$table.$find(asElement(item)) >= 0;
  }

  [Symbol.iterator](): IterableIterator<unknown> {
    return new SlotIterator(this.$table, CHANGED, (slot) => this.$table.$slots[slot]);
  }

  /** What JSON.stringify writes. */
  toJSON(): unknown[] {
    return [...this];
  }
}

class HashSetValue extends TableSet {
  static readonly $name: string = "set";

  get $kind(): string {
    return "set";
  }

  $make(items: Iterable<unknown>): HashSet {
    return new HashSet(items);
  }

  /** An element that is there already stays. */
  add(item: unknown): this {
    this.$table.$put(item);
    return this;
  }

  /** `add` as one of several changes between which code of the program runs. */
  $addAmong(item: unknown): void {
    this.$table.$putAmong(item);
  }

  /** Has these elements from now on; what they are is known before any of the old ones goes. */
  $become(items: Iterable<unknown>): this {
    this.$table.$take(new HashSet(items).$table);
    return this;
  }

  /** Was the element there? */
  delete(item: unknown): boolean {
    const slot = this.$table.$find(asElement(item));
    if (slot < 0) return false;
    this.$table.$remove(slot);
    return true;
  }

  clear(): void {
    this.$table.$reset();
  }

  /** Removes and returns the oldest element; `undefined` if the set is empty. */
  shift(): unknown {
    const slot = this.$table.$next(0);
    if (slot < 0) return undefined;
    const item = this.$table.$slots[slot];
    this.$table.$remove(slot);
    return item;
  }

  __ior__(other: unknown): unknown {
    return this.$becomeResult(super.__or__(other));
  }

  __iand__(other: unknown): unknown {
    return this.$becomeResult(super.__and__(other));
  }

  __isub__(other: unknown): unknown {
    return this.$becomeResult(super.__sub__(other));
  }

  __ixor__(other: unknown): unknown {
    return this.$becomeResult(super.__xor__(other));
  }

  __repr__(): string {
    const name = typeName(this);
    if (this.size === 0) return `${name}()`;
    const [open, close] = name === "set" ? ["{", "}"] : [`${name}({`, "})"];
    return enclosed(this, open, close, `${open}...${close}`, () => listed(this));
  }

  /** @param result of an operator, NotImplemented perhaps */
  private $becomeResult(result: unknown): unknown {
    return isSetLike(result) ? this.$become(result) : result;
  }
}

export const HashSet: typeof HashSetValue = /* @__PURE__ */ container(HashSetValue);
export type HashSet = HashSetValue;

class FrozenSetValue extends TableSet {
  static readonly $name: string = "frozenset";

  private $hash: number | undefined = undefined;

  get $kind(): string {
    return "frozenset";
  }

  $make(items: Iterable<unknown>): FrozenSet {
    return new FrozenSet(items);
  }

  __hash__(): number {
    if (this.$hash === undefined) {
      let code = this.size;
      for (const item of this) code ^= mix(0x2545f491, hash(item));
      this.$hash = code;
    }
    return this.$hash;
  }

  __repr__(): string {
    const name = typeName(this);
    if (this.size === 0) return `${name}()`;
    return enclosed(this, `${name}({`, "})", `${name}({...})`, () => listed(this));
  }
}

export const FrozenSet: typeof FrozenSetValue = /* @__PURE__ */ container(FrozenSetValue);
export type FrozenSet = FrozenSetValue;

/** What an element is looked for as. */
function asElement(item: unknown): unknown {
  if (typeof item !== "object" || item === null || kindOf(item) !== "set") return item;
  return overrides(item, "__hash__") ? item : new FrozenSet(item as HashSet);
}

/** Elements in a defined order: numbers and strs ascending, others by their reprs. */
function listed(items: Iterable<unknown>): string {
  const sorted = [...items];
  if (sorted.every(isRealNumber)) {
    return sorted
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      .map(repr)
      .join(", ");
  }
  if (sorted.every((item) => typeof item === "string"))
    return sorted.sort(compareStrings).map(repr).join(", ");
  return sorted.map(repr).sort(compareStrings).join(", ");
}

/** Bools stand among the numbers as 0 and 1. */
function isRealNumber(item: unknown): item is number | bigint | boolean {
  return typeof item === "number" || typeof item === "bigint" || typeof item === "boolean";
}

/** A set or a frozenset. */
export function isSet(value: unknown): value is HashSet | FrozenSet {
  const kind = kindOf(value);
  return kind === "set" || kind === "frozenset";
}
