/** Ways to make suspending entries of functions that read iterables and call functions. */
import { callS } from "../objects/calls.ts";
import { collectS } from "../objects/index.ts";
import { settle } from "../objects/settle.ts";
import type { Entry } from "../objects/types.ts";
import { rt, started } from "../scheduler/rt.ts";
import { Tuple } from "../values/tuple.ts";

/** Calls a function of the runtime that may run protocol methods, under the suspending convention. */
export function perform(f: Entry, ...args: unknown[]): unknown {
  return rt.attempt === null ? f(...args) : rt.attempt(f, ...args);
}

/** The entry of an async body, which reports its value by `done()`. */
export function entry(body: (...args: never[]) => Promise<unknown>): Entry {
  return (...args) => {
    rt.ok = 0;
    return started(body(...(args as never[])));
  };
}

/**
 * The entry of a plain function that reads one iterable: the items are collected first.
 * @param place of the iterable among the arguments
 */
export function drained(f: Entry, place: number): Entry {
  return (...args) =>
    settle(collectS(args[place]), (items) => {
      args[place] = items;
      return f(...args);
    });
}

/** The same for a function that takes a receiver and a Tuple of iterables. */
export function drainedAll(f: Entry): Entry {
  return (receiver: unknown, others: Tuple) =>
    settle(collectEachS(others.items), (lists) => f(receiver, new Tuple(lists as unknown[])));
}

/** The results of calling f with each item, as an array. */
export const callEachS = /* @__PURE__ */ entry(async (f: unknown, items: readonly unknown[]) => {
  const goroutine = rt.cur;
  const results: unknown[] = [];
  for (const item of items) {
    let result = callS(f, item);
    if (result === undefined) {
      await rt.pending;
      result = goroutine.resume();
    }
    results.push(result);
  }
  return goroutine.done(results);
});

/** The items of each of several iterables, as arrays. */
export const collectEachS = /* @__PURE__ */ entry(async (iterables: readonly unknown[]) => {
  const goroutine = rt.cur;
  const lists: unknown[] = [];
  for (const iterable of iterables) {
    let items = collectS(iterable);
    if (items === undefined) {
      await rt.pending;
      items = goroutine.resume();
    }
    lists.push(items);
  }
  return goroutine.done(lists);
});
