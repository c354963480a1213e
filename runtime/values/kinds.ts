/** Tells the runtime's own containers apart, those of another copy of the runtime in the same program included. */
import { isOwn, ours } from "./own.ts";

/** The word with which a runtime class brands its instances, by an accessor `$kind` on its prototype. */
export function kindOf(value: unknown): string | undefined {
  const kind = brandOf(value);
  return typeof kind === "string" && isOwn(value as object) ? kind : undefined;
}

export function isOf(kind: string, value: unknown): boolean {
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

/** Where a slice starts and ends in a sequence. */
export interface Bounds {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  /** How many items it has. */
  readonly count: number;
}

/** A slice, as sequences know it: what it does to them is asked of it. */
export interface SliceLike {
  readonly start: unknown;
  readonly stop: unknown;
  readonly step: unknown;
  $bounds(length: number): Bounds;
  $part<T>(items: readonly T[]): T[];
  $replace(list: unknown[], values: unknown): void;
  $delete(list: unknown[]): void;
}

export function isSlice(value: unknown): value is SliceLike {
  return isOf("slice", value);
}
