/** Tells the runtime's own containers apart, those of another copy of the runtime in the same program included. */
import type { Dict } from "./dict.ts";
import { isOwn, ours } from "./own.ts";
import type { Range } from "./range.ts";
import type { FrozenSet, HashSet } from "./sets.ts";
import type { Slice } from "./slice.ts";
import type { SymbolValue } from "./symbol.ts";
import type { Tuple } from "./tuple.ts";

/** The word with which a runtime class brands its instances, by an accessor `$kind` on its prototype. */
export function kindOf(value: unknown): string | undefined {
  const kind = brandOf(value);
  return typeof kind === "string" && isOwn(value as object) ? kind : undefined;
}

function isOf(kind: string, value: unknown): boolean {
  return brandOf(value) === kind && isOwn(value as object);
}

/** Most objects have none: only for those that have one it is worth finding out whose they are. */
function brandOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  try {
    return (value as { readonly $kind?: unknown }).$kind;
  } catch {
    return undefined;
  }
}

/** The primitive value of an instance of a class derived from str, int or float; anything else as it is. */
export function unboxed<T>(value: T): T {
  const boxed = ours<{ readonly $value: T }>(value)?.$value;
  return boxed === undefined ? value : boxed;
}

export function isTuple(value: unknown): value is Tuple {
  return isOf("tuple", value);
}

export function isDict(value: unknown): value is Dict {
  return isOf("dict", value);
}

/** A set or a frozenset. */
export function isSet(value: unknown): value is HashSet | FrozenSet {
  const kind = kindOf(value);
  return kind === "set" || kind === "frozenset";
}

export function isRange(value: unknown): value is Range {
  return isOf("range", value);
}

export function isSlice(value: unknown): value is Slice {
  return isOf("slice", value);
}

export function isSymbol(value: unknown): value is SymbolValue {
  return isOf("symbol", value);
}
