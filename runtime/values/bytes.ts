/** Bytes, and the operations of bytes and bytearray: a bytearray is a Uint8Array of JavaScript's (language §3.1). */
import { bounds } from "../bounds.ts";
import { IndexError, OverflowError, typeError, ValueError } from "../errors/hierarchy.ts";
import { asText } from "../text/bytes-as-text.ts";
import { bytesText } from "../text/bytes-text.ts";
import { NotImplemented } from "./constants.ts";
import { bytesType } from "./foreign.ts";
import { growable, isGrowable, resize } from "./growable-bytes.ts";
import { mix } from "./hash.ts";
import { itemsOf } from "./iterate.ts";
import { isSlice } from "./kinds.ts";
import { OWN } from "./own.ts";
import { integerIndex, position } from "./positions.ts";
import type { Protocol } from "./protocol.ts";
import { timesByName } from "./sequence-operators.ts";
import { typeName } from "./types.ts";

/** Refuses the stores that JavaScript's methods make. */
export class Bytes extends Uint8Array {
  static readonly $name: string = "bytes";

  /** What JavaScript's methods make of it can be changed. */
  static get [Symbol.species](): Uint8ArrayConstructor {
    return Uint8Array;
  }

  get __lookupGetter__(): unknown {
    return OWN;
  }

  get $kind(): string {
    return "bytes";
  }

  override set(): never {
    throw immutable();
  }

  override fill(): never {
    throw immutable();
  }

  override copyWithin(): never {
    throw immutable();
  }

  override reverse(): never {
    throw immutable();
  }

  override sort(): never {
    throw immutable();
  }

  /** Shares its memory, and so must not be changed either. */
  override subarray(start?: number, end?: number): never {
    const part = new Uint8Array(this.buffer, this.byteOffset, this.length).subarray(start, end);
    return frozenBytes(part) as never;
  }

  __len__(this: Uint8Array): number {
    return this.length;
  }

  __getitem__(this: Uint8Array, key: unknown): unknown {
    if (typeof key === "number" && key >= 0 && key < this.length && key % 1 === 0) return this[key];
    const type = bytesType(this)!;
    if (isSlice(key)) {
      const { start, step, count } = key.$bounds(this.length);
      return like(this, step === 1 ? copyOf(this, start, start + count) : picked(this, start, step, count));
    }
    const at = position(key, this.length, type === "bytes" ? "byte" : type);
    if (at < 0)
      throw new IndexError(type === "bytes" ? "index out of range" : "bytearray index out of range");
    return this[at];
  }

  __iter__(this: Uint8Array): Iterator<number> {
    return Uint8Array.prototype[Symbol.iterator].call(this);
  }

  __contains__(this: Uint8Array, item: unknown): boolean {
    return isNumberLike(item) ? this.includes(byteOf(item)) : findBytes(this, bytesLike(item)) >= 0;
  }

  __eq__(this: Uint8Array, other: unknown): unknown {
    return isCompared(this, other) ? compareBytes(this, other) === 0 : NotImplemented;
  }

  __ne__(this: Uint8Array, other: unknown): unknown {
    return isCompared(this, other) ? compareBytes(this, other) !== 0 : NotImplemented;
  }

  __lt__(this: Uint8Array, other: unknown): unknown {
    return isCompared(this, other) ? compareBytes(this, other) < 0 : NotImplemented;
  }

  __le__(this: Uint8Array, other: unknown): unknown {
    return isCompared(this, other) ? compareBytes(this, other) <= 0 : NotImplemented;
  }

  __gt__(this: Uint8Array, other: unknown): unknown {
    return isCompared(this, other) ? compareBytes(this, other) > 0 : NotImplemented;
  }

  __ge__(this: Uint8Array, other: unknown): unknown {
    return isCompared(this, other) ? compareBytes(this, other) >= 0 : NotImplemented;
  }

  __add__(this: Uint8Array, other: unknown): unknown {
    if (bytesType(other) === undefined)
      throw typeError(`can't concat ${typeName(other)} to ${bytesType(this)}`);
    return like(this, joinedBytes([this, other as Uint8Array]));
  }

  __mul__(this: Uint8Array, count: unknown): unknown {
    return like(this, repeatedBytes(this, timesByName(count)));
  }

  __rmul__(this: Uint8Array, count: unknown): unknown {
    return bytearrayOperations.__mul__!.call(this, count);
  }

  __hash__(this: Uint8Array): number {
    let code = this.length;
    for (const byte of this) code = mix(code, byte);
    return code;
  }

  __repr__(this: Uint8Array): string {
    const type = bytesType(this)!;
    return bytesText(this, type === "bytes" ? null : type);
  }

  /** Not what a derived class says with `__repr__`. */
  __str__(this: Uint8Array): string {
    return Bytes.prototype.__repr__.call(this);
  }

  $digits(this: Uint8Array, isShown?: boolean): string {
    return isShown ? bytesText(this, null) : asText(this);
  }
}

/** What changes a bytearray. */
const CHANGES = {
  __hash__: null,
  __setitem__(this: Uint8Array, key: unknown, value: unknown): void {
    if (isSlice(key)) replaceBytes(this, key.$bounds(this.length), value);
    else this[placeIn(this, key)] = byteOf(value);
  },
  __delitem__(this: Uint8Array, key: unknown): void {
    if (isSlice(key)) replaceBytes(this, key.$bounds(this.length), new Uint8Array());
    else {
      const at = placeIn(this, key);
      spliceBytes(this, at, at + 1, new Uint8Array());
    }
  },
  __iadd__(this: Uint8Array, other: unknown): unknown {
    if (bytesType(other) === undefined) throw typeError(`can't concat ${typeName(other)} to bytearray`);
    if (!isGrowable(this)) return NotImplemented;
    spliceBytes(this, this.length, this.length, copyOf(other as Uint8Array));
    return this;
  },
  __imul__(this: Uint8Array, count: unknown): unknown {
    const times = timesByName(count);
    if (!isGrowable(this)) return NotImplemented;
    const bytes = repeatedBytes(this, times);
    spliceBytes(this, 0, this.length, bytes);
    return this;
  },
} satisfies Protocol;

/** What can be done to a bytearray: the same and more, for it can be changed; and it cannot be a key. */
export const bytearrayOperations: Protocol = /* @__PURE__ */ makeOperations();

function makeOperations(): Protocol {
  return Object.assign(Object.create(Bytes.prototype) as Protocol, CHANGES);
}

/** Bytes of the memory of an array, which nobody may change from now on. */
export function frozenBytes(array: Uint8Array): Uint8Array {
  return new Bytes(array.buffer as ArrayBuffer, array.byteOffset, array.length);
}

/** A value of the same type as `source` with the bytes of an array that nobody else has. */
export function like(source: Uint8Array, array: Uint8Array): Uint8Array {
  if (bytesType(source) === "bytes") return frozenBytes(array);
  return isGrowable(source) ? growable(array) : array;
}

/** A value of the type of that name. */
export function newByType(type: string, array: Uint8Array): Uint8Array {
  return type === "bytes" ? frozenBytes(array) : growable(array);
}

/** The bytes of bytes or a bytearray; TypeError for everything else. */
export function bytesLike(value: unknown): Uint8Array {
  if (bytesType(value) !== undefined) return value as Uint8Array;
  throw typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}

/** @throws ValueError, and TypeError for what is no integer */
export function byteOf(value: unknown, what = "byte"): number {
  const integer = integerIndex(value);
  if (integer === undefined)
    throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
  if (integer >= 0 && integer < 256) return Number(integer);
  throw new ValueError(`${what} must be in range(0, 256)`);
}

/** The bytes of an iterable of integers; new ones. */
export function collectBytes(values: unknown, what = "byte"): Uint8Array {
  if (bytesType(values) !== undefined) return copyOf(values as Uint8Array);
  return Uint8Array.from(itemsOf(values), (value) => byteOf(value, what));
}

/** In an array of JavaScript's own class, with memory of its own. */
export function copyOf(bytes: Uint8Array, start = 0, end = bytes.length): Uint8Array {
  const copy = new Uint8Array(end - start);
  copy.set(bytes.subarray(start, end));
  return copy;
}

export function joinedBytes(parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  bounds?.work(length / 16);
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** The first position from `start` on at which `part` is and ends before `end`, or -1. */
export function findBytes(bytes: Uint8Array, part: Uint8Array, start = 0, end = bytes.length): number {
  const last = end - part.length;
  if (start > last) return -1;
  if (part.length === 0) return start;
  for (let at = bytes.indexOf(part[0]!, start); at >= 0 && at <= last; at = bytes.indexOf(part[0]!, at + 1))
    if (isAt(bytes, part, at)) return at;
  return -1;
}

/** The last such position. */
export function findLastBytes(bytes: Uint8Array, part: Uint8Array, start = 0, end = bytes.length): number {
  for (let at = end - part.length; at >= start; at--) if (isAt(bytes, part, at)) return at;
  return -1;
}

export function isAt(bytes: Uint8Array, part: Uint8Array, at: number): boolean {
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
  return true;
}

/** `array[start:stop:step] = values` */
function replaceBytes(
  array: Uint8Array,
  { start, stop, step, count }: { start: number; stop: number; step: number; count: number },
  values: unknown,
): void {
  if (isNumberLike(values) || typeof values === "string")
    throw typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  const bytes = collectBytes(values);
  if (step === 1) return spliceBytes(array, start, Math.max(start, stop), bytes);
  if (bytes.length === 0) {
    const kept = array.filter((_, at) => {
      const index = (at - start) / step;
      return !(Number.isInteger(index) && index >= 0 && index < count);
    });
    return spliceBytes(array, 0, array.length, kept);
  }
  if (bytes.length !== count)
    throw new ValueError(
      `attempt to assign bytes of size ${bytes.length} to extended slice of size ${count}`,
    );
  bytes.forEach((byte, i) => {
    array[start + i * step] = byte;
  });
}

/** Puts other bytes in the place of those from `start` to `end`; where their number differs the array has to be growable. */
export function spliceBytes(array: Uint8Array, start: number, end: number, bytes: Uint8Array): void {
  const growth = bytes.length - (end - start);
  const { length } = array;
  if (growth > 0) resize(array, length + growth);
  if (growth !== 0) array.copyWithin(end + growth, end, length);
  if (growth < 0) resize(array, length + growth);
  array.set(bytes, start);
}

function placeIn(array: Uint8Array, key: unknown): number {
  const at = position(key, array.length, "bytearray");
  if (at < 0) throw new IndexError("bytearray index out of range");
  return at;
}

function picked(bytes: Uint8Array, start: number, step: number, count: number): Uint8Array {
  const part = new Uint8Array(count);
  for (let i = 0; i < count; i++) part[i] = bytes[start + i * step]!;
  return part;
}

function repeatedBytes(bytes: Uint8Array, times: number): Uint8Array {
  const { length } = bytes;
  if (length * times > 2 ** 32) throw new OverflowError("cannot fit 'int' into an index-sized integer");
  bounds?.work((length * times) / 16);
  const repeated = new Uint8Array(length * times);
  if (length === 1) return repeated.fill(bytes[0]!);
  for (let at = 0; at < repeated.length; at += length) repeated.set(bytes, at);
  return repeated;
}

/** Bytes leave it to a bytearray, whose class may be a derived one, to compare the two. */
function isCompared(bytes: Uint8Array, other: unknown): other is Uint8Array {
  const type = bytesType(other);
  return type === "bytes" || (type === "bytearray" && bytesType(bytes) === type);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

function isNumberLike(value: unknown): boolean {
  return integerIndex(value) !== undefined;
}

function immutable(): Error {
  return typeError("'bytes' object does not support item assignment");
}
