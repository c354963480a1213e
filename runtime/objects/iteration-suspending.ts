/** Iteration under the suspending convention (language §9.1). */
import { typeError } from "../errors/hierarchy.ts";
import { rt, started } from "../scheduler/rt.ts";
import { checkSize, iterate } from "../values/iterate.ts";
import { ours } from "../values/own.ts";
import { overrides } from "../values/protocol.ts";
import { checkCount, MOST_ITEMS } from "../values/repeat.ts";
import { typeName } from "../values/types.ts";
import { asyncSteps } from "./async-steps.ts";
import { END } from "./end.ts";
import type { Entry } from "./entry-type.ts";
import { JsSteps } from "./js-steps.ts";
import { isJsIterator, itemAtS, stepS } from "./steps.ts";
import type { SuspendingIterator } from "./suspending-iterator.ts";
import { type FunctionValue, type Instance, isClassInstance } from "./types.ts";

/**
 * A loop is left, at its end or before.
 * @param error what it is left with, if it is an error, which is more important than errors of closing
 * @returns the error
 */
export function leaveLoop(iterator: SuspendingIterator, error?: unknown): unknown {
  if (iterator.close === undefined) return error;
  try {
    iterator.close();
  } catch (failure) {
    if (error === undefined) throw failure;
  }
  return error;
}

interface Sources {
  readonly nextS?: () => unknown;
  /** Of objects that are iterated by blocking operations. */
  readonly $iterateS?: () => SuspendingIterator;
}

/**
 * A suspending iterator over anything that can be iterated: channels, iterators with `nextS`, and instances whose
 * protocol methods suspend included.
 * @param message text of the TypeError, `%` standing for the type's name
 */
export function iterateS(x: unknown, message?: string): SuspendingIterator {
  if (Array.isArray(x) && !overrides(x, "__iter__")) return new ListSteps(x);
  if (typeof x === "object" && x !== null) {
    const source = ours<Sources>(x);
    if (source?.$iterateS !== undefined) return source.$iterateS();
    if (source?.nextS !== undefined) return new LazySteps(source as Required<Sources>);
    if (isClassInstance(x) && mayProtocolSuspend(x)) return new InstanceSteps(x);
    const item = isClassInstance(x) ? (x.__getitem__ as FunctionValue | undefined)?.$s : undefined;
    if (item !== undefined) return new IndexedSteps(x, item);
    const steps = isClassInstance(x) ? asyncSteps(x) : null;
    if (steps !== null) return steps;
  }
  return new PlainSteps(iterate(x, message)[Symbol.iterator]());
}

/** The items of what cannot suspend, or at least must not here. */
export function plainSteps(x: unknown): SuspendingIterator {
  return Array.isArray(x) && !overrides(x, "__iter__")
    ? new ListSteps(x)
    : new PlainSteps(iterate(x)[Symbol.iterator]());
}

/**
 * The items of any iterable as a new list, under the suspending convention.
 * @param most how many to read at most
 */
export function collectS(x: unknown, message?: string, most: number = Number.POSITIVE_INFINITY): unknown {
  if (most > MOST_ITEMS) checkSize(x);
  const iterator = iterateS(x, message);
  const items: unknown[] = [];
  while (items.length < most) {
    const item = iterator.next();
    if (item === undefined) {
      const { pending } = rt;
      rt.ok = 0;
      return started(collectRest(iterator, items, most, pending));
    }
    if (item === END) break;
    items.push(item);
    if (items.length > MOST_ITEMS) checkCount(items.length);
  }
  iterator.close?.();
  return items;
}

/** For unpacking: what may suspend while it is read as a list of at most so many items, anything else as it is. */
export function unpackableS(x: unknown, most: number): unknown {
  return mayIterationSuspend(x) ? collectS(x, undefined, most) : x;
}

/** A list, the items included that are appended meanwhile. */
class ListSteps implements SuspendingIterator {
  private readonly items: readonly unknown[];
  private index = 0;

  constructor(items: readonly unknown[]) {
    this.items = items;
  }

  next(): unknown {
    return this.index < this.items.length ? this.items[this.index++] : END;
  }
}

class PlainSteps extends JsSteps<Iterator<unknown>> {
  next(): unknown {
    this.hasMore = false;
    return this.given(this.iterator.next());
  }
}

class LazySteps implements SuspendingIterator {
  private readonly source: Required<Sources>;

  constructor(source: Required<Sources>) {
    this.source = source;
  }

  next(): unknown {
    return this.source.nextS();
  }
}

/** `__iter__` is called at the first step, since making the iterator must not suspend. */
class InstanceSteps implements SuspendingIterator {
  private readonly object: Instance;
  private steps: SuspendingIterator | null = null;

  constructor(object: Instance) {
    this.object = object;
  }

  next(): unknown {
    if (this.steps !== null) return this.steps.next();
    const method = this.object.__iter__ as FunctionValue | undefined;
    if (method === undefined) return this.advance(this.object);
    const iterator = method.$s === undefined ? method.call(this.object) : method.$s.call(this.object);
    if (iterator !== undefined) return this.advance(iterator);
    const { pending } = rt;
    rt.ok = 0;
    return started(this.begin(pending));
  }

  close(): unknown {
    return this.steps?.close?.();
  }

  private async begin(pending: Promise<unknown> | null): Promise<unknown> {
    const goroutine = rt.cur;
    await pending;
    const first = this.advance(goroutine.resume());
    if (first !== undefined) return goroutine.done(first);
    await rt.pending;
    return goroutine.done(goroutine.resume());
  }

  private advance(iterator: unknown): unknown {
    this.steps = stepsOf(iterator);
    return this.steps.next();
  }
}

/** A sequence that has only `__getitem__`. */
class IndexedSteps implements SuspendingIterator {
  private readonly sequence: object;
  private readonly entry: Entry;
  private index = 0;

  constructor(sequence: object, entry: Entry) {
    this.sequence = sequence;
    this.entry = entry;
  }

  next(): unknown {
    return itemAtS(this.sequence, this.entry, this.index++);
  }
}

class StepsOfIterator implements SuspendingIterator {
  private readonly iterator: unknown;

  constructor(iterator: unknown) {
    this.iterator = iterator;
  }

  next(): unknown {
    return stepS(this.iterator);
  }
}

function stepsOf(iterator: unknown): SuspendingIterator {
  if (isClassInstance(iterator)) {
    if (typeof iterator.__next__ === "function") return new StepsOfIterator(iterator);
  } else if (isJsIterator(iterator)) {
    return iterateS(iterator);
  }
  throw typeError(`iter() returned non-iterator of type '${typeName(iterator)}'`);
}

function mayProtocolSuspend(x: Instance): boolean {
  return typeof x.__iter__ === "function" || (x.__next__ as FunctionValue | undefined)?.$s !== undefined;
}

function mayIterationSuspend(x: unknown): boolean {
  const source = ours<Sources>(x);
  if (source?.$iterateS !== undefined || source?.nextS !== undefined) return true;
  if (!isClassInstance(x)) return false;
  return mayProtocolSuspend(x) || (x.__getitem__ as FunctionValue | undefined)?.$s !== undefined;
}

async function collectRest(
  iterator: SuspendingIterator,
  items: unknown[],
  most: number,
  pending: Promise<unknown> | null,
): Promise<unknown> {
  const goroutine = rt.cur;
  for (;;) {
    await pending;
    for (let item = goroutine.resume(); item !== undefined; item = iterator.next()) {
      if (item === END) return goroutine.done(items);
      items.push(item);
      if (items.length > MOST_ITEMS) checkCount(items.length);
      if (items.length < most) continue;
      iterator.close?.();
      return goroutine.done(items);
    }
    ({ pending } = rt);
  }
}
