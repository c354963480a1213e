/** Methods of list that call a function or add its items up, and their suspending entries. */
import { reduce, reduce$s } from "../builtins/reduce.ts";
import { sum } from "../builtins/sum.ts";
import { callEachS } from "../builtins/suspending.ts";
import { call } from "../objects/calls.ts";
import { settle } from "../objects/settle.ts";
import { truthy } from "../values/truth.ts";

type List = readonly unknown[];

export function listMap(xs: List, f: unknown): unknown[] {
  return xs.map((item) => call(f, item));
}

export function listMap$s(xs: List, f: unknown): unknown {
  return callEachS(f, xs.slice());
}

export function listFilter(xs: List, f: unknown): unknown[] {
  return xs.filter((item) => truthy(f === null ? item : call(f, item)));
}

export function listFilter$s(xs: List, f: unknown): unknown {
  const items = xs.slice();
  if (f === null) return listFilter(items, f);
  return settle(callEachS(f, items), (passes) => items.filter((_, i) => truthy((passes as unknown[])[i])));
}

export function listReduce(xs: List, f: unknown, initial?: unknown): unknown {
  return reduce(f, xs, initial);
}

export function listReduce$s(xs: List, f: unknown, initial?: unknown): unknown {
  return reduce$s(f, xs.slice(), initial);
}

export function listSum(xs: List): unknown {
  return sum(xs);
}
