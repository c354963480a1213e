/** Functions on nested data, by the path to a part of it. */
import { LookupError, typeError } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { call, callS } from "../objects/calls.ts";
import { settle } from "../objects/settle.ts";
import { Dict, isDict } from "../values/dict.ts";
import { getitem, setitem } from "../values/items.ts";
import { itemsOf } from "../values/iterate.ts";
import { isTuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";

/** `(get-path c path [default])`. */
export function getPath(c: unknown, path: unknown, otherwise: unknown = null): unknown {
  if (path === undefined) arity("get-path(c, path, default=, /)", c === undefined ? 0 : 1);
  const found = lookUpPath(c, path);
  return found === undefined ? otherwise : found;
}

/** `(has-path? c path)`. */
export function hasPath(c: unknown, path: unknown): boolean {
  if (path === undefined) arity("has-path?(c, path, /)", c === undefined ? 0 : 1);
  return lookUpPath(c, path) !== undefined;
}

/** `(set-path c path v)`: a copy; dicts that are missing on the way are made. */
export function setPath(c: unknown, path: unknown, value: unknown): unknown {
  if (value === undefined) {
    arity("set-path(c, path, v, /)", c === undefined ? 0 : path === undefined ? 1 : 2);
  }
  return withValue(c, steps(path), value);
}

/** `(update-path c path f)`: a copy with `f(value)` in place of the value. */
export function updatePath(c: unknown, path: unknown, f: unknown): unknown {
  if (f === undefined) arity("update-path(c, path, f, /)", c === undefined ? 0 : path === undefined ? 1 : 2);
  return withValue(c, steps(path), call(f, lookUpPath(c, path) ?? null));
}

export function updatePath$s(c: unknown, path: unknown, f: unknown): unknown {
  if (f === undefined) arity("update-path(c, path, f, /)", c === undefined ? 0 : path === undefined ? 1 : 2);
  return settle(callS(f, lookUpPath(c, path) ?? null), (value) => withValue(c, steps(path), value));
}

/** A list of keys and indexes, or a str with dots between them, in which digits are an index. */
function steps(path: unknown): readonly unknown[] {
  if (typeof path !== "string") return itemsOf(path);
  return path === "" ? [] : path.split(".").map((part) => (/^-?\d+$/.test(part) ? Number(part) : part));
}

function lookUpPath(c: unknown, path: unknown): unknown {
  let value = c;
  for (const step of steps(path)) {
    value = part(value, step);
    if (value === undefined) return undefined;
  }
  return value;
}

/** An item; undefined if there is none. A dict may have an index as a str key. */
function part(c: unknown, step: unknown): unknown {
  if (isDict(c)) {
    const found = c.get(step);
    return found === undefined && typeof step === "number" ? c.get(String(step)) : found;
  }
  if (typeof c !== "object" || c === null) return undefined;
  if (typeof step === "string" && (Array.isArray(c) || isTuple(c))) return undefined;
  try {
    return getitem(c, step);
  } catch (error) {
    if (error instanceof LookupError) return undefined;
    throw error;
  }
}

function withValue(c: unknown, path: readonly unknown[], value: unknown): unknown {
  if (path.length === 0) return value;
  const [step, ...rest] = path;
  const copy = copied(c);
  const inner = part(copy, step) ?? null;
  setitem(copy, keyIn(copy, step), withValue(inner, rest, value));
  return copy;
}

function copied(c: unknown): unknown[] | Dict {
  if (c === null) return new Dict();
  if (Array.isArray(c)) return c.slice();
  if (isDict(c)) return c.copy();
  throw typeError(`'${typeName(c)}' object does not support paths`);
}

function keyIn(c: unknown[] | Dict, step: unknown): unknown {
  return isDict(c) && typeof step === "number" && !c.has(step) && c.has(String(step)) ? String(step) : step;
}
