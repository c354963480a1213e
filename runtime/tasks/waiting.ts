/** `await`, and what else waits for results that come later (language §14, §15.4). */

import { typeError } from "../errors/hierarchy.ts";
import { takingMany } from "../objects/argument-limit.ts";
import { callKwS, callS, isCallable } from "../objects/calls.ts";
import type { Entry } from "../objects/entry-type.ts";
import { settleLater } from "../objects/settle.ts";
import { classOf, isClassInstance } from "../objects/types.ts";
import {
  awaitPromise,
  block,
  blockable,
  noPosition,
  outcome,
  stillWaits,
  wake,
  wakeWithError,
} from "../scheduler/index.ts";
import { kindOf } from "../values/kinds.ts";
import { typeName } from "../values/types.ts";
import type { Coroutine } from "./coroutine.ts";
import { Task } from "./task.ts";

/**
 * `(await x)`, under the suspending convention: runs a coroutine here, blocks until a task or promise has ended; anything
 * else is its own result.
 */
export function awaitValue$s(x: unknown, at: number = noPosition): unknown {
  if (isCoroutine(x)) return x.start();
  if (isTask(x)) return outcome(x.wait(at));
  return isThenable(x) ? outcome(awaitPromise(x, at)) : x;
}

/** `(run_async x)`: `await` of a coroutine, a task or a promise, or of what a function without parameters gives. */
export function runAsync$s(...operands: unknown[]): unknown {
  const [x, at] = operands as [unknown, number | undefined];
  if (x === undefined) throw typeError("run_async requires 1 argument: coroutine, task or function");
  if (!isCallable(x)) return awaitValue$s(x, at);
  return settleLater(callS(x), (value) => awaitValue$s(value, at));
}

/** `create_task` as a value: where it is called is not known. */
export const createTask: (...operands: unknown[]) => Task = /* @__PURE__ */ takingMany(
  function createTask(...operands: unknown[]): Task {
    return createTaskAt(noPosition, operands);
  },
  (operands) => createTaskAt(noPosition, operands),
);

/** `(create_task x args…)`: starts a goroutine that runs a coroutine, or calls a function. */
export function createTaskAt(at: number, operands: readonly unknown[]): Task {
  const [x, ...args] = operands;
  if (x === undefined) throw typeError("create_task requires a coroutine or a function");
  return startTask(x, args, at);
}

/** `(gather x…)`, a blocking primitive: the results of coroutines, functions and tasks, once all have ended. */
export function gather(...operands: unknown[]): unknown {
  const at = operands.pop() as number;
  return gatherAt(at, operands);
}

/** The same for a list of them. */
export function gatherAt(at: number, operands: readonly unknown[]): unknown {
  blockable();
  const tasks = operands.map((x) => startTask(x, [], at));
  const results: unknown[] = tasks.map(() => null);
  if (tasks.length === 0) return results;
  const goroutine = block("await", at);
  const { interruptions } = goroutine;
  const failures: { readonly error: unknown }[] = [];
  let running = tasks.length;
  tasks.forEach((task, i) => {
    task.listen((failure, value) => {
      results[i] = value;
      if (failure !== null) failures[i] = failure;
      if (--running > 0 || !stillWaits(goroutine, interruptions)) return;
      const first = failures.find((each) => each !== undefined);
      if (first === undefined) wake(goroutine, results);
      else wakeWithError(goroutine, first.error);
    });
  });
  return undefined;
}

export const gather$s: Entry = /* @__PURE__ */ takingMany(
  (...operands) => outcome(gatherAt(noPosition, operands)),
  (operands) => outcome(gatherAt(noPosition, operands)),
);

/**
 * Is it a promise of JavaScript's? Values of M28 are none, whatever their methods, unless their class is derived from one of
 * JavaScript's.
 */
export function isThenable(x: unknown): x is PromiseLike<unknown> {
  if (typeof x !== "object" || x === null) return false;
  if (isClassInstance(x) && classOf(x).$foreign === undefined) return false;
  return typeof (x as Partial<PromiseLike<unknown>>).then === "function";
}

/** @param at where the program asks for it */
function startTask(x: unknown, args: readonly unknown[], at: number): Task {
  if (isTask(x)) return x;
  if (isCoroutine(x)) return new Task(() => x.start(), at);
  if (isThenable(x)) return new Task(() => awaitValue$s(x), at);
  if (!isCallable(x)) throw typeError(`a coroutine or function is required, not ${typeName(x)}`);
  return new Task(
    () => settleLater(callKwS(x, args, null), (value) => (isCoroutine(value) ? value.start() : value)),
    at,
  );
}

function isTask(x: unknown): x is Task {
  return kindOf(x) === "task";
}

function isCoroutine(x: unknown): x is Coroutine {
  return kindOf(x) === "coroutine";
}
