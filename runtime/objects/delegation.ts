/** `yield-from`: a generator hands on the values of another iterable, and to it what is sent and thrown (language §9.3). */
import { GeneratorExit, StopIteration } from "../errors/hierarchy.ts";
import { rt, started } from "../scheduler/rt.ts";
import { callWithoutSuspending } from "../scheduler/without-suspending.ts";
import { normalize } from "../values/numeric.ts";
import { ours } from "../values/own.ts";
import { isJsObject } from "../values/types.ts";
import { noAttribute } from "./attribute-errors.ts";
import { END } from "./end.ts";
import { type Delegable, Generator, stopWith } from "./generator.ts";
import { iterateS, leaveLoop } from "./iteration-suspending.ts";
import { JsSteps } from "./js-steps.ts";
import { callMethodS } from "./method-calls.ts";
import { settle } from "./settle.ts";
import type { SuspendingGenerator } from "./suspending-generator.ts";
import type { SuspendingIterator } from "./suspending-iterator.ts";
import { type FunctionValue, type Instance, isClassInstance } from "./types.ts";

/** What JavaScript's `yield*` is given in a generator that cannot suspend; its result is that of the other generator. */
export function delegate(iterable: unknown): Iterable<unknown> {
  const inner = delegable(iterable);
  const iterator = {
    next: (sent: unknown) => stepOf(inner, sends, sent ?? null),
    throw: (error: unknown) => stepOf(inner, throwInto, error),
  };
  return { [Symbol.iterator]: () => iterator };
}

/** The same for a generator that may suspend: it reads `next()` until that gives END. */
export class Delegation {
  private readonly outer: SuspendingGenerator;
  private readonly inner: Delegable;

  constructor(outer: SuspendingGenerator, iterable: unknown) {
    this.outer = outer;
    this.inner = delegable(iterable);
  }

  /**
   * Hands on what the generator around has been sent, or what was thrown into it; follows the suspending convention.
   * @param at position of the `yield-from`
   */
  next(at?: number): unknown {
    let sent: unknown;
    try {
      sent = this.outer.sent();
    } catch (error) {
      return throwInto(this.inner, error);
    }
    return this.inner.$sendS(sent, at);
  }

  /** The value of the `yield-from`, once `next()` has given END. */
  result(): unknown {
    return this.inner.$stop().value;
  }
}

export function delegateS(outer: SuspendingGenerator, iterable: unknown): Delegation {
  return new Delegation(outer, iterable);
}

/** An iterator of a class written in M28; `send`, `throw` and `close` are its own if it has them. */
class InstanceDelegable implements Delegable {
  private readonly iterator: Instance;
  private result: unknown = null;

  constructor(iterator: Instance) {
    this.iterator = iterator;
  }

  $sendS(value: unknown): unknown {
    return value === null ? this.call("__next__") : this.call("send", value);
  }

  $throwS(error: unknown): unknown {
    if (this.iterator.throw === undefined) throw error;
    return this.call("throw", error);
  }

  $closeS(): unknown {
    return this.iterator.close === undefined ? null : callMethodS(null, this.iterator, "close");
  }

  $stop(): StopIteration {
    return new StopIteration(this.result);
  }

  private call(name: string, ...args: unknown[]): unknown {
    let value: unknown;
    try {
      value = callMethodS(null, this.iterator, name, ...args);
    } catch (error) {
      return this.stopped(error);
    }
    if (value !== undefined) return value;
    const { pending } = rt;
    rt.ok = 0;
    return started(this.late(pending));
  }

  private async late(pending: Promise<unknown> | null): Promise<unknown> {
    const goroutine = rt.cur;
    try {
      await pending;
    } catch (error) {
      rt.cur = goroutine;
      return goroutine.done(this.stopped(error));
    }
    return goroutine.done(goroutine.resume());
  }

  private stopped(error: unknown): unknown {
    if (!(error instanceof StopIteration)) throw error;
    this.result = error.value;
    return END;
  }
}

/** An iterator of JavaScript's; what is sent to it and thrown into it reaches it if it is a generator. */
class JsDelegable extends JsSteps<Iterator<unknown, unknown, unknown>> implements Delegable {
  private readonly source: unknown;
  private result: unknown = null;

  constructor(source: Iterable<unknown, unknown, unknown>) {
    super(source[Symbol.iterator]());
    this.source = source;
  }

  next(): unknown {
    return this.step(() => this.iterator.next());
  }

  $sendS(value: unknown): unknown {
    if (value === null) return this.next();
    if (!this.isGenerator()) throw noAttribute(this.source, "send");
    return this.step(() => this.iterator.next(value));
  }

  /** What cannot take the error is left, as by an error in a `for`. */
  $throwS(error: unknown): unknown {
    if (!this.isGenerator()) throw leaveLoop(this, error);
    return this.step(() => this.iterator.throw!(error));
  }

  $closeS(): null {
    leaveLoop(this);
    return null;
  }

  $stop(): StopIteration {
    return stopWith(this.result);
  }

  private isGenerator(): boolean {
    return typeof this.iterator.throw === "function";
  }

  private step(advance: () => IteratorResult<unknown>): unknown {
    this.hasMore = false;
    const step = advance();
    if (step.done) this.result = normalize(step.value);
    return this.given(step);
  }
}

/** Everything else: it can only be read, and an asynchronous iterator of JavaScript's closed. */
class ReadOnlyDelegable implements Delegable {
  private readonly source: unknown;
  private readonly steps: SuspendingIterator;

  constructor(source: unknown) {
    this.source = source;
    this.steps = iterateS(source);
  }

  $sendS(value: unknown, at?: number): unknown {
    if (value !== null) throw noAttribute(this.source, "send");
    return this.steps.next(at);
  }

  /** The loop around its items is left, as by an error in a `for`. */
  $throwS(error: unknown): never {
    throw leaveLoop(this.steps, error);
  }

  $closeS(): null {
    leaveLoop(this.steps);
    return null;
  }

  $stop(): StopIteration {
    return new StopIteration(null);
  }
}

function delegable(iterable: unknown): Delegable {
  const iterator = iteratorOf(iterable);
  if (ours<Delegable>(iterator)?.$sendS !== undefined) return iterator as Delegable;
  if (isClassInstance(iterator) && iterator.__next__ !== undefined) return new InstanceDelegable(iterator);
  return isJsIterable(iterator) ? new JsDelegable(iterator) : new ReadOnlyDelegable(iterator);
}

function isJsIterable(x: unknown): x is Iterable<unknown, unknown, unknown> {
  return isJsObject(x) && typeof (x as Partial<Iterable<unknown>>)[Symbol.iterator] === "function";
}

/** An `__iter__` that may suspend is left to the first step. */
function iteratorOf(iterable: unknown): unknown {
  const method = isClassInstance(iterable) ? (iterable.__iter__ as FunctionValue | undefined) : undefined;
  return method === undefined || method.$s !== undefined ? iterable : method.call(iterable);
}

/** A generator that is closed closes the one that it delegates to first. */
function throwInto(inner: Delegable, error: unknown): unknown {
  if (!(error instanceof GeneratorExit)) return inner.$throwS(error);
  return settle(inner.$closeS(), () => {
    throw error;
  });
}

function sends(inner: Delegable, value: unknown): unknown {
  return inner.$sendS(value);
}

function stepOf(
  inner: Delegable,
  step: (inner: Delegable, given: never) => unknown,
  given: unknown,
): IteratorResult<unknown> {
  const value =
    inner instanceof Generator
      ? step(inner, given as never)
      : callWithoutSuspending(step, undefined, [inner, given]);
  return value === END ? { done: true, value: inner.$stop().value } : { done: false, value };
}
