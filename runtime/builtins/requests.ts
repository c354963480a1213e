/**
 * Lazy iterators written once for both conventions: the body is a generator that yields its values, and yields requests
 * where it needs an item of a source or the result of a function; the driver answers them, suspending if it can.
 */
import { call, callS } from "../objects/calls.ts";
import { END, iterateS, type SuspendingIterator } from "../objects/index.ts";
import { rt, started } from "../scheduler/rt.ts";
import { iterate } from "../values/iterate.ts";
import { normalize } from "../values/numeric.ts";
import { LazyIterator, SuspendingLazyIterator } from "./lazy-iterator.ts";

/** Something that may suspend. Programs never see one, so that it cannot be taken for a value. */
export abstract class Request {
  abstract now(): unknown;
  /** The same under the suspending convention. */
  abstract later(): unknown;
}

/** Asks for the next item of an iterable; the answer is END when there is none. */
export class Source extends Request {
  private readonly iterable: unknown;
  private steps: Iterator<unknown> | null = null;
  private stepsS: SuspendingIterator | null = null;

  /** @throws TypeError when it cannot be iterated */
  constructor(iterable: unknown, suspends: boolean) {
    super();
    this.iterable = iterable;
    if (suspends) this.stepsS = iterateS(iterable);
    else this.steps = iterate(iterable)[Symbol.iterator]();
  }

  now(): unknown {
    this.steps ??= iterate(this.iterable)[Symbol.iterator]();
    const { done, value } = this.steps.next();
    return done ? END : normalize(value);
  }

  later(): unknown {
    this.stepsS ??= iterateS(this.iterable);
    return this.stepsS.next();
  }
}

/** Asks for the result of a call. */
export class Call extends Request {
  private readonly f: unknown;
  private readonly args: readonly unknown[];

  constructor(f: unknown, ...args: unknown[]) {
    super();
    this.f = f;
    this.args = args;
  }

  now(): unknown {
    return call(this.f, ...this.args);
  }

  later(): unknown {
    return callS(this.f, ...this.args);
  }
}

/** Yields values and requests; gets the answers to requests. */
export type Body = Generator<unknown, void, unknown>;

/**
 * A lazy iterator.
 * @param name what `type` calls it
 */
export function lazily(name: string, body: Body, suspends: boolean): LazyIterator {
  return suspends ? new SuspendingSteps(name, body) : new Steps(name, body);
}

class Steps extends LazyIterator {
  private readonly body: Body;

  constructor(name: string, body: Body) {
    super();
    this.body = body;
    Object.defineProperty(this, "constructor", { value: typeNamed(name) });
  }

  next(): IteratorResult<unknown> {
    let step = this.body.next();
    while (!step.done && step.value instanceof Request) step = answered(this.body, step.value);
    return step.done ? { done: true, value: undefined } : step;
  }
}

class SuspendingSteps extends SuspendingLazyIterator {
  private readonly body: Body;

  constructor(name: string, body: Body) {
    super();
    this.body = body;
    Object.defineProperty(this, "constructor", { value: typeNamed(name) });
  }

  nextS(): unknown {
    const value = this.advance(undefined);
    if (value !== undefined) return value;
    const { pending } = rt;
    rt.ok = 0;
    return started(this.rest(pending));
  }

  /** The next value or END; undefined when a request has suspended. */
  private advance(answer: unknown): unknown {
    for (let step = this.body.next(answer); ; ) {
      if (step.done) return END;
      if (!(step.value instanceof Request)) return step.value;
      let result: unknown;
      try {
        result = step.value.later();
      } catch (error) {
        step = this.body.throw(error);
        continue;
      }
      if (result === undefined) return undefined;
      step = this.body.next(result);
    }
  }

  private async rest(first: Promise<unknown> | null): Promise<unknown> {
    const goroutine = rt.cur;
    for (let pending = first; ; { pending } = rt) {
      try {
        await pending;
      } catch (error) {
        rt.cur = goroutine;
        this.body.throw(error);
      }
      const value = this.advance(goroutine.resume());
      if (value !== undefined) return goroutine.done(value);
    }
  }
}

/** An error ends the body, as it ends a generator. */
function answered(body: Body, request: Request): IteratorResult<unknown, void> {
  let answer: unknown;
  try {
    answer = request.now();
  } catch (error) {
    return body.throw(error);
  }
  return body.next(answer);
}

const types = /* @__PURE__ */ new Map<string, object>();

/** What `constructor` of a runtime object is to show: only the name of its type counts. */
function typeNamed(name: string): object {
  let type = types.get(name);
  if (type === undefined) types.set(name, (type = { $name: name }));
  return type;
}
