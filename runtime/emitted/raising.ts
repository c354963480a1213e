/** What `raise` and `assert` compile to. */
import { exceptionNamed } from "../errors/by-name.ts";
import { AssertionError, type BaseException } from "../errors/hierarchy.ts";
import { makeException, noActive, withContext } from "../errors/raising.ts";
import { str } from "../text/str.ts";

/**
 * The exception that a `raise` throws.
 * @param handled the exception that is being handled at that place
 */
export function raised(
  value: unknown,
  message?: unknown,
  cause?: unknown,
  handled?: BaseException,
): BaseException {
  const exception = makeException(value, message, cause);
  return handled === undefined ? exception : withContext(exception, handled);
}

/** The same where the value may be a text that names a built-in class. */
export function raisedByName(
  value: unknown,
  message?: unknown,
  cause?: unknown,
  handled?: BaseException,
): BaseException {
  const exception = makeException(value, message, cause, exceptionNamed);
  return handled === undefined ? exception : withContext(exception, handled);
}

/** A bare `(raise)` outside a handler. */
export function noActiveException(): never {
  throw noActive();
}

export function assertionFailed(message?: unknown): BaseException {
  return new AssertionError(message === undefined ? "Assertion failed" : str(message));
}
