/** The module itertools: iterators that run along one or several others. */
import { type Body, Call, CallOf, lazily, Source } from "../builtins/requests.ts";
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { sizeArgument } from "../methods/arguments.ts";
import { arity } from "../objects/arity.ts";
import type { Entry } from "../objects/entry-type.ts";
import { builtin, fn } from "../objects/functions.ts";
import { END } from "../objects/index.ts";
import type { FunctionValue } from "../objects/types.ts";
import { add } from "../values/arithmetic.ts";
import { integerIndex } from "../values/positions.ts";
import { truthy } from "../values/truth.ts";
import { Tuple } from "../values/tuple.ts";

/** Makes both the plain and the suspending form of a function that returns a lazy iterator. */
type Maker = (suspends: boolean, ...args: unknown[]) => unknown;

/** `(itertools.count 10 2)`. */
export function itertools_count(start: unknown = 0, step: unknown = 1): unknown {
  return lazily("count", counting(start, step), false);
}

function* counting(start: unknown, step: unknown): Body {
  for (let n = start; ; n = add(n, step)) yield n;
}

/** `(itertools.repeat x 3)`; without a count for ever. */
export function itertools_repeat(object: unknown, times?: unknown): unknown {
  if (object === undefined) arity("repeat(object, times=)", 0);
  return lazily("repeat", repeating(object, times === undefined ? Infinity : sizeArgument(times)), false);
}

function* repeating(object: unknown, times: number): Body {
  for (let i = 0; i < times; i++) yield object;
}

/** `(itertools.cycle it)`. */
const cycle: Maker = (suspends, iterable) => {
  if (iterable === undefined) arity("cycle(iterable, /)", 0);
  return lazily("cycle", cycling(new Source(iterable, suspends)), suspends);
};

function* cycling(source: Source): Body {
  const saved: unknown[] = [];
  for (let item = yield source; item !== END; item = yield source) {
    saved.push(item);
    yield item;
  }
  while (saved.length > 0) yield* saved;
}

/** `(itertools.accumulate it f)`: running totals, or what a function of two makes of them. */
const accumulate: Maker = (suspends, iterable, f, initial) => {
  if (iterable === undefined) arity("accumulate(iterable, func=, *, initial=)", 0);
  return lazily("accumulate", accumulating(new Source(iterable, suspends), f ?? null, initial), suspends);
};

function* accumulating(source: Source, f: unknown, initial: unknown): Body {
  const isGiven = initial !== undefined && initial !== null;
  let total = isGiven ? initial : yield source;
  if (total === END) return;
  yield total;
  for (let item = yield source; item !== END; item = yield source) {
    total = f === null ? add(total, item) : yield new Call(f, total, item);
    yield total;
  }
}

/** `(itertools.islice it stop)`, `(itertools.islice it start stop step)`. */
const islice: Maker = (suspends, ...args) => {
  const [iterable, ...bounds] = args;
  if (bounds.length === 0) throw typeError(`islice expected at least 2 arguments, got ${args.length}`);
  if (bounds.length > 3) throw typeError(`islice expected at most 4 arguments, got ${args.length}`);
  const [start, stop, step] = bounds.length === 1 ? [null, bounds[0], null] : bounds;
  const [from, to, by] = [place(start, 0), place(stop, Infinity, "Stop argument"), place(step, 1)];
  if (by === 0) throw new ValueError("Step for islice() must be a positive integer or None.");
  return lazily("islice", slicing(new Source(iterable, suspends), from, to, by), suspends);
};

function* slicing(source: Source, from: number, to: number, by: number): Body {
  for (let i = 0, next = from; i < to; i++) {
    const item = yield source;
    if (item === END) return;
    if (i !== next) continue;
    next += by;
    yield item;
  }
}

function place(x: unknown, absent: number, what = "Indices"): number {
  if (x === undefined || x === null) return absent;
  const integer = integerIndex(x);
  const size = integer === undefined ? -1 : sizeArgument(integer);
  if (size >= 0 && integer! < 2 ** 63) return size;
  throw new ValueError(`${what} for islice() must be None or an integer: 0 <= x <= sys.maxsize.`);
}

/** `(itertools.takewhile f it)`. */
const takewhile: Maker = (suspends, f, iterable) => {
  if (iterable === undefined) arity("takewhile(predicate, iterable, /)", f === undefined ? 0 : 1);
  return lazily("takewhile", taking(f, new Source(iterable, suspends)), suspends);
};

function* taking(f: unknown, source: Source): Body {
  for (let item = yield source; item !== END; item = yield source) {
    if (!truthy(yield new Call(f, item))) return;
    yield item;
  }
}

/** `(itertools.dropwhile f it)`. */
const dropwhile: Maker = (suspends, f, iterable) => {
  if (iterable === undefined) arity("dropwhile(predicate, iterable, /)", f === undefined ? 0 : 1);
  return lazily("dropwhile", dropping(f, new Source(iterable, suspends)), suspends);
};

function* dropping(f: unknown, source: Source): Body {
  let isDropping = true;
  for (let item = yield source; item !== END; item = yield source) {
    if (isDropping && truthy(yield new Call(f, item))) continue;
    isDropping = false;
    yield item;
  }
}

/** `(itertools.filterfalse f it)`; f None keeps false items. */
const filterfalse: Maker = (suspends, f, iterable) => {
  if (iterable === undefined) arity("filterfalse(function, iterable, /)", f === undefined ? 0 : 1);
  return lazily("filterfalse", rejecting(f, new Source(iterable, suspends)), suspends);
};

function* rejecting(f: unknown, source: Source): Body {
  for (let item = yield source; item !== END; item = yield source) {
    if (!truthy(f === null ? item : yield new Call(f, item))) yield item;
  }
}

/** `(itertools.starmap f rows)`: calls f with the items of each row as arguments. */
const starmap: Maker = (suspends, f, iterable) => {
  if (iterable === undefined) arity("starmap(function, iterable, /)", f === undefined ? 0 : 1);
  return lazily("starmap", spreading(f, new Source(iterable, suspends), suspends), suspends);
};

function* spreading(f: unknown, source: Source, suspends: boolean): Body {
  for (let row = yield source; row !== END; row = yield source) {
    const args: unknown[] = [];
    yield* collecting(new Source(row, suspends), args);
    yield yield new CallOf(f, args);
  }
}

function* collecting(source: Source, items: unknown[]): Body {
  for (let item = yield source; item !== END; item = yield source) items.push(item);
}

/** `(itertools.compress data selectors)`. */
const compress: Maker = (suspends, data, selectors) => {
  if (selectors === undefined) arity("compress(data, selectors)", data === undefined ? 0 : 1);
  const sources = [new Source(data, suspends), new Source(selectors, suspends)] as const;
  return lazily("compress", compressing(...sources), suspends);
};

function* compressing(data: Source, selectors: Source): Body {
  for (;;) {
    const item = yield data;
    if (item === END) return;
    const selector = yield selectors;
    if (selector === END) return;
    if (truthy(selector)) yield item;
  }
}

/** `(itertools.pairwise it)`: each item with the one after it. */
const pairwise: Maker = (suspends, iterable) => {
  if (iterable === undefined) arity("pairwise(iterable, /)", 0);
  return lazily("pairwise", pairing(new Source(iterable, suspends)), suspends);
};

function* pairing(source: Source): Body {
  let last = yield source;
  if (last === END) return;
  for (let item = yield source; item !== END; item = yield source) {
    yield new Tuple([last, item]);
    last = item;
  }
}

/** `(itertools.zip_longest a b fillvalue=0)`. */
const zipLongest: Maker = (suspends, iterables, fillvalue = null) => {
  const sources = (iterables as Tuple).items.map((iterable) => new Source(iterable, suspends));
  return lazily("zip_longest", zipping(sources, fillvalue), suspends);
};

function* zipping(sources: (Source | null)[], fillvalue: unknown): Body {
  let left = sources.length;
  while (left > 0) {
    const row: unknown[] = [];
    for (let i = 0; i < sources.length; i++) {
      const source = sources[i]!;
      const item = source === null ? END : yield source;
      if (item === END && source !== null) {
        sources[i] = null;
        if (--left === 0) return;
      }
      row.push(item === END ? fillvalue : item);
    }
    yield new Tuple(row);
  }
}

const chainOf: Maker = (suspends, iterables) =>
  lazily("chain", chaining((iterables as Tuple).items, suspends), suspends);

function* chaining(iterables: readonly unknown[], suspends: boolean): Body {
  for (const iterable of iterables) yield* passing(new Source(iterable, suspends));
}

function* passing(source: Source): Body {
  for (let item = yield source; item !== END; item = yield source) yield item;
}

const chainFromIterable: Maker = (suspends, iterables) => {
  if (iterables === undefined) arity("from_iterable(iterable, /)", 0);
  return lazily("chain", chainingLazily(new Source(iterables, suspends), suspends), suspends);
};

function* chainingLazily(iterables: Source, suspends: boolean): Body {
  for (let each = yield iterables; each !== END; each = yield iterables) {
    yield* passing(new Source(each, suspends));
  }
}

/** `(itertools.chain a b)`, with `chain.from_iterable`. */
export const itertools_chain = /* @__PURE__ */ withFromIterable(function chain(iterables: Tuple) {
  return chainOf(false, iterables);
});

export const itertools_chain$s = /* @__PURE__ */ chainOf.bind(null, true);

function withFromIterable<F extends Entry>(chain: F): F {
  const value: FunctionValue = builtin(fn(chainFromIterable.bind(null, false), "from_iterable(iterable, /)"));
  value.$s = (iterables: unknown) => chainFromIterable(true, iterables);
  return Object.assign(chain, { $attrs: { from_iterable: value } });
}

export const itertools_cycle = /* @__PURE__ */ cycle.bind(null, false);
export const itertools_cycle$s = /* @__PURE__ */ cycle.bind(null, true);
export const itertools_accumulate = /* @__PURE__ */ accumulate.bind(null, false);
export const itertools_accumulate$s = /* @__PURE__ */ accumulate.bind(null, true);
export const itertools_islice = /* @__PURE__ */ islice.bind(null, false);
export const itertools_islice$s = /* @__PURE__ */ islice.bind(null, true);
export const itertools_takewhile = /* @__PURE__ */ takewhile.bind(null, false);
export const itertools_takewhile$s = /* @__PURE__ */ takewhile.bind(null, true);
export const itertools_dropwhile = /* @__PURE__ */ dropwhile.bind(null, false);
export const itertools_dropwhile$s = /* @__PURE__ */ dropwhile.bind(null, true);
export const itertools_filterfalse = /* @__PURE__ */ filterfalse.bind(null, false);
export const itertools_filterfalse$s = /* @__PURE__ */ filterfalse.bind(null, true);
export const itertools_starmap = /* @__PURE__ */ starmap.bind(null, false);
export const itertools_starmap$s = /* @__PURE__ */ starmap.bind(null, true);
export const itertools_compress = /* @__PURE__ */ compress.bind(null, false);
export const itertools_compress$s = /* @__PURE__ */ compress.bind(null, true);
export const itertools_pairwise = /* @__PURE__ */ pairwise.bind(null, false);
export const itertools_pairwise$s = /* @__PURE__ */ pairwise.bind(null, true);
export const itertools_zip_longest = /* @__PURE__ */ zipLongest.bind(null, false);
export const itertools_zip_longest$s = /* @__PURE__ */ zipLongest.bind(null, true);
