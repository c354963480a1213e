/**
 * The table behind dicts and sets: insertion ordered, keyed by value equality. Up to eight plain keys are searched
 * one by one; beyond that a Map finds keys that JavaScript compares as M28 does, and a second one, by hash, the rest.
 */
import { RuntimeError } from "../errors/hierarchy.ts";
import { rt } from "../scheduler/rt.ts";
import { sameOrEqual } from "./compare.ts";
import { hash, isHashedByIdentity } from "./hash.ts";
import { isBound } from "./identity.ts";
import { unboxed } from "./kinds.ts";
import { OWN } from "./own.ts";

const SMALL = 8;

/** Stands in the slot of a deleted key. */
const REMOVED = /* @__PURE__ */ Symbol("removed");

/** Answer of `directKey` for keys that have to be found by hash. */
const HASHED = /* @__PURE__ */ Symbol("hashed");

export class KeyTable {
  $slots: unknown[] = [];
  /** The values, parallel to the slots; null in a set. */
  $contents: unknown[] | null;
  $live = 0;
  /** No slot before this one is live. */
  private $head = 0;
  /** Null while the table is small: then every key is a str, a number or None. */
  protected $direct: Map<unknown, number> | null = null;
  private $hashed: Hashed | null = null;

  constructor(contents: unknown[] | null) {
    this.$contents = contents;
  }

  /** The slot of a key, or -1. */
  $find(key: unknown): number {
    if (this.$direct === null) {
      if (isPlain(key)) return this.$scan(key);
      const direct = directKey(key);
      if (direct !== HASHED) return this.$scan(direct);
      hash(key);
      return -1;
    }
    const direct = typeof key === "string" ? key : directKey(key);
    if (direct !== HASHED) return this.$direct.get(direct) ?? -1;
    return this.$search(hash(key), key);
  }

  /** The slot of a key, made if it is new. */
  $put(key: unknown): number {
    if (this.$direct === null && isPlain(key)) {
      const slot = this.$scan(key);
      if (slot >= 0) return slot;
      if (this.$slots.length < SMALL) return this.$push(key);
    }
    this.$direct ??= this.$index();
    const direct = typeof key === "string" ? key : directKey(key);
    if (direct === HASHED) return this.$putHashed(key);
    const slot = this.$direct.get(direct);
    if (slot !== undefined) return slot;
    this.$direct.set(direct, this.$slots.length);
    return this.$push(key === undefined ? null : key);
  }

  /**
   * The same as one of several changes between which code of the program runs: when the operation is begun again it finds the table as
   * it was.
   */
  $putAmong(key: unknown): number {
    const live = this.$live;
    const slot = this.$put(key);
    if (rt.log === null || this.$live === live) return slot;
    const stored = this.$slots[slot];
    rt.log.undo(() => {
      const at = this.$slots[slot] === stored ? slot : this.$slots.indexOf(stored);
      if (at >= 0) this.$remove(at);
    });
    return slot;
  }

  /** Makes a slot for a key that is not there. */
  $add(key: unknown, code: number | null): number {
    if (this.$direct === null && isPlain(key) && this.$slots.length < SMALL) return this.$push(key);
    this.$direct ??= this.$index();
    if (code === null) {
      this.$direct.set(directKey(key), this.$slots.length);
      return this.$push(key);
    }
    this.$hashed ??= new Hashed();
    this.$hashed.add(code, this.$slots.length);
    return this.$push(key);
  }

  /** The hash of the key in a slot; null if it is not found by that. */
  $codeOf(slot: number): number | null {
    return this.$hashed?.codes[slot] ?? null;
  }

  /** Frees a live slot. Nothing of the program's runs. */
  $remove(slot: number): void {
    this.$live -= 1;
    if (this.$live === 0) this.$reset();
    else if (this.$direct === null) {
      this.$slots.splice(slot, 1);
      this.$contents?.splice(slot, 1);
    } else this.$vacate(slot, this.$direct);
  }

  $reset(): void {
    this.$slots = [];
    if (this.$contents !== null) this.$contents = [];
    this.$live = 0;
    this.$head = 0;
    this.$direct = null;
    this.$hashed = null;
  }

  /** Becomes what another table is, which nobody uses any more. */
  $take(other: KeyTable): void {
    this.$slots = other.$slots;
    this.$contents = other.$contents;
    this.$live = other.$live;
    this.$head = other.$head;
    this.$direct = other.$direct;
    this.$hashed = other.$hashed;
  }

  /** The oldest live slot, from `slot` on; -1 if there is none. */
  $next(slot: number): number {
    const slots = this.$slots;
    let at = Math.max(slot, this.$head);
    while (at < slots.length && slots[at] === REMOVED) at += 1;
    return at < slots.length ? at : -1;
  }

  /** The newest live slot before `slot`; -1 if there is none. */
  $previous(slot: number): number {
    let at = Math.min(slot, this.$slots.length) - 1;
    while (at >= 0 && this.$slots[at] === REMOVED) at -= 1;
    return at;
  }

  /** Fills an empty table. Nothing of the program's runs. */
  $copyTo(target: KeyTable): void {
    for (let slot = this.$next(0); slot >= 0; slot = this.$next(slot + 1)) this.$copySlot(slot, target);
  }

  /** Copies what is in a slot to a table that does not have the key. */
  $copySlot(slot: number, target: KeyTable): void {
    const copy = target.$add(this.$slots[slot], this.$codeOf(slot));
    if (target.$contents !== null) target.$contents[copy] = this.$contents?.[slot];
  }

  protected $scan(key: unknown): number {
    const slots = this.$slots;
    for (let slot = 0; slot < slots.length; slot += 1) if (slots[slot] === key) return slot;
    return -1;
  }

  private $index(): Map<unknown, number> {
    return new Map(this.$slots.map((plain, slot) => [plain, slot]));
  }

  private $push(key: unknown): number {
    this.$contents?.push(null);
    this.$live += 1;
    return this.$slots.push(key) - 1;
  }

  private $search(code: number, key: unknown): number {
    const found = this.$hashed?.slots.get(code);
    if (found === undefined) return -1;
    if (typeof found === "number") return sameOrEqual(this.$slots[found], key) ? found : -1;
    return found.find((slot) => sameOrEqual(this.$slots[slot], key)) ?? -1;
  }

  private $putHashed(key: unknown): number {
    const code = hash(key);
    const slot = this.$search(code, key);
    return slot >= 0 ? slot : this.$add(key, code);
  }

  private $vacate(slot: number, index: Map<unknown, number>): void {
    const slots = this.$slots;
    const code = this.$codeOf(slot);
    if (code === null) index.delete(directKey(slots[slot]));
    else this.$hashed!.remove(code, slot);
    slots[slot] = REMOVED;
    if (this.$contents !== null) this.$contents[slot] = null;
    while (slots[slots.length - 1] === REMOVED) {
      slots.pop();
      this.$contents?.pop();
    }
    this.$hashed?.shorten(slots.length);
    while (slots[this.$head] === REMOVED) this.$head += 1;
    if (slots.length > 32 && this.$live * 2 < slots.length) this.$compact(index);
  }

  /** Closes the gaps that deletions left. */
  private $compact(index: Map<unknown, number>): void {
    const slots: unknown[] = [];
    const contents: unknown[] = [];
    const moved: number[] = [];
    for (let slot = this.$next(0); slot >= 0; slot = this.$next(slot + 1)) {
      moved[slot] = slots.length;
      slots.push(this.$slots[slot]);
      contents.push(this.$contents?.[slot]);
    }
    for (const [key, slot] of index) index.set(key, moved[slot]!);
    this.$hashed?.move(moved);
    this.$slots = slots;
    if (this.$contents !== null) this.$contents = contents;
    this.$head = 0;
  }
}

/** Where the keys are that are found by hash. */
class Hashed {
  /** Slots by hash; several only when hashes collide. */
  readonly slots: Map<number, number | number[]> = new Map();
  /** By slot, so that no key is asked for its hash again: that may be code of the program. Null for keys found otherwise. */
  codes: (number | null)[] = [];

  add(code: number, slot: number): void {
    while (this.codes.length < slot) this.codes.push(null);
    this.codes[slot] = code;
    const same = this.slots.get(code);
    if (same === undefined) this.slots.set(code, slot);
    else if (typeof same === "number") this.slots.set(code, [same, slot]);
    else same.push(slot);
  }

  remove(code: number, slot: number): void {
    this.codes[slot] = null;
    const same = this.slots.get(code);
    if (typeof same === "object" && same.length > 1) same.splice(same.indexOf(slot), 1);
    else this.slots.delete(code);
  }

  /** There are only so many slots left. */
  shorten(count: number): void {
    if (this.codes.length > count) this.codes.length = count;
  }

  /** @param to where each live slot is now, in the same order */
  move(to: readonly number[]): void {
    for (const [code, same] of this.slots)
      this.slots.set(code, typeof same === "number" ? to[same]! : same.map((slot) => to[slot]!));
    this.codes = this.codes.filter((_, slot) => to[slot] !== undefined);
  }
}

/** Iterates the live slots; raises RuntimeError when the table has grown or shrunk meanwhile. */
export class SlotIterator<T> implements IterableIterator<T> {
  static readonly $name: string = "iterator";

  private slot = 0;
  private readonly live: number;
  private done = false;
  private readonly table: KeyTable;
  private readonly read: (slot: number) => T;
  private readonly changed: string;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(table: KeyTable, changed: string, read: (slot: number) => T) {
    this.table = table;
    this.changed = changed;
    this.read = read;
    this.live = table.$live;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<T> {
    if (this.done) return { done: true, value: undefined };
    if (this.table.$live !== this.live) throw new RuntimeError(this.changed);
    const slot = this.table.$next(this.slot);
    if (slot < 0) {
      this.done = true;
      return { done: true, value: undefined };
    }
    this.slot = slot + 1;
    return { done: false, value: this.read(slot) };
  }
}

/** Keys that equal only keys that are `===` to them. */
function isPlain(key: unknown): boolean {
  return typeof key === "string" || (typeof key === "number" && !Number.isNaN(key)) || key === null;
}

/** An instance of a class derived from str, int or float that compares as its primitive value does. */
function isBoxedKey(key: object | null): boolean {
  if (unboxed(key) === key) return false;
  const { __hash__, __eq__ } = key as Record<string, { readonly $sig?: string } | undefined>;
  return __hash__?.$sig === undefined && __eq__?.$sig === undefined;
}

/** What stands for the key in a JavaScript Map, where equal keys must be the same value; or HASHED. */
function directKey(key: unknown): unknown {
  switch (typeof key) {
    case "boolean":
      return Number(key);
    case "bigint": {
      const double = Number(key);
      return Number.isFinite(double) && BigInt(double) === key ? double : key;
    }
    case "undefined":
      return null;
    case "object":
      if (isBoxedKey(key)) return directKey(unboxed(key));
      return key === null || isHashedByIdentity(key) ? key : HASHED;
    case "function":
      return isBound(key) ? HASHED : key;
    default:
      return key;
  }
}
