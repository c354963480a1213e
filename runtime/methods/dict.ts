/** Methods of dict. */
import { bounds } from "../bounds.ts";
import { KeyError, typeError } from "../errors/hierarchy.ts";
import { call } from "../objects/calls.ts";
import { collectS } from "../objects/index.ts";
import { settle } from "../objects/settle.ts";
import { classOf, isClass, isClassInstance } from "../objects/types.ts";
import { Dict, isDict } from "../values/dict.ts";
import { addEntries, hasKeys } from "../values/dict-entries.ts";
import { DictItems, DictKeys, DictValues } from "../values/dict-views.ts";
import { setitem } from "../values/items.ts";
import { iterate } from "../values/iterate.ts";
import { isPlainObject } from "../values/plain-object.ts";
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
  for (const [key, value] of entries.entries()) d.$setAmong(key, value);
  return null;
}

export function dictUpdate$s(d: Dict, sources: Tuple, entries: Dict): unknown {
  const source = sources.items[0];
  if (sources.items.length !== 1 || isDict(source) || hasKeys(source) || isPlainObject(source))
    return settle(d, () => dictUpdate(d, sources, entries));
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
