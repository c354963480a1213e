/** `with`: entering context managers and leaving them (language §10). */
import { type BaseException, typeError } from "../errors/hierarchy.ts";
import { withContext } from "../errors/raising.ts";
import { callAndRun } from "../objects/async-steps.ts";
import { classOf, type FunctionValue, type Instance, isClassInstance } from "../objects/types.ts";
import { rt, started } from "../scheduler/rt.ts";
import { normalize } from "../values/numeric.ts";
import { ours } from "../values/own.ts";
import { truthy } from "../values/truth.ts";
import { typeName } from "../values/types.ts";

/** What `__enter__` gives. @throws TypeError when it is no context manager */
export function enterContext(manager: unknown): unknown {
  return normalize(managing(manager, "__enter__").call(manager));
}

/** The same under the suspending convention. */
export function enterContext$s(manager: unknown): unknown {
  if (isAsynchronous(manager)) return callAndRun(manager, "__aenter__", []);
  return callS(managing(manager, "__enter__"), manager, []);
}

/**
 * Calls `__exit__`.
 * @param error the exception with which the body was left; null when it was not left by one
 * @returns whether the exception is to be forgotten
 */
export function exitContext(manager: unknown, error: BaseException | null): boolean {
  try {
    return truthy(managing(manager, "__exit__").apply(manager, exitArguments(error)));
  } catch (thrown) {
    throw inContext(thrown, error);
  }
}

/** The same under the suspending convention. */
export function exitContext$s(manager: unknown, error: BaseException | null): unknown {
  try {
    const result = isAsynchronous(manager)
      ? callAndRun(manager, "__aexit__", exitArguments(error))
      : callS(managing(manager, "__exit__"), manager, exitArguments(error));
    if (result !== undefined) return truthy(result);
  } catch (thrown) {
    throw inContext(thrown, error);
  }
  const { pending } = rt;
  rt.ok = 0;
  return started(lateExit(pending, error));
}

async function lateExit(pending: Promise<unknown> | null, error: BaseException | null): Promise<unknown> {
  const goroutine = rt.cur;
  try {
    await pending;
  } catch (thrown) {
    throw inContext(thrown, error);
  }
  return goroutine.done(truthy(goroutine.resume()));
}

/** It has the asynchronous protocol alone. */
function isAsynchronous(manager: unknown): manager is Instance {
  return isClassInstance(manager) && manager.__enter__ === undefined && manager.__aenter__ !== undefined;
}

/** Both methods must be there before the first is called. */
function managing(manager: unknown, name: "__enter__" | "__exit__"): FunctionValue {
  const { __enter__, __exit__ } = ours<Record<typeof name, unknown>>(manager) ?? {};
  if (typeof __enter__ !== "function" || typeof __exit__ !== "function") {
    throw typeError(`'${typeName(manager)}' object does not support the context manager protocol`);
  }
  return (name === "__enter__" ? __enter__ : __exit__) as FunctionValue;
}

function callS(method: FunctionValue, self: unknown, args: unknown[]): unknown {
  return method.$s === undefined ? normalize(method.apply(self, args)) : method.$s.apply(self, args);
}

/** Type, value and traceback. */
function exitArguments(error: BaseException | null): unknown[] {
  return error === null ? [null, null, null] : [classOf(error as unknown as Instance), error, null];
}

function inContext(thrown: unknown, error: BaseException | null): unknown {
  return error === null ? thrown : withContext(thrown, error);
}
