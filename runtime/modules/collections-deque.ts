/** The module collections: deque, a list with two ends, and perhaps a greatest length. */
import { IndexError, RuntimeError, typeError, ValueError } from "../errors/hierarchy.ts";
import { placeBound, sizeArgument } from "../methods/arguments.ts";
import { constructS } from "../objects/construct.ts";
import { collectS } from "../objects/index.ts";
import { settle } from "../objects/settle.ts";
import { isinstance } from "../objects/type-tests.ts";
import { type ClassValue, classOf, type Instance } from "../objects/types.ts";
import { rt } from "../scheduler/rt.ts";
import { enclosed } from "../text/enclosed.ts";
import { repr } from "../text/repr.ts";
import { sameItems, sameOrEqual } from "../values/compare.ts";
import { NotImplemented } from "../values/constants.ts";
import { itemsOf, iterate } from "../values/iterate.ts";
import { lexicographic } from "../values/order.ts";
import { OWN } from "../values/own.ts";
import { position } from "../values/positions.ts";
import { repeat, repetitions } from "../values/repeat.ts";
import { typeName } from "../values/types.ts";
import { moduleClass } from "./module-class.ts";
import { Ring } from "./ring.ts";

class Deque {
  /** Made when it is first asked for: an `__init__` in a derived class may not call this one. */
  declare $ring: Ring | undefined;
  declare $most: number | null | undefined;

  get $items(): Ring {
    this.$ring ??= new Ring();
    return this.$ring;
  }

  __init__(iterable?: unknown, maxlen?: unknown): null {
    this.$begin(maxlen);
    return iterable === undefined ? null : this.extend(iterable);
  }

  $begin(maxlen: unknown): void {
    const most = maxlen === undefined || maxlen === null ? null : sizeArgument(maxlen);
    if (most !== null && most < 0) throw new ValueError("maxlen must be non-negative");
    this.$ring = new Ring();
    this.$most = most;
  }

  get maxlen(): number | null {
    return this.$most ?? null;
  }

  append(x: unknown): null {
    const { $items, maxlen } = this;
    $items.push(x);
    if (maxlen !== null && $items.size > maxlen) $items.shift();
    return null;
  }

  appendleft(x: unknown): null {
    const { $items, maxlen } = this;
    $items.unshift(x);
    if (maxlen !== null && $items.size > maxlen) $items.pop();
    return null;
  }

  pop(): unknown {
    if (this.$items.size === 0) throw new IndexError("pop from an empty deque");
    return this.$items.pop();
  }

  popleft(): unknown {
    if (this.$items.size === 0) throw new IndexError("pop from an empty deque");
    return this.$items.shift();
  }

  extend(iterable: unknown): null {
    for (const item of this.$given(iterable)) this.append(item);
    return null;
  }

  extendleft(iterable: unknown): null {
    for (const item of this.$given(iterable)) this.appendleft(item);
    return null;
  }

  /** What an iterable gives, all of it read before the deque changes where the reading may be begun again. */
  $given(iterable: unknown): Iterable<unknown> {
    if (iterable === this) return this.$items.toArray();
    return rt.log === null ? iterate(iterable) : itemsOf(iterable);
  }

  rotate(n: unknown = 1): null {
    const { size } = this.$items;
    if (size < 2) return null;
    const by = ((sizeArgument(n) % size) + size) % size;
    const items = this.$items.toArray();
    this.$items.fill([...items.slice(size - by), ...items.slice(0, size - by)]);
    return null;
  }

  clear(): null {
    this.$items.fill([]);
    return null;
  }

  copy(): unknown {
    return like(this, this.$items.toArray());
  }

  count(x: unknown): number {
    return this.$items.toArray().filter((item) => sameOrEqual(item, x)).length;
  }

  index(x: unknown, start?: unknown, stop?: unknown): number {
    const items = this.$items.toArray();
    const last = Math.min(placeBound(stop, items.length, items.length), items.length);
    for (let i = placeBound(start, 0, items.length); i < last; i++) if (sameOrEqual(items[i], x)) return i;
    throw new ValueError(`${repr(x)} is not in deque`);
  }

  insert(i: unknown, x: unknown): null {
    const { $items, maxlen } = this;
    if (maxlen !== null && $items.size >= maxlen) throw new IndexError("deque already at its maximum size");
    const items = $items.toArray();
    items.splice(sizeArgument(i), 0, x);
    $items.fill(items);
    return null;
  }

  remove(x: unknown): null {
    const items = this.$items.toArray();
    const at = items.findIndex((item) => sameOrEqual(item, x));
    if (at < 0) throw new ValueError(`${repr(x)} is not in deque`);
    items.splice(at, 1);
    this.$items.fill(items);
    return null;
  }

  reverse(): null {
    this.$items.fill(this.$items.toArray().reverse());
    return null;
  }

  __len__(): number {
    return this.$items.size;
  }

  toJSON(): unknown[] {
    return [...(this.__iter__() as Iterable<unknown> & Iterator<unknown>)];
  }

  __iter__(): Iterator<unknown> {
    return new DequeIterator(this.$items);
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this.__iter__();
  }

  __reversed__(): Iterator<unknown> {
    return this.$items.toArray().reverse()[Symbol.iterator]();
  }

  __contains__(x: unknown): boolean {
    return this.$items.toArray().some((item) => sameOrEqual(item, x));
  }

  __getitem__(i: unknown): unknown {
    return this.$items.at(this.$position(i));
  }

  __setitem__(i: unknown, x: unknown): null {
    this.$items.put(this.$position(i), x);
    return null;
  }

  __delitem__(i: unknown): null {
    const items = this.$items.toArray();
    items.splice(this.$position(i), 1);
    this.$items.fill(items);
    return null;
  }

  $position(i: unknown): number {
    const at = position(i, this.$items.size, "sequence");
    if (at < 0) throw new IndexError("deque index out of range");
    return at;
  }

  __eq__(other: unknown): unknown {
    return isDeque(other) ? sameItems(this.$items.toArray(), other.$items.toArray()) : NotImplemented;
  }

  __lt__(other: unknown): unknown {
    return compared(this, other, "<");
  }

  __le__(other: unknown): unknown {
    return compared(this, other, "<=");
  }

  __gt__(other: unknown): unknown {
    return compared(this, other, ">");
  }

  __ge__(other: unknown): unknown {
    return compared(this, other, ">=");
  }

  __add__(other: unknown): unknown {
    if (!isDeque(other)) throw typeError(`can only concatenate deque (not "${typeName(other)}") to deque`);
    return like(this, [...this.$items.toArray(), ...other.$items.toArray()]);
  }

  __iadd__(other: unknown): unknown {
    this.extend(other);
    return this;
  }

  __imul__(n: unknown): unknown {
    const times = repetitions(n);
    if (times === undefined) return NotImplemented;
    const items = repeat(this.$items.toArray(), times);
    this.$items.fill([]);
    return this.__iadd__(items);
  }

  __mul__(n: unknown): unknown {
    const times = repetitions(n);
    return times === undefined ? NotImplemented : like(this, repeat(this.$items.toArray(), times));
  }

  __rmul__(n: unknown): unknown {
    return this.__mul__(n);
  }

  /** Fills a copy made by the module copy. */
  $fillCopy(copy: Deque, inner: (item: unknown) => unknown): void {
    copy.$begin(this.maxlen);
    for (const item of this.$items.toArray()) copy.$items.push(inner(item));
  }

  __repr__(): string {
    const limit = this.maxlen === null ? "" : `, maxlen=${this.maxlen}`;
    const items = () => this.$items.toArray().map(repr).join(", ");
    return enclosed(this, `${typeName(this)}([`, `]${limit})`, "[...]", items);
  }
}

/** An iterator that notices changes of the deque. */
class DequeIterator implements IterableIterator<unknown> {
  static readonly $name: string = "_deque_iterator";
  private readonly items: Ring;
  private readonly changes: number;
  private next_ = 0;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(items: Ring) {
    this.items = items;
    this.changes = items.changes;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<unknown> {
    const { items } = this;
    if (items.changes !== this.changes) throw new RuntimeError("deque mutated during iteration");
    if (this.next_ >= items.size) return { done: true, value: undefined };
    return { done: false, value: items.at(this.next_++) };
  }
}

export const collections_deque: ClassValue = /* @__PURE__ */ moduleClass("collections", "deque", Deque, {
  parameters: {
    __init__: "iterable=, maxlen=",
    rotate: "n=, /",
    index: "x, start=, stop=, /",
  },
  entries: {
    __init__(this: Deque, iterable?: unknown, maxlen?: unknown) {
      this.$begin(maxlen);
      return iterable === undefined ? null : settle(collectS(iterable), (items) => this.extend(items));
    },
    extend(this: Deque, iterable: unknown) {
      return settle(collectS(iterable), (items) => this.extend(items));
    },
    extendleft(this: Deque, iterable: unknown) {
      return settle(collectS(iterable), (items) => this.extendleft(items));
    },
  },
});

export function collections_deque$s(...args: unknown[]): unknown {
  return constructS(collections_deque, ...args);
}

/** One of the same class. */
function like(self: Deque, items: readonly unknown[]): unknown {
  return classOf(self as unknown as Instance)(itemsOf(items), self.maxlen);
}

function isDeque(x: unknown): x is Deque {
  return isinstance(x, collections_deque);
}

function compared(a: Deque, b: unknown, relation: "<" | "<=" | ">" | ">="): unknown {
  return isDeque(b) ? lexicographic(a.$items.toArray(), b.$items.toArray(), relation) : NotImplemented;
}
