/** The lazy iterators whose functions or sources may suspend. */

import { typeError } from "../errors/hierarchy.ts";
import { integerArgument } from "../methods/arguments.ts";
import { takingMany } from "../objects/argument-limit.ts";
import { callKwS, callS } from "../objects/calls.ts";
import { END, iterateS, type SuspendingIterator } from "../objects/index.ts";
import { performed, type Stepwise } from "../objects/stepwise.ts";
import { add } from "../values/arithmetic.ts";
import { truthy } from "../values/truth.ts";
import { Tuple } from "../values/tuple.ts";
import { SuspendingLazyIterator } from "./lazy-iterator.ts";
import { perform } from "./suspending.ts";

abstract class Suspending extends SuspendingLazyIterator {
  /** Reports the next value, or END, by `done()`. */
  protected abstract advance(): Stepwise;

  nextS(): unknown {
    return performed(this.advance());
  }
}

class SuspendingMap extends Suspending {
  static readonly $name: string = "map";
  private readonly f: unknown;
  private readonly rows: SuspendingRows;

  constructor(f: unknown, iterables: readonly unknown[]) {
    super();
    this.f = f;
    this.rows = new SuspendingRows(iterables);
  }

  protected *advance(): Stepwise {
    const row = yield this.rows.next();
    if (row === END) return END;
    const result = yield callKwS(this.f, row as unknown[], null);
    return result;
  }
}

class SuspendingFilter extends Suspending {
  static readonly $name: string = "filter";
  private readonly f: unknown;
  private readonly source: SuspendingIterator;

  constructor(f: unknown, iterable: unknown) {
    super();
    this.f = f;
    this.source = iterateS(iterable);
  }

  protected *advance(): Stepwise {
    for (;;) {
      const item = yield this.source.next();
      if (item === END) return END;
      const passes = yield this.f === null ? item : callS(this.f, item);
      const truth = yield perform(truthy, passes);
      if (truth === true) return item;
    }
  }
}

class SuspendingZip extends Suspending {
  static readonly $name: string = "zip";
  private readonly rows: SuspendingRows;
  private readonly empty: boolean;

  constructor(iterables: readonly unknown[]) {
    super();
    this.rows = new SuspendingRows(iterables);
    this.empty = iterables.length === 0;
  }

  protected *advance(): Stepwise {
    if (this.empty) return END;
    const row = yield this.rows.next();
    return row === END ? END : new Tuple(row as unknown[]);
  }
}

class SuspendingEnumerate extends Suspending {
  static readonly $name: string = "enumerate";
  private readonly source: SuspendingIterator;
  private counter: unknown;

  constructor(iterable: unknown, start: unknown) {
    super();
    this.source = iterateS(iterable);
    this.counter = integerArgument(start);
  }

  protected *advance(): Stepwise {
    const item = yield this.source.next();
    if (item === END) return END;
    const pair = new Tuple([this.counter, item]);
    this.counter = add(this.counter, 1);
    return pair;
  }
}

/** One item of each of several sources at a time. */
class SuspendingRows {
  private readonly sources: readonly SuspendingIterator[];

  constructor(iterables: readonly unknown[]) {
    this.sources = iterables.map((iterable) => iterateS(iterable));
  }

  /** An array, or END as soon as one source has no more; follows the suspending convention. */
  next(): unknown {
    return performed(this.advance());
  }

  private *advance(): Stepwise {
    const row: unknown[] = [];
    for (const source of this.sources) {
      const item = yield source.next();
      if (item === END) return END;
      row.push(item);
    }
    return row;
  }
}

export const map$s: (f?: unknown, ...iterables: unknown[]) => Suspending = /* @__PURE__ */ takingMany(
  function mapS(f?: unknown, ...iterables: unknown[]): Suspending {
    if (iterables.length === 0) throw typeError("map() must have at least two arguments.");
    return new SuspendingMap(f, iterables);
  },
  ([f, ...iterables]) => new SuspendingMap(f, iterables),
);

export function filter$s(f: unknown, iterable: unknown): Suspending {
  if (iterable === undefined) throw typeError(`filter expected 2 arguments, got ${f === undefined ? 0 : 1}`);
  return new SuspendingFilter(f, iterable);
}

export function zip$s({ items: iterables }: Tuple): Suspending {
  return new SuspendingZip(iterables);
}

export function enumerate$s(iterable: unknown, start: unknown = 0): Suspending {
  return new SuspendingEnumerate(iterable, start);
}
