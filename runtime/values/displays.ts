/** What the compiler makes of tuple, set and dict displays, and of slices. */
import { typeError } from "../errors/hierarchy.ts";
import { invoke } from "../scheduler/without-suspending.ts";
import { Dict, isDict } from "./dict.ts";
import { getitem } from "./items.ts";
import { iterate } from "./iterate.ts";
import { ours } from "./own.ts";
import { isPlainObject, propertiesOf } from "./plain-object.ts";
import { HashSet } from "./sets.ts";
import { Slice } from "./slice.ts";
import { Tuple } from "./tuple.ts";
import { typeName } from "./types.ts";

export function tupleOf(...items: unknown[]): Tuple {
  return new Tuple(items);
}

/** The same for any number of items; the list is the tuple's from now on. */
export function tupleOfItems(items: unknown[]): Tuple {
  return new Tuple(items);
}

export function setOf(...items: unknown[]): HashSet {
  return new HashSet(items);
}

export function setOfItems(items: readonly unknown[]): HashSet {
  return new HashSet(items);
}

/** A dict of alternating keys and values. */
export function dictOf(...parts: unknown[]): Dict {
  return dictOfItems(parts);
}

export function dictOfItems(parts: readonly unknown[]): Dict {
  const dict = new Dict();
  for (let i = 0; i < parts.length; i += 2) dict.set(parts[i], parts[i + 1]);
  return dict;
}

/** A dict display with splats: each part is `[key, value]` or `[mapping]`. */
export function dictOfParts(...parts: readonly (readonly unknown[])[]): Dict {
  return dictOfItemParts(parts);
}

export function dictOfItemParts(parts: readonly (readonly unknown[])[]): Dict {
  const dict = new Dict();
  for (const part of parts) {
    if (part.length === 2) dict.set(part[0], part[1]);
    else for (const [key, value] of pairsOf(part[0])) dict.set(key, value);
  }
  return dict;
}

export function sliceOf(start: unknown, stop: unknown, step: unknown): Slice {
  return new Slice(start, stop, step);
}

function pairsOf(mapping: unknown): Iterable<readonly [unknown, unknown]> {
  if (isDict(mapping)) return mapping.entries();
  if (isPlainObject(mapping)) return propertiesOf(mapping);
  const keys = ours<{ keys: unknown }>(mapping)?.keys;
  if (typeof keys !== "function") {
    throw typeError(`'${typeName(mapping)}' object is not a mapping`);
  }
  return Array.from(
    iterate(invoke(keys as () => unknown, mapping, [])),
    (key) => [key, getitem(mapping, key)] as const,
  );
}
