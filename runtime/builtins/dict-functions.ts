/** Functions on dictionaries that call a function with their keys or values. */
import { takingMany } from "../objects/argument-limit.ts";
import { arity } from "../objects/arity.ts";
import { call, callS } from "../objects/calls.ts";
import type { Entry } from "../objects/entry-type.ts";
import { settle } from "../objects/settle.ts";
import { performed, type Stepwise } from "../objects/stepwise.ts";
import { Dict, isDict } from "../values/dict.ts";
import { truthy } from "../values/truth.ts";
import { dictArgument } from "./dicts.ts";
import { callEachS } from "./suspending.ts";

/** What becomes of a dict, once the function has been called with each key or value. */
interface Operation {
  readonly name: string;
  /** What the function is called with. */
  readonly inputs: (d: Dict) => unknown[];
  readonly finish: (d: Dict, results: readonly unknown[]) => Dict;
}

const mappedKeys: Operation = {
  name: "map-keys",
  inputs: (d) => [...d.keys()],
  finish: (d, results) => dictOf(results, [...d.values()]),
};

const mappedValues: Operation = {
  name: "map-values",
  inputs: (d) => [...d.values()],
  finish: (d, results) => dictOf([...d.keys()], results),
};

const filteredKeys: Operation = { name: "filter-keys", inputs: (d) => [...d.keys()], finish: kept };

const filteredValues: Operation = { name: "filter-values", inputs: (d) => [...d.values()], finish: kept };

export function mapKeys(d: unknown, f: unknown): Dict {
  return perform(mappedKeys, d, f);
}

export function mapKeys$s(d: unknown, f: unknown): unknown {
  return performS(mappedKeys, d, f);
}

export function mapValues(d: unknown, f: unknown): Dict {
  return perform(mappedValues, d, f);
}

export function mapValues$s(d: unknown, f: unknown): unknown {
  return performS(mappedValues, d, f);
}

export function filterKeys(d: unknown, f: unknown): Dict {
  return perform(filteredKeys, d, f);
}

export function filterKeys$s(d: unknown, f: unknown): unknown {
  return performS(filteredKeys, d, f);
}

export function filterValues(d: unknown, f: unknown): Dict {
  return perform(filteredValues, d, f);
}

export function filterValues$s(d: unknown, f: unknown): unknown {
  return performS(filteredValues, d, f);
}

/** `(rename-keys d names)`; names a dict, or a function that gives the new name. */
export function renameKeys(d: unknown, names: unknown): Dict {
  return isDict(names) ? renamed(dictArgument("rename-keys", d), names) : perform(mappedKeys, d, names);
}

export function renameKeys$s(d: unknown, names: unknown): unknown {
  return isDict(names) ? renamed(dictArgument("rename-keys", d), names) : performS(mappedKeys, d, names);
}

/** `(merge-with f d…)`: `f(old, new)` where a key is in several. */
export const mergeWith: Entry = /* @__PURE__ */ takingMany((...operands) => mergedWith(operands), mergedWith);

function mergedWith([f, ...dicts]: readonly unknown[]): Dict {
  if (f === undefined) arity("merge-with(f, *dicts)", 0);
  const merged = new Dict();
  for (const d of dicts) {
    for (const [key, value] of dictArgument("merge-with", d).entries()) {
      const old = merged.get(key);
      merged.set(key, old === undefined ? value : call(f, old, value));
    }
  }
  return merged;
}

export const mergeWith$s: Entry = /* @__PURE__ */ takingMany(
  (...operands) => performed(mergingWith(operands)),
  (operands) => performed(mergingWith(operands)),
);

function* mergingWith([f, ...dicts]: readonly unknown[]): Stepwise {
  if (f === undefined) arity("merge-with(f, *dicts)", 0);
  const merged = new Dict();
  for (const d of dicts) {
    for (const [key, value] of [...dictArgument("merge-with", d).entries()]) {
      const old = merged.get(key);
      const result = yield old === undefined ? value : callS(f, old, value);
      merged.set(key, result);
    }
  }
  return merged;
}

function perform({ name, inputs, finish }: Operation, d: unknown, f: unknown): Dict {
  if (f === undefined) arity(`${name}(d, f, /)`, d === undefined ? 0 : 1);
  const dict = dictArgument(name, d);
  return finish(
    dict,
    inputs(dict).map((input) => call(f, input)),
  );
}

function performS({ name, inputs, finish }: Operation, d: unknown, f: unknown): unknown {
  if (f === undefined) arity(`${name}(d, f, /)`, d === undefined ? 0 : 1);
  const dict = dictArgument(name, d).copy();
  return settle(callEachS(f, inputs(dict)), (results) => finish(dict, results as unknown[]));
}

function dictOf(keys: readonly unknown[], values: readonly unknown[]): Dict {
  return Dict.from(keys.map((key, i) => [key, values[i]] as const));
}

function kept(d: Dict, verdicts: readonly unknown[]): Dict {
  return Dict.from([...d.entries()].filter((_, i) => truthy(verdicts[i])));
}

function renamed(d: Dict, names: Dict): Dict {
  return Dict.from(Array.from(d.entries(), ([key, value]) => [names.get(key) ?? key, value] as const));
}
