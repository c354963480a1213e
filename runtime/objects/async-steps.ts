/** Iteration of asynchronous iterables, JavaScript's and M28's: each step blocks (language §14). */

import { StopAsyncIteration } from "../errors/hierarchy.ts";
import { awaitPromise } from "../scheduler/awaiting.ts";
import { blockable, noPosition } from "../scheduler/blocking.ts";
import { outcome } from "../scheduler/entry.ts";
import { kindOf } from "../values/kinds.ts";
import { normalize } from "../values/numeric.ts";
import { OWN, ours } from "../values/own.ts";
import { noAttribute } from "./attribute-errors.ts";
import { END } from "./end.ts";
import { JsSteps } from "./js-steps.ts";
import { settleLater } from "./settle.ts";
import { stepS } from "./steps.ts";
import { performed, type Stepwise } from "./stepwise.ts";
import type { SuspendingIterator } from "./suspending-iterator.ts";
import { type FunctionValue, type Instance, isClassInstance } from "./types.ts";

/** A suspending iterator over an instance that has `__aiter__`, which plain loops accept as well; null for anything else. */
export function asyncSteps(x: Instance): SuspendingIterator | null {
  return typeof x.__aiter__ === "function" ? new ProtocolSteps(x) : null;
}

/**
 * What `async for` reads: JavaScript's asynchronous iterables by their own protocol, anything else as a plain loop does. A plain loop
 * refuses them: nobody knows beforehand that it would have to wait.
 */
export function asyncSource(x: unknown): unknown {
  if (typeof x !== "object" || x === null) return x;
  const own = ours<Source & { readonly nextS: unknown; readonly __aiter__: unknown }>(x);
  if ((own?.$iterateS ?? own?.nextS ?? own?.__aiter__) !== undefined) return x;
  const open = (x as Partial<AsyncIterable<unknown>>)[Symbol.asyncIterator];
  return typeof open === "function" ? new Source(x as AsyncIterable<unknown>) : x;
}

class Source {
  static readonly $name: string = "async_iterable";
  private readonly iterable: AsyncIterable<unknown>;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(iterable: AsyncIterable<unknown>) {
    this.iterable = iterable;
  }

  $iterateS(): SuspendingIterator {
    return new PromiseSteps(this.iterable[Symbol.asyncIterator]());
  }
}

class PromiseSteps extends JsSteps<AsyncIterator<unknown>> {
  next(at: number = noPosition): unknown {
    blockable();
    this.hasMore = false;
    return outcome(awaitPromise(this.iterator.next(), at), (result) =>
      this.given(result as IteratorResult<unknown>),
    );
  }
}

/**
 * An `async for` is left, at its end or before: it waits until JavaScript's iterator is closed, as `for await` does.
 * @param at position of the loop
 * @param error what it is left with, if it is an error, which is more important than errors of closing
 * @returns null, or undefined when it is suspended
 */
export function leaveAsync(iterator: SuspendingIterator, at: number, error?: unknown): unknown {
  return performed(leaving(iterator, at, error));
}

function* leaving(iterator: SuspendingIterator, at: number, error: unknown): Stepwise {
  try {
    const closed = iterator.close?.() as PromiseLike<unknown> | null | undefined;
    if (typeof closed?.then === "function") yield outcome(awaitPromise(closed, at));
  } catch (failure) {
    if (error === undefined) throw failure;
  }
  return null;
}

/** `__aiter__` and `__anext__`, whose results may be coroutines. */
class ProtocolSteps implements SuspendingIterator {
  private readonly object: Instance;
  /** What gives the next item, under the suspending convention. */
  private step: (() => unknown) | null = null;

  constructor(object: Instance) {
    this.object = object;
  }

  next(): unknown {
    return performed(this.advance());
  }

  private *advance(): Stepwise {
    try {
      this.step ??= stepOf((yield callAndRun(this.object, "__aiter__", [])) as Instance);
      return yield this.step();
    } catch (error) {
      if (error instanceof StopAsyncIteration) return END;
      throw error;
    }
  }
}

/** An `__aiter__` with `yield` in it gives a generator. */
function stepOf(iterator: Instance): () => unknown {
  if (isClassInstance(iterator)) return () => callAndRun(iterator, "__anext__", []);
  return () => stepS(iterator);
}

/** Calls a method, and runs the coroutine if it gives one, under the suspending convention. */
export function callAndRun(object: Instance, name: string, args: readonly unknown[]): unknown {
  const method = object[name] as FunctionValue | undefined;
  if (typeof method !== "function") throw noAttribute(object, name);
  const called =
    method.$s === undefined
      ? normalize(method.apply(object, args as unknown[]))
      : method.$s.apply(object, args as unknown[]);
  return settleLater(called, (value) =>
    kindOf(value) === "coroutine" ? (value as { start(): unknown }).start() : value,
  );
}
