/** What methods and built-in functions ask of their arguments. */
import { typeError } from "../errors/hierarchy.ts";
import { unboxed } from "../values/kinds.ts";
import { protocol } from "../values/protocol.ts";
import { typeName } from "../values/types.ts";

/** A str, or TypeError `WHAT must be str, not int`. */
export function textArgument(value: unknown, what = ""): string {
  const x = unboxed(value);
  if (typeof x === "string") return x;
  // Python names the value None where it names the function.
  const name = x === null && what !== "" ? "None" : typeName(x);
  throw typeError(`${what}${what && " "}must be str, not ${name}`);
}

/** An integral number, a bool, or an object with `__index__`; else TypeError. BigInts are given as they are. */
export function integerArgument(x: unknown): number | bigint {
  const integer = integerOf(x);
  if (integer === undefined) throw typeError(`'${typeName(x)}' object cannot be interpreted as an integer`);
  return integer;
}

function integerOf(x: unknown): number | bigint | undefined {
  if (typeof x === "number" && Number.isSafeInteger(x)) return x;
  if (typeof x === "bigint") return x;
  if (typeof x === "boolean") return x ? 1 : 0;
  const index = protocol(x)?.__index__?.();
  return index === undefined ? undefined : integerArgument(index);
}

/** The same for sizes and positions: integers too large for an index become the largest one. */
export function sizeArgument(x: unknown): number {
  return size(integerArgument(x));
}

function size(integer: number | bigint): number {
  if (typeof integer === "number") return integer;
  return integer < 0n ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
}

/** An optional argument that says yes or no, and is an integer as for Python. */
export function flagArgument(x: unknown): boolean {
  return x !== undefined && integerArgument(x) !== 0;
}

/** A position where a search begins or ends, between 0 and `length`; None and undefined give `absent`. */
export function bound(x: unknown, absent: number, length: number): number {
  if (x === undefined || x === null) return absent;
  const integer = integerOf(x);
  if (integer === undefined) {
    throw typeError("slice indices must be integers or None or have an __index__ method");
  }
  const position = size(integer);
  return position < 0 ? Math.max(0, position + length) : Math.min(position, length + 1);
}

/** The same for lists and tuples, where None is no position. */
export function placeBound(x: unknown, absent: number, length: number): number {
  if (x === undefined) return absent;
  if (integerOf(x) === undefined)
    throw typeError("slice indices must be integers or have an __index__ method");
  return bound(x, absent, length);
}

/** Was an optional argument given? None counts as not given. */
export function given(x: unknown): boolean {
  return x !== undefined && x !== null;
}
