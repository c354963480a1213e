/** What `dict`, `update` and `|=` take: a mapping, or an iterable of pairs. */
import { ValueError } from "../errors/hierarchy.ts";
import { invoke } from "../scheduler/without-suspending.ts";
import { Dict, isDict } from "./dict.ts";
import { getitem } from "./items.ts";
import { iterate } from "./iterate.ts";
import { isPlainObject, propertiesOf } from "./plain-object.ts";
import { isInstanceOfClass } from "./types.ts";

/** Adds what a mapping or an iterable of pairs holds. */
export function addEntries(d: Dict, source: unknown): Dict {
  if (isDict(source)) {
    for (const [key, value] of source.entries()) d.$setAmong(key, value);
    return d;
  }
  if (hasKeys(source)) {
    for (const key of iterate(invoke(source.keys, source, []))) d.$setAmong(key, getitem(source, key));
    return d;
  }
  if (isPlainObject(source)) {
    for (const [key, value] of propertiesOf(source)) d.$setAmong(key, value);
    return d;
  }
  let place = 0;
  for (const pair of iterate(source)) addPair(d, pair, place++);
  return d;
}

/**
 * From now on the method `__ior__` of dicts takes what `|=` takes: for what lets programs call it by its name.
 * @returns the argument
 */
export function takingPairs<T>(value: T): T {
  Dict.prototype.__ior__ = function (this: Dict, other: unknown) {
    return addEntries(this, other);
  };
  return value;
}

/** An instance that describes itself as a mapping. */
export function hasKeys(source: unknown): source is { keys(): unknown } {
  return (
    typeof source === "object" &&
    source !== null &&
    isInstanceOfClass(source) &&
    typeof (source as { keys?: unknown }).keys === "function"
  );
}

function addPair(d: Dict, pair: unknown, place: number): void {
  const unfit = `cannot convert dictionary update sequence element #${place} to a sequence`;
  const items = [...iterate(pair, unfit)];
  if (items.length !== 2) {
    throw new ValueError(
      `dictionary update sequence element #${place} has length ${items.length}; 2 is required`,
    );
  }
  d.$setAmong(items[0], items[1]);
}
