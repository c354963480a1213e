/** Generators whose body may suspend: each blocks the goroutine that advances it (language §9.3). */
import { GeneratorExit, RuntimeError, type StopIteration } from "../errors/hierarchy.ts";
import { makeException } from "../errors/raising.ts";
import { enterFromHost } from "../scheduler/from-host.ts";
import type { Goroutine } from "../scheduler/goroutine.ts";
import { rt, started } from "../scheduler/rt.ts";
import { END } from "./end.ts";
import { builtin, suspending } from "./functions.ts";
import {
  alreadyExecuting,
  checkGiven,
  type Delegable,
  escaping,
  ignoredExit,
  justStarted,
  sendSignature,
  stopWith,
  throwSignature,
} from "./generator.ts";
import { settle } from "./settle.ts";
import type { FunctionValue } from "./types.ts";

type State = "created" | "suspended" | "running" | "finished";

/**
 * A compiled async generator that never passes values by its promises. It gives a value with
 * `$gen.give(v), yield, $g = $gen.goroutine, $gen.sent()`, and its result with `$gen.end(v)`.
 */
export class SuspendingGenerator implements Iterable<unknown>, Delegable {
  static readonly $name: string = "generator";

  /** Who is advancing it. */
  goroutine: Goroutine = rt.cur;
  private source: AsyncIterator<unknown> | null = null;
  private readonly name: string;
  private state: State = "created";
  private result: unknown = null;
  private value: unknown = null;
  /** What the `yield` that it stands at is to throw; wrapped, since anything can be thrown. */
  private injected: { readonly error: unknown } | null = null;

  constructor(name: string) {
    this.name = name;
  }

  get $kind(): string {
    return "generator";
  }

  /** Gives it its body, which does not run yet. */
  $begin(source: AsyncIterator<unknown>): this {
    this.source = source;
    return this;
  }

  // ---- for its body

  /** Hands a value to whoever advances it. */
  give(value: unknown): void {
    this.state = "suspended";
    this.goroutine.done(value);
  }

  /** What the last `yield` gives, or throws, in the goroutine that advances it now. */
  sent(): unknown {
    rt.cur = this.goroutine;
    const { injected, value } = this;
    this.value = null;
    if (injected === null) return value;
    this.injected = null;
    throw injected.error;
  }

  /** Says with what it ends, as the last thing the body does. */
  end(result: unknown): undefined {
    this.state = "finished";
    this.result = result;
    return this.goroutine.done(END);
  }

  // ---- for those who read it

  /** Follows the suspending convention; END when it is over. */
  nextS(): unknown {
    return this.run();
  }

  $sendS(value: unknown): unknown {
    if (this.state === "created" && value !== null) throw justStarted();
    if (this.state !== "running") this.value = value;
    return this.run();
  }

  $throwS(error: unknown): unknown {
    if (this.state === "running") throw alreadyExecuting();
    if (this.state === "created" || this.state === "finished") {
      const thrown = this.state === "created" ? escaping(error) : error;
      this.state = "finished";
      throw thrown;
    }
    this.injected = { error };
    return this.run();
  }

  $closeS(): unknown {
    if (this.state === "running") throw alreadyExecuting();
    if (this.state !== "suspended") {
      this.state = "finished";
      return null;
    }
    const value = this.$throwS(new GeneratorExit());
    if (value !== undefined) return closed(value);
    const { pending } = rt;
    rt.ok = 0;
    return started(closing(pending));
  }

  $stop(): StopIteration {
    const { result } = this;
    this.result = null;
    return stopWith(result);
  }

  /** For readers that cannot suspend. */
  next(): IteratorResult<unknown> {
    const value = this.run();
    if (value === undefined) {
      rt.pending?.catch(() => null);
      throw new RuntimeError("blocking operation in a context that cannot suspend");
    }
    return value === END ? { done: true, value: undefined } : { done: false, value };
  }

  [Symbol.iterator](): Iterator<unknown> {
    return this as Pick<this, "next">;
  }

  /** For JavaScript's `for await`: each step runs in a goroutine of its own. */
  [Symbol.asyncIterator](): AsyncIterator<unknown> {
    return {
      next: async () => {
        const value = await enterFromHost(() => this.run(), null, []);
        return value === END ? { done: true, value: undefined } : { done: false, value };
      },
    };
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

  private run(): unknown {
    if (this.state === "running") throw alreadyExecuting();
    if (this.state === "finished") return END;
    this.state = "running";
    this.goroutine = rt.cur;
    rt.ok = 0;
    const step = this.source!.next();
    const value = started(step);
    if (value === undefined) rt.pending = this.settled(step);
    return value;
  }

  private async settled(step: Promise<unknown>): Promise<void> {
    try {
      await step;
    } catch (error) {
      this.state = "finished";
      throw escaping(error);
    }
  }
}

function closed(value: unknown): null {
  if (value !== END) throw ignoredExit();
  return null;
}

async function closing(pending: Promise<unknown> | null): Promise<unknown> {
  const goroutine = rt.cur;
  try {
    await pending;
  } catch (error) {
    rt.cur = goroutine;
    if (error instanceof GeneratorExit) return goroutine.done(null);
    throw error;
  }
  return goroutine.done(closed(goroutine.resume()));
}

function valueOrStop(generator: SuspendingGenerator, result: unknown): unknown {
  return settle(result, (value) => {
    if (value === END) throw generator.$stop();
    return value;
  });
}

const next = /* @__PURE__ */ builtin(
  /* @__PURE__ */ suspending(function (this: SuspendingGenerator) {
    return valueOrStop(this, this.nextS());
  }, ".__next__(self)"),
);

const send = /* @__PURE__ */ builtin(
  /* @__PURE__ */ suspending(function (this: SuspendingGenerator, value: unknown) {
    checkGiven(sendSignature, value);
    return valueOrStop(this, this.$sendS(value));
  }, sendSignature),
);

const throwInto = /* @__PURE__ */ builtin(
  /* @__PURE__ */ suspending(function (this: SuspendingGenerator, error: unknown, message?: unknown) {
    checkGiven(throwSignature, error);
    return valueOrStop(this, this.$throwS(makeException(error, message ?? undefined)));
  }, throwSignature),
);

const close = /* @__PURE__ */ builtin(
  /* @__PURE__ */ suspending(function (this: SuspendingGenerator) {
    return this.$closeS();
  }, ".close(self)"),
);
