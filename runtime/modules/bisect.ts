/** The module bisect: places in sorted sequences, found by halving. */
import { lenOf } from "../builtins/length.ts";
import { Call, Perform, perform, performS, type Task } from "../builtins/requests.ts";
import { ValueError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { m_insert } from "../methods/dispatchers.ts";
import { arity } from "../objects/arity.ts";
import { getitem } from "../values/items.ts";
import { lt } from "../values/order.ts";

type Search = (a: unknown, x: unknown, lo?: unknown, hi?: unknown, key?: unknown) => unknown;

/** The first place where x could be inserted. */
export const bisect_bisect_left: Search = /* @__PURE__ */ search("bisect_left", perform, left);
export const bisect_bisect_left$s: Search = /* @__PURE__ */ search("bisect_left", performS, left);

/** The last place where x could be inserted. */
export const bisect_bisect_right: Search = /* @__PURE__ */ search("bisect_right", perform, right);
export const bisect_bisect_right$s: Search = /* @__PURE__ */ search("bisect_right", performS, right);
export const bisect_bisect: Search = /* @__PURE__ */ search("bisect", perform, right);
export const bisect_bisect$s: Search = /* @__PURE__ */ search("bisect", performS, right);

/** Inserts x at the first, or the last, place where it keeps the list sorted. */
export const bisect_insort_left: Search = /* @__PURE__ */ search("insort_left", perform, insertLeft);
export const bisect_insort_left$s: Search = /* @__PURE__ */ search("insort_left", performS, insertLeft);
export const bisect_insort_right: Search = /* @__PURE__ */ search("insort_right", perform, insertRight);
export const bisect_insort_right$s: Search = /* @__PURE__ */ search("insort_right", performS, insertRight);
export const bisect_insort: Search = /* @__PURE__ */ search("insort", perform, insertRight);
export const bisect_insort$s: Search = /* @__PURE__ */ search("insort", performS, insertRight);

type Algorithm = (a: unknown, x: unknown, lo: number, hi: number, key: unknown) => Task;

function search(name: string, run: (task: Task) => unknown, algorithm: Algorithm): Search {
  return (a, x, lo = 0, hi = null, key = null) => {
    if (x === undefined) arity(`${name}(a, x, lo=, hi=, *, key=)`, a === undefined ? 0 : 1);
    const from = sizeArgument(lo);
    if (from < 0) throw new ValueError("lo must be non-negative");
    return run(algorithm(a, x, from, hi === null ? lenOf(a) : sizeArgument(hi), key));
  };
}

function* left(a: unknown, x: unknown, lo: number, hi: number, key: unknown): Task {
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (yield new Perform(lt, yield* keyOf(getitem(a, middle), key), x)) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

function* right(a: unknown, x: unknown, lo: number, hi: number, key: unknown): Task {
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (yield new Perform(lt, x, yield* keyOf(getitem(a, middle), key))) hi = middle;
    else lo = middle + 1;
  }
  return lo;
}

function* insertLeft(a: unknown, x: unknown, lo: number, hi: number, key: unknown): Task {
  m_insert(a, yield* left(a, yield* keyOf(x, key), lo, hi, key), x);
  return null;
}

function* insertRight(a: unknown, x: unknown, lo: number, hi: number, key: unknown): Task {
  m_insert(a, yield* right(a, yield* keyOf(x, key), lo, hi, key), x);
  return null;
}

function* keyOf(item: unknown, key: unknown): Task {
  return key === null ? item : yield new Call(key, item);
}
