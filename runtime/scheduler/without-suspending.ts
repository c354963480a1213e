/** Suspending functions called where nobody can wait for them: by operators, `str`, properties, iteration in JavaScript … (language §13.1). */
import { RuntimeError } from "../errors/hierarchy.ts";
import { checkCount } from "../objects/arity.ts";
import { normalize } from "../values/numeric.ts";
import { entryIn, isBuiltin } from "../values/own.ts";
import { host, rt } from "./rt.ts";

/**
 * Calls a suspending entry for its value.
 * @throws RuntimeError when it does not complete at once
 */
export function callWithoutSuspending(
  entry: (...args: never[]) => unknown,
  thisValue: unknown,
  args: readonly unknown[],
): unknown {
  return rt.log === null ? refusing(entry, thisValue, args) : rt.log.call(entry, thisValue, args);
}

/** What is known of a function value here. */
interface Callable {
  // biome-ignore lint/suspicious/noExplicitAny: M28 calls are untyped
  (this: any, ...args: any[]): unknown;
  readonly $s?: (...args: never[]) => unknown;
  readonly $builtin?: boolean;
  readonly $sig?: string;
  /** Of bound methods. */
  readonly $func?: unknown;
  readonly $self?: unknown;
}

/**
 * Calls a function value of the program for an operation that does not wait by itself. Where the operation is attempted the function
 * is called only once, however often the operation is begun.
 * @param code what takes these arguments, if the function itself takes them otherwise
 * @throws RuntimeError when the function suspends and the operation is not attempted; TypeError when there are too many arguments
 */
export function invoke(
  f: Callable,
  self: unknown,
  args: readonly unknown[],
  code: (...args: never[]) => unknown = f,
): unknown {
  if (code === f) {
    checkCount(f, args.length);
    // Bound methods are made anew each time they are read: an operation that is begun again knows them by what they bind.
    if (rt.log !== null && typeof f.$func === "function") return invoke(f.$func as Callable, f.$self, args);
  }
  const entry = entryIn(f);
  if (entry !== undefined) return callWithoutSuspending(entry, self, args);
  const isPart = rt.log === null || isBuiltin(f);
  return normalize(isPart ? Reflect.apply(code, self, args) : rt.log!.record(code, self, args));
}

/**
 * One step of an iterator for a reader that cannot suspend, JavaScript's `for…of` for instance.
 * @param step a suspending entry that gives `end` when there is no more
 * @throws RuntimeError when it does not complete at once
 */
export function stepWithoutSuspending(
  step: (...args: never[]) => unknown,
  iterator: unknown,
  end: unknown,
): IteratorResult<unknown> {
  const value = refusing(step, iterator, []);
  return value === end ? { done: true, value: undefined } : { done: false, value };
}

/** It runs in a goroutine of its own, which everything refuses that would block, before it has done anything else. */
function refusing(
  entry: (...args: never[]) => unknown,
  thisValue: unknown,
  args: readonly unknown[],
): unknown {
  const { cur: caller, ok, pending, log } = rt;
  rt.cur = rt.goroutines?.refused() ?? host;
  rt.pending = null;
  rt.log = null;
  try {
    const value = Reflect.apply(entry, thisValue, args);
    if (value !== undefined) return value;
    (rt.pending as Promise<void> | null)?.catch(() => {});
    throw new RuntimeError("blocking operation in a context that cannot suspend");
  } finally {
    rt.cur = caller;
    rt.ok = ok;
    rt.pending = pending;
    rt.log = log;
  }
}
