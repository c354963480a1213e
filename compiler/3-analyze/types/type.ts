/** What is certain about a value: the kinds it may be of, and the range of its integers. */

/** One bit a kind. A number is an *integer* or, by origin, a *float* (language §3.2). */
export const KIND = {
  /** A JavaScript number that is integral. */
  int: 1,
  /** A JavaScript number that need not be exact beyond ±(2^53−1). */
  float: 2,
  /** An integer beyond ±(2^53−1). */
  bigint: 4,
  /** A large integer that is a float by origin: a float that happens to be integral, with a large integer. */
  largeFloat: 2048,
  bool: 8,
  str: 16,
  none: 32,
  list: 64,
  tuple: 128,
  dict: 256,
  set: 512,
  /** Everything else: functions, instances, channels, values of JavaScript. */
  object: 1024,
} as const;

const ALL = 4095;
const NUMBER = KIND.int | KIND.float;
const INTEGRAL = KIND.int | KIND.bigint;
const ARITHMETIC = NUMBER | KIND.bigint | KIND.largeFloat;

/** The kinds that a value may be of; `low` and `high` enclose the integers among them, large ones too. */
export interface Type {
  readonly kinds: number;
  readonly low: number;
  readonly high: number;
}

export const MAX_SAFE = Number.MAX_SAFE_INTEGER;

/** No value: what has not been reached yet. */
export const NEVER: Type = { kinds: 0, low: 0, high: 0 };
export const ANY: Type = { kinds: ALL, low: -Infinity, high: Infinity };
/** Anything, but if it is a number, it is a float by origin. */
export const INEXACT: Type = { kinds: ALL & ~(KIND.int | KIND.bigint | KIND.bool), low: 0, high: 0 };
export const FLOAT: Type = ofKind(KIND.float);
export const BOOL: Type = ofKind(KIND.bool);
export const STR: Type = ofKind(KIND.str);
export const NONE: Type = ofKind(KIND.none);
export const LIST: Type = ofKind(KIND.list);
export const TUPLE: Type = ofKind(KIND.tuple);
export const DICT: Type = ofKind(KIND.dict);
export const SET: Type = ofKind(KIND.set);
export const OBJECT: Type = ofKind(KIND.object);
/** An integer of any size. */
export const INTEGER: Type = { kinds: KIND.int | KIND.bigint, low: -Infinity, high: Infinity };
export const NUMERIC: Type = { kinds: ARITHMETIC, low: -Infinity, high: Infinity };

export function ofKind(kind: number): Type {
  return { kinds: kind, low: 0, high: 0 };
}

/** The integers of a range; those outside ±(2^53−1) are `bigint`. */
export function integer(low: number, high: number): Type {
  const isSafe = low >= -MAX_SAFE && high <= MAX_SAFE;
  return { kinds: isSafe ? KIND.int : KIND.int | KIND.bigint, low, high };
}

export function join(a: Type, b: Type): Type {
  if (a === b || b.kinds === 0) return a;
  if (a.kinds === 0) return b;
  const kinds = a.kinds | b.kinds;
  const [low, high] = hull(a, b);
  if (kinds === a.kinds && low === a.low && high === a.high) return a;
  return { kinds, low, high };
}

function hull(a: Type, b: Type): readonly [low: number, high: number] {
  if (!mayBe(a, INTEGRAL)) return [b.low, b.high];
  if (!mayBe(b, INTEGRAL)) return [a.low, a.high];
  return [Math.min(a.low, b.low), Math.max(a.high, b.high)];
}

/** Steps at which a growing range stops to look whether it still grows. */
const LOWS = [0, -1, -(2 ** 31), -MAX_SAFE];
const HIGHS = [2 ** 31 - 1, 2 ** 32, MAX_SAFE];

/** `after` follows `before` in an iteration: a bound that still moves jumps to the next step, so that it comes to an end. */
export function widen(before: Type, after: Type): Type {
  if (!mayBe(before, INTEGRAL) || !mayBe(after, INTEGRAL)) return after;
  const low = after.low < before.low ? (LOWS.find((step) => step <= after.low) ?? -Infinity) : after.low;
  const high = after.high > before.high ? (HIGHS.find((step) => step >= after.high) ?? Infinity) : after.high;
  return low === after.low && high === after.high ? after : { ...after, low, high };
}

export function same(a: Type, b: Type): boolean {
  return a.kinds === b.kinds && a.low === b.low && a.high === b.high;
}

// ---- questions

/** Is the value certainly of one of these kinds? Of a value that never is, nothing is certain. */
export function isOnly(type: Type, kinds: number): boolean {
  return type.kinds !== 0 && (type.kinds & ~kinds) === 0;
}

export function mayBe(type: Type, kinds: number): boolean {
  return (type.kinds & kinds) !== 0;
}

/** A JavaScript number, exact or not. */
export function isNumber(type: Type): boolean {
  return isOnly(type, NUMBER);
}

/** A JavaScript number or bigint: the operators `< > <= >=` compare them exactly. */
export function isNumeric(type: Type): boolean {
  return isOnly(type, ARITHMETIC);
}

export function isInteger(type: Type): boolean {
  return isOnly(type, KIND.int);
}

/** If it is a number, it is a float by origin. */
export function isInexact(type: Type): boolean {
  return !mayBe(type, KIND.int | KIND.bigint | KIND.bool) && mayBe(type, KIND.float);
}

/** An integer that is not negative, as positions in sequences are. */
export function isIndex(type: Type): boolean {
  return isInteger(type) && type.low >= 0;
}

/** Fits the integers of the machine, so that the engine computes with them as they are. */
export function isInt32(type: Type): boolean {
  return isInteger(type) && type.low >= -(2 ** 31) && type.high < 2 ** 31;
}
