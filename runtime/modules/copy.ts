/** The module copy: copies of values, shallow or deep. */
import { bounds } from "../bounds.ts";
import { arity } from "../objects/arity.ts";
import { allocate } from "../objects/construct.ts";
import type { Entry } from "../objects/entry-type.ts";
import { classOf, type Instance, isClassInstance } from "../objects/types.ts";
import { Dict, isDict } from "../values/dict.ts";
import { bytesType } from "../values/foreign.ts";
import { identity } from "../values/identity.ts";
import { kindOf } from "../values/kinds.ts";
import { isSet } from "../values/sets.ts";
import { isTuple, Tuple } from "../values/tuple.ts";

/** `(copy.copy x)`: a new container with the same items; what cannot change is given back. */
export function copy_copy(x: unknown): unknown {
  if (x === undefined) arity("copy(x)", 0);
  if (isClassInstance(x)) {
    if (typeof x.__copy__ === "function") return (x.__copy__ as Entry)();
    return copyInstance(x, (value) => value);
  }
  return copyContainer(x, (item) => item, nothing);
}

/** `(copy.deepcopy x)`: copies of the items too, at every depth; what occurs twice, or in itself, does so in the copy. */
export function copy_deepcopy(x: unknown, memo?: unknown): unknown {
  if (x === undefined) arity("deepcopy(x, memo=)", 0);
  return deepCopy(x, new Map(), isDict(memo) ? memo : new Dict());
}

type Copied = Map<object, unknown>;

function deepCopy(x: unknown, copied: Copied, memo: Dict): unknown {
  if (typeof x !== "object" || x === null) return x;
  const known = copied.get(x) ?? memo.get(identity(x));
  if (known !== undefined) return known;
  bounds?.work(bounds.cost(x));
  const note = (result: unknown) => {
    copied.set(x, result);
    memo.set(identity(x), result);
  };
  const inner = (item: unknown) => deepCopy(item, copied, memo);
  if (!isClassInstance(x)) return copyContainer(x, inner, note);
  if (typeof x.__deepcopy__ !== "function") return copyInstance(x, inner, note);
  const result = (x.__deepcopy__ as Entry)(memo);
  note(result);
  return result;
}

/** @param note is told of the copy before it is filled */
function copyContainer(
  x: unknown,
  inner: (item: unknown) => unknown,
  note: (result: unknown) => void,
): unknown {
  if (Array.isArray(x)) {
    const list: unknown[] = [];
    note(list);
    for (const item of x) list.push(inner(item));
    return list;
  }
  if (isDict(x)) {
    const dict = new Dict();
    note(dict);
    fill(dict, x, inner);
    return dict;
  }
  if (isTuple(x)) {
    const items = x.items.map(inner);
    const tuple = items.every((item, i) => item === x.items[i]) ? x : new Tuple(items);
    note(tuple);
    return tuple;
  }
  return kindOf(x) === "set" && isSet(x) ? x.$make([...x].map(inner)) : x;
}

/** An object of the same class with the same attributes, and what it holds as a dict, set, list, tuple or deque. */
function copyInstance(
  x: Instance,
  inner: (value: unknown) => unknown,
  note: (result: unknown) => void = nothing,
): unknown {
  const copy = allocate(classOf(x), argumentsOf(x));
  note(copy);
  if (isDict(x)) fill(copy as unknown as Dict, x, inner);
  else if (isSet(x)) for (const item of x) (copy as unknown as Set<unknown>).add(inner(item));
  if (typeof x.$fillCopy === "function") x.$fillCopy(copy, inner);
  for (const name of Object.keys(x)) if (!name.startsWith("$")) copy[name] = inner(x[name]);
  return copy;
}

/** Exceptions and bytes are made of these, and stay so. */
function argumentsOf(x: Instance): readonly unknown[] {
  if (x instanceof Error) return [...(x as unknown as { args: Tuple }).args];
  return bytesType(x) === "bytes" ? [x] : [];
}

function fill(target: Dict, source: Dict, inner: (item: unknown) => unknown): void {
  for (const [key, value] of [...source.entries()]) target.set(inner(key), inner(value));
}

function nothing(): void {}
