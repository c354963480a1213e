/** Generators whose body may suspend: each blocks the goroutine that advances it (language §9.3). */
import { GeneratorExit, type StopIteration } from "../errors/hierarchy.ts";
import { makeException } from "../errors/raising.ts";
import { noPosition } from "../scheduler/blocking.ts";
import { enterFromHost } from "../scheduler/from-host.ts";
import { noteWaiting } from "../scheduler/lost-frames.ts";
import { rt } from "../scheduler/rt.ts";
import { turns } from "../scheduler/turns.ts";
import type { Goroutine } from "../scheduler/types.ts";
import { beginWaiting, endWaiting, type WaitingCallers } from "../scheduler/waiting-callers.ts";
import { stepWithoutSuspending } from "../scheduler/without-suspending.ts";
import { OWN } from "../values/own.ts";
import { shownByItself } from "../values/shown.ts";
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
import { performed, type Stepwise } from "./stepwise.ts";
import type { FunctionValue } from "./types.ts";

/** What a body yields where it waits: true in a primitive; for a suspending entry the position of the call. */
type Wait = true | number;

type State = "created" | "suspended" | "running" | "finished";

/**
 * A compiled generator. It gives a value with `$gen.give(v), yield, $g = $gen.goroutine, $gen.sent()`, and its result with
 * `$gen.end(v)`. Where it has to wait it yields what for, and gets the result: true once the goroutine is blocked, a position when
 * a suspending entry has suspended.
 */
class SuspendingGeneratorValue implements Iterable<unknown>, Delegable, WaitingCallers {
  static readonly $name: string = "generator";

  /** Who is advancing it. */
  goroutine: Goroutine = rt.cur;
  outer: WaitingCallers | null = null;
  since = 0;
  /** Where its body waits. */
  private at: number = noPosition;
  private source: Generator<Wait, unknown, unknown> | null = null;
  private readonly name: string;
  private state: State = "created";
  private result: unknown = null;
  /** What it has been sent. */
  private value: unknown = null;
  /** What it has handed out last. */
  private given: unknown = null;
  /** What the `yield` that it stands at is to throw; wrapped, since anything can be thrown. */
  private injected: { readonly error: unknown } | null = null;

  constructor(name: string) {
    this.name = name;
  }

  get __lookupGetter__(): unknown {
    return OWN;
  }

  get $kind(): string {
    return "generator";
  }

  /** Gives it its body, which does not run yet. */
  $begin(source: Generator<Wait, unknown, unknown>): this {
    this.source = source;
    return this;
  }

  // ---- for its body

  /** Hands a value to whoever advances it. */
  give(value: unknown): void {
    this.state = "suspended";
    this.given = value;
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
    this.given = END;
    return undefined;
  }

  /** Its body is on no stack while it waits. */
  noteIn(error: unknown): void {
    noteWaiting(error, { at: this.at, next: null });
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
    return performed(this.closing());
  }

  $stop(): StopIteration {
    const { result } = this;
    this.result = null;
    return stopWith(result);
  }

  /** For readers that cannot suspend. */
  next(): IteratorResult<unknown> {
    return stepWithoutSuspending(this.run, this, END);
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
    const wait = this.proceed(() => this.source!.next(null));
    if (wait === null) return this.taken();
    rt.pending = this.runContinuations(wait);
    return undefined;
  }

  /** Lets the body go on: null when it has handed out a value or ended, otherwise what it waits for. */
  private proceed(advance: () => IteratorResult<Wait, unknown>): Wait | null {
    try {
      const { value } = advance();
      return this.state === "running" ? (value as Wait) : null;
    } catch (error) {
      this.state = "finished";
      throw escaping(error);
    }
  }

  private taken(): unknown {
    const { given } = this;
    this.given = null;
    return given;
  }

  /** Waits for what the body waits for, and lets it go on, until it does not wait any more. Tracebacks look for this name. */
  private async runContinuations(first: Wait): Promise<void> {
    const { goroutine } = this;
    const source = this.source!;
    let hasAwaited = false;
    for (let wait: Wait | null = first; wait !== null; ) {
      let advance: () => IteratorResult<Wait, unknown>;
      let thrown: unknown;
      try {
        if (wait === true) {
          this.at = goroutine.position;
          while (goroutine.waits(hasAwaited)) {
            const woken = goroutine.pause();
            if (goroutine.stack !== null) this.noteIn(goroutine.stack);
            hasAwaited = await woken;
          }
        } else {
          this.at = wait;
          beginWaiting(goroutine, this, turns);
          try {
            await rt.pending;
          } finally {
            endWaiting(goroutine, this);
          }
          hasAwaited = true;
        }
        const value = wait === true ? goroutine.take() : goroutine.resume();
        advance = () => source.next(value);
      } catch (error) {
        rt.cur = goroutine;
        thrown = error;
        this.noteIn(error);
        advance = () => source.throw(error);
      }
      try {
        wait = this.proceed(advance);
      } catch (error) {
        noteWaiting(error, null, thrown);
        throw error;
      }
    }
    goroutine.done(this.taken());
  }

  private *closing(): Stepwise {
    try {
      if ((yield this.$throwS(new GeneratorExit())) === END) return null;
    } catch (error) {
      if (error instanceof GeneratorExit) return null;
      throw error;
    }
    throw ignoredExit();
  }
}

export const SuspendingGenerator: typeof SuspendingGeneratorValue =
  /* @__PURE__ */ shownByItself(SuspendingGeneratorValue);
export type SuspendingGenerator = SuspendingGeneratorValue;

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
