/** What `raise` throws, for every shape of it (language §8.2). */
import { caught } from "./catching.ts";
import {
  type BaseException,
  Exception,
  type ExceptionClass,
  isException,
  isExceptionClass,
  RuntimeError,
  typeError,
} from "./hierarchy.ts";
import { isError } from "./native.ts";

/** Finds an exception class by its name; undefined if there is none. */
export type ClassLookup = (name: string) => unknown;

/**
 * The exception of `(raise value message from cause)`.
 * @param message the second operand; undefined if there is none
 * @param cause undefined if there is none; None hides the context
 * @param lookup for values that are str: the name of a class, or the message of an Exception
 * @throws TypeError `exceptions must derive from BaseException`
 */
export function makeException(
  value: unknown,
  message?: unknown,
  cause?: unknown,
  lookup?: ClassLookup,
): BaseException {
  const exception = exceptionOf(value, message, lookup);
  if (cause === undefined) return exception;
  exception.__suppress_context__ = true;
  exception.__cause__ = cause === null ? null : causeOf(cause);
  return exception;
}

/** The errors of bare `(raise)`s where the text shows no handler: the handler may be one of the caller's. */
const bareRaises = /* @__PURE__ */ new WeakSet<BaseException>();

export function noActive(): BaseException {
  const exception = new RuntimeError("No active exception to re-raise");
  bareRaises.add(exception);
  return exception;
}

/**
 * The exception that leaves a handler: one that was raised there gets the handled exception as its context, a bare `(raise)`
 * in a function that the handler called raises the handled exception again. Likewise of a finalizer, which may have no
 * exception to end with.
 */
export function withContext(thrown: unknown, handled: BaseException | undefined): BaseException {
  const exception = caught(thrown);
  if (handled === undefined) return exception;
  if (bareRaises.has(exception)) return handled;
  if (exception === handled || exception.__context__ !== null) return exception;
  // The chain of contexts must not become a circle.
  for (let link: BaseException | null = handled; link !== null; link = link.__context__) {
    if (link === exception) return exception;
  }
  exception.__context__ = handled;
  return exception;
}

function exceptionOf(value: unknown, message: unknown, lookup: ClassLookup | undefined): BaseException {
  const args = message === undefined ? [] : [message];
  if (typeof value === "string") return ofText(value, args, lookup);
  if (isExceptionClass(value)) return new value(...args);
  if (isException(value)) return value;
  if (isError(value)) return caught(value);
  throw typeError("exceptions must derive from BaseException");
}

function ofText(text: string, args: readonly unknown[], lookup: ClassLookup | undefined): BaseException {
  const found = lookup?.(text);
  if (isExceptionClass(found)) return new found(...args);
  return args.length === 0 ? new Exception(text) : new (namedClass(text))(...args);
}

/** A class of its own for a name that nothing defines. */
function namedClass(name: string): ExceptionClass {
  return class extends Exception {
    static override readonly $name: string = name;
  };
}

function causeOf(cause: unknown): BaseException {
  if (isExceptionClass(cause)) return new cause();
  if (isException(cause)) return cause;
  if (isError(cause)) return caught(cause);
  throw typeError("exception causes must derive from BaseException");
}
