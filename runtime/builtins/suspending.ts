/** Ways to make suspending entries of functions that read iterables and call functions. */
import { callS } from "../objects/calls.ts";
import type { Entry } from "../objects/entry-type.ts";
import { collectS, END, iterateS, leaveLoop } from "../objects/index.ts";
import { settle } from "../objects/settle.ts";
import { type Stepwise, stepwise } from "../objects/stepwise.ts";
import { rt } from "../scheduler/rt.ts";
import { isRange } from "../values/range.ts";
import { Tuple } from "../values/tuple.ts";

/** Calls a function of the runtime that may run protocol methods, under the suspending convention. */
export function perform(f: Entry, ...args: unknown[]): unknown {
  return rt.attempt === null ? f(...args) : rt.attempt(f, ...args);
}

/**
 * Is there an item for which the test gives true? What has not been read to its end is left as a loop leaves it.
 * @param test an operation
 */
export function* findItem(x: unknown, test: (item: unknown) => Stepwise): Generator<unknown, boolean> {
  const source = iterateS(x);
  try {
    for (;;) {
      const item = yield source.next();
      if (item === END) return false;
      if ((yield* test(item)) === true) break;
    }
  } catch (error) {
    throw leaveLoop(source, error);
  }
  leaveLoop(source);
  return true;
}

/**
 * The entry of a plain function that reads one iterable: its items are collected first, but for a range, which may have more than a
 * list can have.
 * @param place of the iterable among the arguments
 * @param message text of the TypeError for what is none
 */
export function drained(f: Entry, place: number, message?: string): Entry {
  return (...args) => {
    if (isRange(args[place])) return f(...args);
    return settle(collectS(args[place], message), (items) => {
      args[place] = items;
      return f(...args);
    });
  };
}

/** The same for a function that takes a receiver and a Tuple of iterables. */
export function drainedAll(f: Entry): Entry {
  return (receiver: unknown, others: Tuple) =>
    settle(collectEachS(others.items), (lists) => f(receiver, new Tuple(lists as unknown[])));
}

/** The results of calling f with each item, as an array. */
export const callEachS = /* @__PURE__ */ stepwise(function* (
  f: unknown,
  items: readonly unknown[],
): Stepwise {
  const results: unknown[] = [];
  for (const item of items) {
    const result = yield callS(f, item);
    results.push(result);
  }
  return results;
});

/** The items of each of several iterables, as arrays. */
export const collectEachS = /* @__PURE__ */ stepwise(function* (iterables: readonly unknown[]): Stepwise {
  const lists: unknown[] = [];
  for (const iterable of iterables) {
    const items = yield collectS(iterable);
    lists.push(items);
  }
  return lists;
});
