/** Generators whose body cannot suspend: M28's protocol around a compiled JavaScript generator (language §9.3). */
import { GeneratorExit, RuntimeError, StopIteration, typeError, ValueError } from "../errors/hierarchy.ts";
import { makeException } from "../errors/raising.ts";
import { OWN } from "../values/own.ts";
import { shownByItself } from "../values/shown.ts";
import { arity } from "./arity.ts";
import { END } from "./end.ts";
import { builtin, fn } from "./functions.ts";
import type { FunctionValue } from "./types.ts";

/** What `yield-from` asks of the generator that it delegates to; all of it under the suspending convention. */
export interface Delegable {
  /** The next value, or END; the value given is what the body's `yield` gets. */
  $sendS(value: unknown, at?: number): unknown;
  $throwS(error: unknown): unknown;
  $closeS(): unknown;
  /** The StopIteration that ends it; it carries the result only once. */
  $stop(): StopIteration;
}

type State = "created" | "suspended" | "running" | "finished";

/**
 * A one-shot iterator, of JavaScript too. It has no `return`, so that a loop may be left and the rest read later, and its
 * `throw` is M28's.
 */
class GeneratorValue implements Iterable<unknown>, Delegable {
  static readonly $name: string = "generator";

  private readonly source: Iterator<unknown, unknown, unknown>;
  private readonly name: string;
  private state: State = "created";
  private result: unknown = null;

  constructor(source: Iterator<unknown, unknown, unknown>, name: string) {
    this.source = source;
    this.name = name;
  }

  get __lookupGetter__(): unknown {
    return OWN;
  }

  get $kind(): string {
    return "generator";
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this as Pick<this, "next">;
  }

  /** @throws ValueError when it is running */
  next(sent: unknown = null): IteratorResult<unknown> {
    if (this.state === "running") throw alreadyExecuting();
    this.state = "running";
    try {
      return this.advanced(this.source.next(sent));
    } catch (error) {
      throw this.failed(error);
    }
  }

  $sendS(value: unknown): unknown {
    if (this.state === "created" && value !== null) throw justStarted();
    const step = this.next(value);
    return step.done ? END : step.value;
  }

  $throwS(error: unknown): unknown {
    if (this.state === "running") throw alreadyExecuting();
    if (this.state === "finished") throw error;
    this.state = "running";
    try {
      const step = this.advanced(this.source.throw!(error));
      return step.done ? END : step.value;
    } catch (thrown) {
      throw this.failed(thrown);
    }
  }

  $closeS(): null {
    if (this.state === "finished") return null;
    try {
      if (this.$throwS(new GeneratorExit()) === END) return null;
    } catch (error) {
      if (error instanceof GeneratorExit) return null;
      throw error;
    }
    throw ignoredExit();
  }

  $stop(): StopIteration {
    const { result } = this;
    this.result = null;
    return stopWith(result);
  }

  get send(): FunctionValue {
    return send;
  }

  get throw(): FunctionValue {
    return throwInto;
  }

  get close(): FunctionValue {
    return close;
  }

  get __next__(): FunctionValue {
    return next;
  }

  __iter__(): this {
    return this;
  }

  __repr__(): string {
    return `<generator object ${this.name}>`;
  }

  private advanced(step: IteratorResult<unknown, unknown>): IteratorResult<unknown> {
    this.state = step.done ? "finished" : "suspended";
    if (step.done) this.result = step.value;
    return step;
  }

  private failed(error: unknown): unknown {
    this.state = "finished";
    return escaping(error);
  }
}

export const Generator: typeof GeneratorValue = /* @__PURE__ */ shownByItself(GeneratorValue);
export type Generator = GeneratorValue;

/** What leaves a generator's or coroutine's body as that error: a StopIteration would be taken for its end. */
export function escaping(error: unknown, what = "generator"): unknown {
  if (!(error instanceof StopIteration)) return error;
  const failure = new RuntimeError(`${what} raised StopIteration`);
  failure.__cause__ = failure.__context__ = error;
  return failure;
}

/** The StopIteration that carries a generator's result. */
export function stopWith(result: unknown): StopIteration {
  return result === null || result === undefined ? new StopIteration() : new StopIteration(result);
}

export function alreadyExecuting(): ValueError {
  return new ValueError("generator already executing");
}

export function justStarted(): Error {
  return typeError("can't send non-None value to a just-started generator");
}

export function ignoredExit(): RuntimeError {
  return new RuntimeError("generator ignored GeneratorExit");
}

export const sendSignature = ".send(self, value, /)";
export const throwSignature = ".throw(self, error, message=, traceback=, /)";

/** A method with one required argument got it. */
export function checkGiven(signature: string, argument: unknown): void {
  if (argument === undefined) arity(signature, 0);
}

function valueOrStop(generator: Generator, value: unknown): unknown {
  if (value === END) throw generator.$stop();
  return value;
}

const next = /* @__PURE__ */ builtin(
  /* @__PURE__ */ fn(function (this: Generator) {
    return valueOrStop(this, this.$sendS(null));
  }, ".__next__(self)"),
);

const send = /* @__PURE__ */ builtin(
  /* @__PURE__ */ fn(function (this: Generator, value: unknown) {
    checkGiven(sendSignature, value);
    return valueOrStop(this, this.$sendS(value));
  }, sendSignature),
);

const throwInto = /* @__PURE__ */ builtin(
  /* @__PURE__ */ fn(function (this: Generator, error: unknown, message?: unknown) {
    checkGiven(throwSignature, error);
    return valueOrStop(this, this.$throwS(makeException(error, message ?? undefined)));
  }, throwSignature),
);

const close = /* @__PURE__ */ builtin(
  /* @__PURE__ */ fn(function (this: Generator) {
    return this.$closeS();
  }, ".close(self)"),
);
