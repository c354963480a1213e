/** `+` and `*` of str, list, tuple and bytes: as operators, and as methods that are called by name (language §3.6, §7.5). */
import { bounds } from "../bounds.ts";
import { typeError } from "../errors/hierarchy.ts";
import { bytesType } from "./foreign.ts";
import { unboxed } from "./kinds.ts";
import { type Protocol, protocol } from "./protocol.ts";
import { repeat, repetitions } from "./repeat.ts";
import { isTuple, Tuple } from "./tuple.ts";
import { typeName } from "./types.ts";

export type Sequence = string | unknown[] | Tuple | Uint8Array;

type Method = ((other: unknown) => unknown) | undefined;

/** The str, list, tuple or bytes that a value is, or of which its class is derived. */
export function sequenceOf(x: unknown): Sequence | undefined {
  const value = unboxed(x);
  const isSequence =
    typeof value === "string" || Array.isArray(value) || isTuple(value) || bytesType(value) !== undefined;
  return isSequence ? (value as Sequence) : undefined;
}

/**
 * The method with which a value has its turn in `+` and `*`. What classes inherit from a sequence's type is none: sequences are
 * joined and repeated after all methods, and complain then.
 */
export function turnOf(x: unknown, name: keyof Protocol): Method {
  const method = protocol(x)?.[name] as (Method & { readonly $sig?: string }) | null | undefined;
  return method == null || (method.$sig === undefined && sequenceOf(x) !== undefined) ? undefined : method;
}

/**
 * `a + b` of two sequences of one type.
 * @throws TypeError if b is something else
 */
export function concatenated(a: Sequence, b: unknown): Sequence {
  if (Array.isArray(a)) {
    if (Array.isArray(b)) return [...a, ...b];
  } else if (typeof a === "string") {
    const text = unboxed(b);
    if (typeof text === "string") return a + text;
  } else if (isTuple(a)) {
    if (isTuple(b)) return new Tuple([...a.items, ...b.items]);
  } else return protocol(a)!.__add__!.call(a, b) as Uint8Array;
  const type = typeof a === "string" ? "str" : Array.isArray(a) ? "list" : "tuple";
  throw typeError(`can only concatenate ${type} (not "${typeName(b)}") to ${type}`);
}

/**
 * `sequence * count`.
 * @throws TypeError if the count is no integer
 */
export function multiplied(sequence: Sequence, count: unknown): Sequence {
  const times = repetitions(count);
  if (times === undefined) throw typeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
  return repeatedSequence(sequence, times);
}

/** The same by the name of the method, whose TypeError is another. */
export function multipliedByName(sequence: Sequence, count: unknown): Sequence {
  return repeatedSequence(sequence, timesByName(count));
}

/** How often a method that is called by its name repeats. */
export function timesByName(count: unknown): number {
  const times = repetitions(count);
  if (times === undefined) throw typeError(`'${typeName(count)}' object cannot be interpreted as an integer`);
  return times;
}

function repeatedSequence(sequence: Sequence, times: number): Sequence {
  if (typeof sequence === "string") {
    bounds?.work((sequence.length * times) / 16);
    return sequence.repeat(times);
  }
  if (isTuple(sequence)) return new Tuple(repeat(sequence.items, times));
  if (Array.isArray(sequence)) return repeat(sequence, times);
  return protocol(sequence)!.__mul__!.call(sequence, times) as Uint8Array;
}
