/** The lazy iterators whose functions or sources may suspend. */
import { typeError } from "../errors/hierarchy.ts";
import { callS } from "../objects/calls.ts";
import { END, iterateS, type SuspendingIterator } from "../objects/index.ts";
import { rt, started } from "../scheduler/rt.ts";
import { add } from "../values/arithmetic.ts";
import { truthy } from "../values/truth.ts";
import { Tuple } from "../values/tuple.ts";
import { SuspendingLazyIterator } from "./lazy-iterator.ts";
import { perform } from "./suspending.ts";

abstract class Suspending extends SuspendingLazyIterator {
  /** Reports the next value, or END, by `done()`. */
  protected abstract advance(): Promise<unknown>;

  nextS(): unknown {
    rt.ok = 0;
    return started(this.advance());
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

  protected async advance(): Promise<unknown> {
    const goroutine = rt.cur;
    let row = this.rows.next();
    if (row === undefined) {
      await rt.pending;
      row = goroutine.resume();
    }
    if (row === END) return goroutine.done(END);
    let result = callS(this.f, ...(row as unknown[]));
    if (result === undefined) {
      await rt.pending;
      result = goroutine.resume();
    }
    return goroutine.done(result);
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

  protected async advance(): Promise<unknown> {
    const goroutine = rt.cur;
    for (;;) {
      let item = this.source.next();
      if (item === undefined) {
        await rt.pending;
        item = goroutine.resume();
      }
      if (item === END) return goroutine.done(END);
      let passes = this.f === null ? item : callS(this.f, item);
      if (passes === undefined) {
        await rt.pending;
        passes = goroutine.resume();
      }
      let truth = perform(truthy, passes);
      if (truth === undefined) {
        await rt.pending;
        truth = goroutine.resume();
      }
      if (truth === true) return goroutine.done(item);
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

  protected async advance(): Promise<unknown> {
    const goroutine = rt.cur;
    if (this.empty) return goroutine.done(END);
    let row = this.rows.next();
    if (row === undefined) {
      await rt.pending;
      row = goroutine.resume();
    }
    return goroutine.done(row === END ? END : new Tuple(row as unknown[]));
  }
}

class SuspendingEnumerate extends Suspending {
  static readonly $name: string = "enumerate";
  private readonly source: SuspendingIterator;
  private counter: unknown;

  constructor(iterable: unknown, start: unknown) {
    super();
    this.source = iterateS(iterable);
    this.counter = start;
  }

  protected async advance(): Promise<unknown> {
    const goroutine = rt.cur;
    let item = this.source.next();
    if (item === undefined) {
      await rt.pending;
      item = goroutine.resume();
    }
    if (item === END) return goroutine.done(END);
    const pair = new Tuple([this.counter, item]);
    this.counter = add(this.counter, 1);
    return goroutine.done(pair);
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
    rt.ok = 0;
    return started(this.advance());
  }

  private async advance(): Promise<unknown> {
    const goroutine = rt.cur;
    const row: unknown[] = [];
    for (const source of this.sources) {
      let item = source.next();
      if (item === undefined) {
        await rt.pending;
        item = goroutine.resume();
      }
      if (item === END) return goroutine.done(END);
      row.push(item);
    }
    return goroutine.done(row);
  }
}

export function map$s(f?: unknown, ...iterables: unknown[]): Suspending {
  if (iterables.length === 0) throw typeError("map() must have at least two arguments.");
  return new SuspendingMap(f, iterables);
}

export function filter$s(f: unknown, iterable: unknown): Suspending {
  if (iterable === undefined) throw typeError(`filter expected 2 arguments, got ${f === undefined ? 0 : 1}`);
  return new SuspendingFilter(f, iterable);
}

export function zip$s(...iterables: unknown[]): Suspending {
  return new SuspendingZip(iterables);
}

export function enumerate$s(iterable: unknown, start: unknown = 0): Suspending {
  return new SuspendingEnumerate(iterable, start);
}
