/** Functions on dictionaries. */
import { typeError } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { Dict, isDict } from "../values/dict.ts";
import { iterate } from "../values/iterate.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { drained } from "./suspending.ts";

export function keys(d: unknown): unknown[] {
  return [...dictArgument("keys", d).keys()];
}

export function values(d: unknown): unknown[] {
  return [...dictArgument("values", d).values()];
}

export function items(d: unknown): Tuple[] {
  return Array.from(dictArgument("items", d).entries(), (pair) => new Tuple(pair));
}

export function hasKey(d: unknown, key: unknown): boolean {
  if (key === undefined) arity("has-key(d, k, /)", d === undefined ? 0 : 1);
  return dictArgument("has-key", d).has(key);
}

export function dictSet(d: unknown, key: unknown, value: unknown): Dict {
  if (value === undefined) arity("dict-set(d, k, v, /)", d === undefined ? 0 : key === undefined ? 1 : 2);
  return dictArgument("dict-set", d).set(key, value);
}

/** `(delete d k)`: a missing key is no error. */
export function deleteKey(d: unknown, key: unknown): Dict {
  if (key === undefined) arity("delete(d, k, /)", d === undefined ? 0 : 1);
  const dict = dictArgument("delete", d);
  dict.delete(key);
  return dict;
}

export function merge({ items: dicts }: Tuple): Dict {
  const merged = new Dict();
  for (const d of dicts)
    for (const [key, value] of dictArgument("merge", d).entries()) merged.set(key, value);
  return merged;
}

/** Nested dicts are merged too. */
export function deepMerge({ items: dicts }: Tuple): Dict {
  return mergedDeeply(dicts);
}

function mergedDeeply(dicts: readonly unknown[]): Dict {
  const merged = new Dict();
  for (const d of dicts) {
    for (const [key, value] of dictArgument("deep-merge", d).entries()) {
      const old = merged.get(key);
      merged.set(key, isDict(value) ? mergedDeeply(isDict(old) ? [old, value] : [value]) : value);
    }
  }
  return merged;
}

export function selectKeys(d: unknown, wanted: unknown): Dict {
  if (wanted === undefined) arity("select-keys(d, keys, /)", d === undefined ? 0 : 1);
  const dict = dictArgument("select-keys", d);
  const selected = new Dict();
  for (const key of iterate(wanted)) if (dict.has(key)) selected.set(key, dict.get(key));
  return selected;
}

export const selectKeys$s = /* @__PURE__ */ drained(selectKeys, 1);

export function dictArgument(name: string, d: unknown): Dict {
  if (isDict(d)) return d;
  if (d === undefined) arity(`${name}(d)`, 0);
  throw typeError(`${name}() argument 1 must be dict, not ${typeName(d)}`);
}
