/** Tasks: goroutines whose result can be waited for (language §14). */
import { builtin, fn, limited, suspending } from "../objects/functions.ts";
import type { FunctionValue } from "../objects/types.ts";
import {
  block,
  exitOnSystemExit,
  type Goroutine,
  noPosition,
  outcome,
  reportAtEnd,
  rt,
  spawn,
  stillWaits,
  wake,
  wakeWithError,
} from "../scheduler/index.ts";
import { OWN } from "../values/own.ts";
import { shownByItself } from "../values/shown.ts";

interface Failure {
  readonly error: unknown;
}

/** Errors that somebody has asked for: they are not reported when nobody awaits the task. */
export const expectedErrors: WeakSet<object> = /* @__PURE__ */ new WeakSet();

/** Hears of the end of a task. */
type Listener = (failure: Failure | null, value: unknown) => void;

class TaskValue {
  static readonly $name: string = "Task";

  ended = false;
  private value: unknown = null;
  private failure: Failure | null = null;
  private readonly listeners: Listener[] = [];
  /** Takes the failure off the list of those to be reported at the end. */
  private forget: (() => void) | null = null;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  /**
   * Starts a goroutine.
   * @param run what it runs, under the suspending convention
   * @param at position of what made it
   */
  constructor(run: () => unknown, at: number = noPosition) {
    spawn(async () => {
      const goroutine = rt.cur;
      try {
        let value = run();
        if (value === undefined) {
          await rt.pending;
          value = goroutine.resume();
        }
        this.settle(null, value);
      } catch (error) {
        rt.cur = goroutine;
        exitOnSystemExit(error);
        this.settle({ error }, null);
        if (this.listeners.length === 0 && !expectedErrors.has(error as object))
          this.forget = reportAtEnd(goroutine, error);
      }
      return goroutine.done(null);
    }, at);
  }

  get $kind(): string {
    return "task";
  }

  get result(): FunctionValue {
    return resultMethod;
  }

  get done(): FunctionValue {
    return doneMethod;
  }

  /** Calls `listener` when the task ends; at once if it has ended. Its exception counts as delivered. */
  listen(listener: Listener): void {
    this.forget?.();
    this.forget = null;
    if (this.ended) listener(this.failure, this.value);
    else this.listeners.push(listener);
  }

  /** The result: a blocking primitive. */
  wait(at: number): unknown {
    if (this.ended) {
      this.listen(ignore);
      if (this.failure !== null) throw this.failure.error;
      return this.value;
    }
    const goroutine: Goroutine = block("await", at);
    const { interruptions } = goroutine;
    this.listen((failure, value) => {
      if (!stillWaits(goroutine, interruptions)) return;
      if (failure === null) wake(goroutine, value);
      else wakeWithError(goroutine, failure.error);
    });
    return undefined;
  }

  then<Kept = unknown, Caught = never>(
    onFulfilled?: ((value: unknown) => Kept | PromiseLike<Kept>) | null,
    onRejected?: ((error: unknown) => Caught | PromiseLike<Caught>) | null,
  ): Promise<Kept | Caught> {
    const promise = new Promise<unknown>((resolve, reject) => {
      this.listen((failure, value) => (failure === null ? resolve(value) : reject(failure.error)));
    });
    return promise.then(onFulfilled, onRejected) as Promise<Kept | Caught>;
  }

  __repr__(): string {
    return this.ended ? "<Task finished>" : "<Task running>";
  }

  private settle(failure: Failure | null, value: unknown): void {
    this.ended = true;
    this.failure = failure;
    this.value = value;
    for (const listener of this.listeners) listener(failure, value);
  }
}

export const Task: typeof TaskValue = /* @__PURE__ */ shownByItself(TaskValue);
export type Task = TaskValue;

const ignore: Listener = () => {};

const resultMethod = /* @__PURE__ */ builtin(
  /* @__PURE__ */ limited(
    /* @__PURE__ */ suspending(function (this: Task) {
      return outcome(this.wait(noPosition));
    }, ".result(self)"),
    "result",
  ),
);

const doneMethod = /* @__PURE__ */ builtin(
  /* @__PURE__ */ limited(
    /* @__PURE__ */ fn(function (this: Task) {
      return this.ended;
    }, ".done(self)"),
    "done",
  ),
);
