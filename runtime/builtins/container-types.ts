/** The types of containers, range and slice: calling one makes a value of it. */
import { typeError } from "../errors/hierarchy.ts";
import { dictUpdate$s } from "../methods/dict.ts";
import { takingMany } from "../objects/argument-limit.ts";
import type { Entry } from "../objects/entry-type.ts";
import { collectS } from "../objects/index.ts";
import { builtinClass } from "../objects/object-class.ts";
import { settle } from "../objects/settle.ts";
import type { ClassValue } from "../objects/types.ts";
import { Dict, isDict } from "../values/dict.ts";
import { addEntries, takingPairs } from "../values/dict-entries.ts";
import { bytesType } from "../values/foreign.ts";
import { getitem } from "../values/items.ts";
import { itemsOf } from "../values/iterate.ts";
import { isSlice, kindOf } from "../values/kinds.ts";
import { DerivableList } from "../values/list-methods.ts";
import { isRange, makeRange } from "../values/range.ts";
import { FrozenSet, HashSet } from "../values/sets.ts";
import { Slice } from "../values/slice.ts";
import { isTuple, Tuple } from "../values/tuple.ts";
import { DerivableTuple } from "../values/tuple-methods.ts";
import { isIterable } from "./iterable.ts";

/** `(list)`, `(list it)`, `(list x)` of something not iterable, `(list a b…)`. */
export const listType: ClassValue = /* @__PURE__ */ builtinClass(
  "list",
  Array.isArray,
  /* @__PURE__ */ takingMany(function list(...args: unknown[]) {
    return elements(args);
  }, elements),
  { native: DerivableList },
);

export const tupleType: ClassValue = /* @__PURE__ */ builtinClass(
  "tuple",
  isTuple,
  /* @__PURE__ */ takingMany(
    function tuple(...args: unknown[]) {
      return args.length === 1 && isTuple(args[0]) ? args[0] : new Tuple(elements(args));
    },
    (args) => new Tuple([...args]),
  ),
  { native: DerivableTuple },
);

export const setType: ClassValue = /* @__PURE__ */ builtinClass(
  "set",
  (x) => kindOf(x) === "set",
  /* @__PURE__ */ takingMany(
    function set(...args: unknown[]) {
      return new HashSet(elements(args));
    },
    (args) => new HashSet(args),
  ),
  { native: HashSet },
);

export const frozensetType: ClassValue = /* @__PURE__ */ builtinClass(
  "frozenset",
  (x) => kindOf(x) === "frozenset",
  function frozenset(...args: unknown[]) {
    return frozen(args);
  },
  { native: FrozenSet },
);

/** `(dict mapping-or-pairs k=v)`, or alternating keys and values. */
export const dictType: ClassValue = /* @__PURE__ */ builtinClass(
  "dict",
  isDict,
  /* @__PURE__ */ withKeywords(
    "dict(*args, **entries)",
    function dict(...args: unknown[]) {
      return makeDict(args);
    },
    (args: Tuple, entries: Dict) => addEntries(makeDict(args.items), entries),
  ),
  { native: /* @__PURE__ */ takingPairs(Dict) },
);

export const rangeType: ClassValue = /* @__PURE__ */ builtinClass(
  "range",
  isRange,
  function range(...args: unknown[]) {
    if (args.length === 0) throw typeError("range expected at least 1 argument, got 0");
    if (args.length > 3) throw typeError(`range expected at most 3 arguments, got ${args.length}`);
    return makeRange(args[0], args[1], args[2]);
  },
);

/** `(slice s a [b [step]])` of a str, list or tuple; else a slice object. */
export const sliceType: ClassValue = /* @__PURE__ */ builtinClass(
  "slice",
  isSlice,
  function slice(...args: unknown[]) {
    if (args.length === 0) throw typeError("slice expected at least 1 argument, got 0");
    const [s, ...bounds] = args;
    const isSequence = typeof s === "string" || Array.isArray(s) || isTuple(s) || bytesType(s) !== undefined;
    if (!isSequence) return args.length === 1 ? new Slice(null, s) : new Slice(...args);
    return getitem(s, new Slice(...bounds));
  },
);

export function listType$s(...args: unknown[]): unknown {
  return elementsS(args);
}

export function tupleType$s(...args: unknown[]): unknown {
  return settle(elementsS(args), (items) => new Tuple(items as unknown[]));
}

export function setType$s(...args: unknown[]): unknown {
  return settle(elementsS(args), (items) => new HashSet(items as unknown[]));
}

export function frozensetType$s(...args: unknown[]): unknown {
  return settle(args.length === 1 ? collectS(args[0]) : [], (items) => new FrozenSet(items as unknown[]));
}

export function dictType$s(...args: unknown[]): unknown {
  if (args.length !== 1) return makeDict(args);
  const dict = new Dict();
  return settle(dictUpdate$s(dict, new Tuple(args), new Dict()), () => dict);
}

/** What list, tuple and set are made of: always a new array. */
function elements(args: readonly unknown[]): unknown[] {
  return args.length === 1 && isIterable(args[0]) ? itemsOf(args[0]).slice() : [...args];
}

function elementsS(args: readonly unknown[]): unknown {
  return args.length === 1 && isIterable(args[0]) ? collectS(args[0]) : [...args];
}

function frozen(args: readonly unknown[]): FrozenSet {
  if (args.length > 1) throw typeError(`frozenset expected at most 1 argument, got ${args.length}`);
  if (args.length === 0) return new FrozenSet();
  return kindOf(args[0]) === "frozenset" ? (args[0] as FrozenSet) : new FrozenSet(itemsOf(args[0]));
}

function makeDict(args: readonly unknown[]): Dict {
  const dict = new Dict();
  if (args.length === 1) return addEntries(dict, args[0]);
  if (args.length % 2 !== 0)
    throw typeError(`dict expected an even number of keys and values, got ${args.length}`);
  for (let i = 0; i < args.length; i += 2) dict.set(args[i], args[i + 1]);
  return dict;
}

function withKeywords(sig: string, convert: Entry, implementation: Entry): Entry {
  return Object.assign(convert, { $sig: sig, $impl: implementation });
}
