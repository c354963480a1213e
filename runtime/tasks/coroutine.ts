/** Coroutines: calls of async functions that have not started yet (language §14). */
import { GeneratorExit, RuntimeError, typeError, ValueError } from "../errors/hierarchy.ts";
import { makeException } from "../errors/raising.ts";
import { bindPositional } from "../objects/binding.ts";
import { builtin, documented, suspending, variadic } from "../objects/functions.ts";
import { escaping, stopWith, throwSignature } from "../objects/generator.ts";
import { parseSignature } from "../objects/signature.ts";
import { performed, type Stepwise } from "../objects/stepwise.ts";
import type { FunctionValue } from "../objects/types.ts";
import {
  block,
  blockable,
  type Goroutine,
  noPosition,
  outcome,
  rt,
  stillWaits,
  wake,
  wakeWithError,
} from "../scheduler/index.ts";
import { interrupt } from "../scheduler/interrupting.ts";
import { normalize } from "../values/numeric.ts";
import { OWN } from "../values/own.ts";
import { shownByItself } from "../values/shown.ts";
import { expectedErrors, Task } from "./task.ts";

/** How it ends: with a value, or with an error (wrapped, since anything can be thrown). */
type End = { readonly value: unknown } | { readonly error: unknown };

class CoroutineValue {
  static readonly $name: string = "coroutine";

  private readonly name: string;
  /** The call; null once it has started, or has been closed. */
  private run: (() => unknown) | null;
  /** The goroutine that runs it. */
  private runner: Goroutine | null = null;
  /** Who has raised something in it from outside hears of its end, in the place of who awaits it. */
  private taker: ((end: End) => void) | null = null;
  private raised: unknown = null;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  /** @param run the call, under the suspending convention */
  constructor(name: string, run: () => unknown) {
    this.name = name;
    this.run = run;
  }

  get $kind(): string {
    return "coroutine";
  }

  get send(): FunctionValue {
    return sendMethod;
  }

  get throw(): FunctionValue {
    return throwMethod;
  }

  get close(): FunctionValue {
    return closeMethod;
  }

  /** Runs it in the current goroutine, under the suspending convention. */
  start(): unknown {
    if (this.runner === rt.cur) throw alreadyExecuting();
    if (this.runner !== null) throw new RuntimeError("coroutine is being awaited already");
    if (this.run === null) throw reused();
    return performed(this.running(this.run));
  }

  /** Runs it to its end, which is the StopIteration that carries its result. Under the suspending convention. */
  drive(value: unknown): unknown {
    if (this.runner !== null) throw alreadyExecuting();
    if (this.run !== null && value !== null)
      throw typeError("can't send non-None value to a just-started coroutine");
    return performed(this.stopped());
  }

  /**
   * Raises the error where it waits, and waits for its end: a suspending entry that throws what it ends with. One that has not started
   * ends at once.
   */
  raise(error: unknown): unknown {
    if (this.runner !== null)
      return this.interrupted(error, (end) => ("error" in end ? end : { error: stopWith(end.value) }));
    if (this.run === null) throw reused();
    this.run = null;
    throw escaping(error, "coroutine");
  }

  /** The same with GeneratorExit, of which nobody hears. */
  shut(): unknown {
    if (this.runner !== null)
      return this.interrupted(new GeneratorExit(), (end) =>
        "error" in end && !(end.error instanceof GeneratorExit) ? end : { value: null },
      );
    this.run = null;
    return null;
  }

  /** JavaScript code that awaits a coroutine starts it. */
  then(...handlers: Parameters<Task["then"]>): Promise<unknown> {
    return new Task(() => this.start()).then(...handlers);
  }

  __repr__(): string {
    return `<coroutine ${this.name}>`;
  }

  private *running(run: () => unknown): Stepwise {
    this.run = null;
    this.runner = rt.cur;
    let end: End;
    try {
      end = { value: yield run() };
    } catch (error) {
      end = { error: escaping(error, "coroutine") };
    }
    const runner = this.runner!;
    this.runner = null;
    if (this.taker !== null) {
      // It may have ended without another operation in which it could have been interrupted.
      if (runner.interruption?.error === this.raised) runner.interruption = null;
      this.taker(end);
      const error = reused();
      expectedErrors.add(error);
      throw error;
    }
    if ("error" in end) throw end.error;
    return end.value;
  }

  private *stopped(): Stepwise {
    const value = yield this.start();
    throw stopWith(value);
  }

  /** @param heard what its end is for who interrupts it */
  private interrupted(error: unknown, heard: (end: End) => End): unknown {
    const runner = this.runner!;
    if (this.taker !== null || !runner.blocked || runner === rt.cur) throw alreadyExecuting();
    blockable();
    this.raised = error;
    interrupt(runner, error);
    const goroutine = block("await", noPosition);
    const { interruptions } = goroutine;
    this.taker = (end) => {
      if (!stillWaits(goroutine, interruptions)) return;
      const given = heard(end);
      if ("error" in given) wakeWithError(goroutine, given.error);
      else wake(goroutine, given.value);
    };
    return outcome(undefined);
  }
}

export const Coroutine: typeof CoroutineValue = /* @__PURE__ */ shownByItself(CoroutineValue);
export type Coroutine = CoroutineValue;

function reused(): Error {
  return new RuntimeError("cannot reuse already awaited coroutine");
}

function alreadyExecuting(): Error {
  return new ValueError("coroutine already executing");
}

const sendMethod = /* @__PURE__ */ method(".send(self, value, /)", (coroutine, value) =>
  coroutine.drive(value),
);

const throwMethod = /* @__PURE__ */ method(throwSignature, (coroutine, error, message) =>
  coroutine.raise(makeException(error, message ?? undefined)),
);

const closeMethod = /* @__PURE__ */ method(".close(self)", (coroutine) => coroutine.shut());

function method(sig: string, entry: (coroutine: Coroutine, ...args: unknown[]) => unknown): FunctionValue {
  return builtin(
    suspending(function (this: Coroutine, ...args: unknown[]) {
      return entry(this, ...bindPositional(sig, args));
    }, sig),
  );
}

/** An async function: calling it binds the arguments to the parameters of `f` and makes a coroutine. */
export function asyncDefinition(f: FunctionValue): FunctionValue {
  const sig = f.$sig!;
  const name = parseSignature(sig).name;
  const plain = f.$impl ?? f;
  const entry = f.$implS ?? f.$s;
  const value = variadic(function (this: unknown, ...args: unknown[]) {
    return new Coroutine(
      name,
      entry === undefined ? () => normalize(plain.apply(this, args)) : () => entry.apply(this, args),
    );
  }, sig);
  return f.$doc === undefined ? value : documented(value, f.$doc);
}
