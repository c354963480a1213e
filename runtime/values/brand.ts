/** Tells the runtime's own containers apart, those of another copy of the runtime in the same program included. */
import type { Dict } from "./dict.ts";
import type { Range } from "./range.ts";
import type { FrozenSet, HashSet } from "./sets.ts";
import type { Slice } from "./slice.ts";
import type { SymbolValue } from "./symbol.ts";
import type { Tuple } from "./tuple.ts";

/** The word with which a runtime class brands its instances, by an accessor `$kind` on its prototype. */
export function kindOf(value: unknown): string | undefined {
  return typeof value === "object" && value !== null ? (value as { $kind?: string }).$kind : undefined;
}

/** The primitive value of an instance of a class derived from str, int or float; anything else as it is. */
export function unboxed<T>(value: T): T {
  const boxed = typeof value === "object" && value !== null ? (value as { $value?: T }).$value : undefined;
  return boxed === undefined ? value : boxed;
}

export function isTuple(value: unknown): value is Tuple {
  return kindOf(value) === "tuple";
}

export function isDict(value: unknown): value is Dict {
  return kindOf(value) === "dict";
}

/** A set or a frozenset. */
export function isSet(value: unknown): value is HashSet | FrozenSet {
  const kind = kindOf(value);
  return kind === "set" || kind === "frozenset";
}

export function isRange(value: unknown): value is Range {
  return kindOf(value) === "range";
}

export function isSlice(value: unknown): value is Slice {
  return kindOf(value) === "slice";
}

export function isSymbol(value: unknown): value is SymbolValue {
  return kindOf(value) === "symbol";
}
