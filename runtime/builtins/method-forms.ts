/** Methods under the names of functions: `(insert xs i v)` is `xs.insert(i, v)`. */
import { typeError } from "../errors/hierarchy.ts";
import {
  m_count,
  m_extend,
  m_index,
  m_insert,
  m_pop,
  m_remove,
  m_reverse,
  m_sort,
} from "../methods/dispatchers.ts";
import { arity } from "../objects/arity.ts";
import { callMethodS } from "../objects/method-calls.ts";

export function count(s: unknown, x: unknown, ...rest: unknown[]): unknown {
  if (x === undefined) arity("count(s, x, start=, end=, /)", s === undefined ? 0 : 1);
  return m_count(s, x, ...given(rest));
}

export function indexOf(s: unknown, x: unknown, ...rest: unknown[]): unknown {
  if (x === undefined) arity("index(s, x, start=, end=, /)", s === undefined ? 0 : 1);
  return m_index(s, x, ...given(rest));
}

export function insert(xs: unknown, index: unknown, item: unknown): unknown {
  if (item === undefined) arity("insert(xs, i, v, /)", xs === undefined ? 0 : index === undefined ? 1 : 2);
  return m_insert(xs, index, item);
}

export function pop(...operands: unknown[]): unknown {
  const [xs, ...args] = operands;
  if (xs === undefined) throw typeError("pop expected at least 1 argument, got 0");
  return m_pop(xs, ...given(args));
}

export function remove(xs: unknown, item: unknown): unknown {
  if (item === undefined) arity("remove(xs, v, /)", xs === undefined ? 0 : 1);
  return m_remove(xs, item);
}

export function reverse(xs: unknown): unknown {
  if (xs === undefined) arity("reverse(xs, /)", 0);
  return m_reverse(xs);
}

export function extend(xs: unknown, items: unknown): unknown {
  if (items === undefined) arity("extend(xs, it, /)", xs === undefined ? 0 : 1);
  return m_extend(xs, items);
}

export function extend$s(xs: unknown, items: unknown): unknown {
  if (items === undefined) arity("extend(xs, it, /)", xs === undefined ? 0 : 1);
  return callMethodS(m_extend, xs, "extend", items);
}

export function sort(xs: unknown, key?: unknown, reversed?: unknown): unknown {
  if (xs === undefined) arity("sort(xs, /, *, key=, reverse=)", 0);
  return m_sort(xs, key, reversed);
}

export function sort$s(xs: unknown, key?: unknown, reversed?: unknown): unknown {
  if (xs === undefined) arity("sort(xs, /, *, key=, reverse=)", 0);
  return callMethodS(m_sort, xs, "sort", key, reversed);
}

/** The arguments up to the first that is not given. */
function given(args: readonly unknown[]): readonly unknown[] {
  const end = args.indexOf(undefined);
  return end < 0 ? args : args.slice(0, end);
}
