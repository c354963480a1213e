/** What a value gives to a `for` loop (language §9.1). */
import { bounds } from "../bounds.ts";
import { IndexError, StopIteration, typeError } from "../errors/hierarchy.ts";
import { rt } from "../scheduler/rt.ts";
import { OWN } from "./own.ts";
import { overrides, type Protocol, protocol } from "./protocol.ts";
import { isRange } from "./range.ts";
import { checkCount, MOST_ITEMS } from "./repeat.ts";
import { typeName } from "./types.ts";

/**
 * Something for `for…of`; the value itself where possible.
 * @param message text of the TypeError, `%` standing for the type's name
 */
export function iterate(value: unknown, message = "'%' object is not iterable"): Iterable<unknown> {
  if (typeof value === "string" || (Array.isArray(value) && !overrides(value, "__iter__"))) {
    bounds?.work(bounds.cost(value));
    return value as Iterable<unknown>;
  }
  const items = iterable(value, message);
  return bounds === null ? items : bounds.counted(value, items);
}

function iterable(value: unknown, message: string): Iterable<unknown> {
  const steps = rt.log === null ? null : rt.log.steps(value, message);
  if (steps !== null) return steps;
  const object = protocol(value);
  if (object?.__iter__ !== undefined) return asIterable(object.__iter__.call(value));
  if (typeof (value as Iterable<unknown> | null)?.[Symbol.iterator] === "function")
    return value as Iterable<unknown>;
  if (object?.__getitem__ !== undefined) return indexed(object);
  if (typeof (value as AsyncIterable<unknown> | null)?.[Symbol.asyncIterator] === "function")
    throw typeError(`'${typeName(value)}' object is iterable only asynchronously: (async for …)`);
  throw typeError(message.replace("%", typeName(value)));
}

/** The items of an iterable, in an array that may be the iterable's own: not to be changed. */
export function itemsOf(value: unknown, message?: string): readonly unknown[] {
  if (typeof value === "string") return Array.from(iterate(value));
  if (!Array.isArray(value) || overrides(value, "__iter__")) return collected(value, iterate(value, message));
  bounds?.work(bounds.cost(value));
  return value;
}

/** @throws OverflowError if it is a range of more items than a list can have */
export function checkSize(value: unknown): void {
  if (isRange(value)) checkCount(value.__len__());
}

function collected(value: unknown, source: Iterable<unknown>): unknown[] {
  checkSize(value);
  const items: unknown[] = [];
  for (const item of source) {
    if (items.length === MOST_ITEMS) checkCount(items.length + 1);
    items.push(item);
  }
  return items;
}

/** An M28 iterator: JavaScript's own, or an object with `__next__`. */
function asIterable(iterator: unknown): Iterable<unknown> {
  const object = iterator as Iterable<unknown> & Protocol;
  if (typeof object?.[Symbol.iterator] === "function") return object;
  if (protocol(iterator)?.__next__ === undefined)
    throw typeError(`iter() returned non-iterator of type '${typeName(iterator)}'`);
  return new ByMethod(() => object.__next__!());
}

/** Sequences that only have `__getitem__`: 0, 1, 2 … until IndexError. */
function indexed(object: Protocol): Iterable<unknown> {
  let index = 0;
  return new ByMethod(() => object.__getitem__!(index++));
}

/** A JavaScript iterator over what a function returns until it raises StopIteration or IndexError. */
class ByMethod implements IterableIterator<unknown> {
  static readonly $name: string = "iterator";

  private readonly advance: () => unknown;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(advance: () => unknown) {
    this.advance = advance;
  }

  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<unknown> {
    try {
      return { done: false, value: this.advance() };
    } catch (error) {
      if (error instanceof StopIteration || error instanceof IndexError) return { done: true, value: null };
      throw error;
    }
  }
}
