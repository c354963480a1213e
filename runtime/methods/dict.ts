/** Methods of dict. */
import { bounds } from "../bounds.ts";
import { KeyError, typeError, ValueError } from "../errors/hierarchy.ts";
import { call } from "../objects/calls.ts";
import { collectS } from "../objects/index.ts";
import { settle } from "../objects/settle.ts";
import { classOf, type FunctionValue, isClass, isClassInstance } from "../objects/types.ts";
import { invoke } from "../scheduler/without-suspending.ts";
import { isDict } from "../values/brand.ts";
import { Dict } from "../values/dict.ts";
import { DictItems, DictKeys, DictValues } from "../values/dict-views.ts";
import { getitem, setitem } from "../values/items.ts";
import { iterate } from "../values/iterate.ts";
import { isPlainObject, propertiesOf } from "../values/plain-object.ts";
import { Tuple } from "../values/tuple.ts";

export function dictGet(d: Dict, key: unknown, otherwise: unknown = null): unknown {
  const value = d.get(key);
  return value === undefined ? otherwise : value;
}

export function dictKeys(d: Dict): DictKeys {
  return new DictKeys(d);
}

export function dictValues(d: Dict): DictValues {
  return new DictValues(d);
}

export function dictItems(d: Dict): DictItems {
  return new DictItems(d);
}

export function dictPop(d: Dict, key: unknown, otherwise?: unknown): unknown {
  const value = d.get(key);
  if (value === undefined) {
    if (otherwise === undefined) throw new KeyError(key);
    return otherwise;
  }
  d.delete(key);
  return value;
}

export function dictPopitem(d: Dict): Tuple {
  const pair = d.popItem();
  if (pair === undefined) throw new KeyError("popitem(): dictionary is empty");
  return new Tuple(pair);
}

export function dictSetdefault(d: Dict, key: unknown, otherwise: unknown = null): unknown {
  const value = d.get(key);
  if (value !== undefined) return value;
  d.set(key, otherwise);
  return otherwise;
}

/** `d.update(mapping-or-pairs, k=v)`. */
export function dictUpdate(d: Dict, sources: Tuple, entries: Dict): null {
  const { items } = sources;
  if (items.length > 1) throw typeError(`update expected at most 1 argument, got ${items.length}`);
  bounds?.work(bounds.cost(items[0]));
  if (items.length === 1) addEntries(d, items[0]);
  for (const [key, value] of entries.entries()) d.set(key, value);
  return null;
}

export function dictUpdate$s(d: Dict, sources: Tuple, entries: Dict): unknown {
  const source = sources.items[0];
  if (sources.items.length !== 1 || isDict(source) || hasKeys(source) || isPlainObject(source))
    return dictUpdate(d, sources, entries);
  return settle(collectS(source), (pairs) => dictUpdate(d, new Tuple([pairs]), entries));
}

export function dictClear(d: Dict): null {
  d.clear();
  return null;
}

export function dictCopy(d: Dict): Dict {
  return d.copy();
}

export function dictLength(d: Dict): number {
  return d.size;
}

export function dictHas(d: Dict, key: unknown): boolean {
  return d.has(key);
}

export function dictDelete(d: Dict, key: unknown): null {
  d.delete(key);
  return null;
}

/**
 * `dict.fromkeys(keys, value)`
 * @param owner a class, or an object of one: a dict of that class is made
 */
export function dictFromkeys(owner: unknown, keys: unknown, value: unknown = null): unknown {
  const C = isClass(owner) ? owner : isClassInstance(owner) ? classOf(owner) : null;
  const d = C === null || C.$test !== undefined ? new Dict() : call(C);
  for (const key of iterate(keys)) setitem(d, key, value);
  return d;
}

/** `d.set(key, value)` */
export function dictSet(d: Dict, key: unknown, value: unknown): null {
  setitem(d, key, value);
  return null;
}

/** Adds what a mapping or an iterable of pairs holds. */
export function addEntries(d: Dict, source: unknown): Dict {
  if (isDict(source)) {
    for (const [key, value] of source.entries()) d.set(key, value);
    return d;
  }
  if (hasKeys(source)) {
    for (const key of iterate(invoke(source.keys as FunctionValue, source, [])))
      d.set(key, getitem(source, key));
    return d;
  }
  if (isPlainObject(source)) {
    for (const [key, value] of propertiesOf(source)) d.set(key, value);
    return d;
  }
  let place = 0;
  for (const pair of iterate(source)) addPair(d, pair, place++);
  return d;
}

/** An instance that describes itself as a mapping. */
function hasKeys(source: unknown): source is { keys(): unknown } {
  return isClassInstance(source) && typeof source.keys === "function";
}

function addPair(d: Dict, pair: unknown, place: number): void {
  const unfit = `cannot convert dictionary update sequence element #${place} to a sequence`;
  const items = [...iterate(pair, unfit)];
  if (items.length !== 2) {
    throw new ValueError(
      `dictionary update sequence element #${place} has length ${items.length}; 2 is required`,
    );
  }
  d.set(items[0], items[1]);
}
