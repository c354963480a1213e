/**
 * Lazy iterators written once for both conventions: the body is a generator that yields its values, and yields requests
 * where it needs an item of a source or the result of a function; the driver answers them, suspending if it can.
 */
import { call, callKw, callKwS, callS } from "../objects/calls.ts";
import type { Entry } from "../objects/entry-type.ts";
import { collectS, END, iterateS, type SuspendingIterator } from "../objects/index.ts";
import { rt, started } from "../scheduler/rt.ts";
import { itemsOf, iterate } from "../values/iterate.ts";
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

/** The same for any number of arguments. */
export class CallOf extends Request {
  private readonly f: unknown;
  private readonly args: readonly unknown[];

  constructor(f: unknown, args: readonly unknown[]) {
    super();
    this.f = f;
    this.args = args;
  }

  now(): unknown {
    return callKw(this.f, this.args, null);
  }

  later(): unknown {
    return callKwS(this.f, this.args, null);
  }
}

/** Asks for the result of a function of the runtime that may run protocol methods. */
export class Perform extends Request {
  private readonly f: Entry;
  private readonly args: readonly unknown[];

  constructor(f: Entry, ...args: unknown[]) {
    super();
    this.f = f;
    this.args = args;
  }

  now(): unknown {
    return this.f(...this.args);
  }

  later(): unknown {
    return rt.attempt === null ? this.now() : rt.attempt(this.f, ...this.args);
  }
}

/** Asks for the items of an iterable, all in one list. */
class Items extends Request {
  private readonly iterable: unknown;

  constructor(iterable: unknown) {
    super();
    this.iterable = iterable;
  }

  now(): unknown {
    return itemsOf(this.iterable);
  }

  later(): unknown {
    return collectS(this.iterable);
  }
}

/** A task on the items of an iterable. */
export function* collected(iterable: unknown, use: (items: readonly unknown[]) => Task): Task {
  return yield* use((yield new Items(iterable)) as readonly unknown[]);
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

/** A computation that yields only requests, and returns its result. */
export type Task = Generator<Request, unknown, unknown>;

export function perform(task: Task): unknown {
  let step: IteratorResult<unknown, unknown> = task.next();
  while (!step.done) step = answered(task, step.value as Request);
  return step.value;
}

/** The same under the suspending convention. */
export function performS(task: Task): unknown {
  return run(task, ({ value }) => value);
}

class Steps extends LazyIterator {
  private readonly body: Body;

  constructor(name: string, body: Body) {
    super();
    this.body = body;
    Object.defineProperty(this, "constructor", { value: typeNamed(name) });
  }

  next(): IteratorResult<unknown> {
    let step: IteratorResult<unknown, unknown> = this.body.next();
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
    return run(this.body, (step) => (step.done ? END : step.value));
  }
}

type Steppable = Generator<unknown, unknown, unknown>;
type Step = IteratorResult<unknown, unknown>;

/** An error ends the body, as it ends a generator. */
function answered(body: Steppable, request: Request): Step {
  let answer: unknown;
  try {
    answer = request.now();
  } catch (error) {
    return body.throw(error);
  }
  return body.next(answer);
}

/** Runs up to the next value or the end, under the suspending convention. */
function run(body: Steppable, result: (step: Step) => unknown): unknown {
  const step = advance(body, body.next());
  if (step !== null) return result(step);
  const { pending } = rt;
  rt.ok = 0;
  return started(runLater(body, pending, result));
}

async function runLater(
  body: Steppable,
  first: Promise<unknown> | null,
  result: (step: Step) => unknown,
): Promise<unknown> {
  const goroutine = rt.cur;
  for (let pending = first; ; { pending } = rt) {
    let step: Step | null;
    try {
      await pending;
      step = body.next(goroutine.resume());
    } catch (error) {
      rt.cur = goroutine;
      step = body.throw(error);
    }
    step = advance(body, step);
    if (step !== null) return goroutine.done(result(step));
  }
}

/** Answers requests, up to a value or the end; null when a request has suspended. */
function advance(body: Steppable, step: Step): Step | null {
  while (!step.done && step.value instanceof Request) {
    let answer: unknown;
    try {
      answer = step.value.later();
    } catch (error) {
      step = body.throw(error);
      continue;
    }
    if (answer === undefined) return null;
    step = body.next(answer);
  }
  return step;
}

const types = /* @__PURE__ */ new Map<string, object>();

/** What `constructor` of a runtime object is to show: only the name of its type counts. */
function typeNamed(name: string): object {
  let type = types.get(name);
  if (type === undefined) types.set(name, (type = { $name: name }));
  return type;
}
