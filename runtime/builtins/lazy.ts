/** The lazy iterators: map, filter, zip and enumerate, one-shot. */

import { typeError } from "../errors/hierarchy.ts";
import { integerArgument } from "../methods/arguments.ts";
import { takingMany } from "../objects/argument-limit.ts";
import { call, callKw } from "../objects/calls.ts";
import { add } from "../values/arithmetic.ts";
import { iterate } from "../values/iterate.ts";
import { truthy } from "../values/truth.ts";
import { Tuple } from "../values/tuple.ts";
import { LazyIterator } from "./lazy-iterator.ts";

export class MapIterator extends LazyIterator {
  static readonly $name: string = "map";
  private readonly f: unknown;
  private readonly first: Iterator<unknown>;
  private readonly others: readonly Iterator<unknown>[];

  constructor(f: unknown, iterables: readonly unknown[]) {
    super();
    this.f = f;
    const [first, ...others] = iterables.map(iteratorOf);
    this.first = first!;
    this.others = others;
  }

  next(): IteratorResult<unknown> {
    const step = this.first.next();
    if (step.done) return finished;
    if (this.others.length === 0) return { done: false, value: call(this.f, step.value) };
    const row = nextRow(this.others);
    return row === null ? finished : { done: false, value: callKw(this.f, [step.value, ...row], null) };
  }
}

export class FilterIterator extends LazyIterator {
  static readonly $name: string = "filter";
  private readonly f: unknown;
  private readonly source: Iterator<unknown>;

  constructor(f: unknown, iterable: unknown) {
    super();
    this.f = f;
    this.source = iteratorOf(iterable);
  }

  next(): IteratorResult<unknown> {
    for (;;) {
      const step = this.source.next();
      if (step.done || truthy(this.f === null ? step.value : call(this.f, step.value))) return step;
    }
  }
}

export class ZipIterator extends LazyIterator {
  static readonly $name: string = "zip";
  private readonly sources: readonly Iterator<unknown>[];

  constructor(iterables: readonly unknown[]) {
    super();
    this.sources = iterables.map(iteratorOf);
  }

  next(): IteratorResult<unknown> {
    const row = this.sources.length === 0 ? null : nextRow(this.sources);
    return row === null ? finished : { done: false, value: new Tuple(row) };
  }
}

export class EnumerateIterator extends LazyIterator {
  static readonly $name: string = "enumerate";
  private readonly source: Iterator<unknown>;
  private counter: unknown;

  constructor(iterable: unknown, start: unknown) {
    super();
    this.source = iteratorOf(iterable);
    this.counter = integerArgument(start);
  }

  next(): IteratorResult<unknown> {
    const step = this.source.next();
    if (step.done) return step;
    const value = new Tuple([this.counter, step.value]);
    this.counter = add(this.counter, 1);
    return { done: false, value };
  }
}

/** `(map f it…)`. */
export const map: (f?: unknown, ...iterables: unknown[]) => MapIterator = /* @__PURE__ */ takingMany(
  function map(f?: unknown, ...iterables: unknown[]): MapIterator {
    if (iterables.length === 0) throw typeError("map() must have at least two arguments.");
    return new MapIterator(f, iterables);
  },
  ([f, ...iterables]) => new MapIterator(f, iterables),
);

/** `(filter f it)`. */
export function filter(f: unknown, iterable: unknown): FilterIterator {
  if (iterable === undefined) {
    throw typeError(`filter expected 2 arguments, got ${f === undefined ? 0 : 1}`);
  }
  return new FilterIterator(f, iterable);
}

/** `(zip it…)`. */
export function zip({ items: iterables }: Tuple): ZipIterator {
  return new ZipIterator(iterables);
}

/** `(enumerate it start)`. */
export function enumerate(iterable: unknown, start: unknown = 0): EnumerateIterator {
  if (iterable === undefined) throw typeError("enumerate() missing required argument 'iterable' (pos 1)");
  return new EnumerateIterator(iterable, start);
}

function iteratorOf(x: unknown): Iterator<unknown> {
  return iterate(x)[Symbol.iterator]();
}

const finished: IteratorResult<unknown> = { done: true, value: undefined };

/** One item of each source, or null as soon as one has no more. */
function nextRow(sources: readonly Iterator<unknown>[]): unknown[] | null {
  const row: unknown[] = [];
  for (const source of sources) {
    const step = source.next();
    if (step.done) return null;
    row.push(step.value);
  }
  return row;
}
