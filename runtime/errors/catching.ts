/** What handlers see: translation of JavaScript errors, and which handler matches (language §8.1, §8.3). */
import { isTuple } from "../values/brand.ts";
import {
  type BaseException,
  isException,
  isExceptionClass,
  OverflowError,
  RecursionError,
  typeError,
} from "./hierarchy.ts";
import { foreign } from "./js-error.ts";

/** The M28 exception for whatever was thrown. */
export function caught(thrown: unknown): BaseException {
  if (isException(thrown)) return thrown;
  if (thrown instanceof Error) {
    if (isStackOverflow(thrown))
      return translated(new RecursionError("maximum recursion depth exceeded"), thrown);
    if (thrown instanceof RangeError && TOO_LONG.test(thrown.message)) {
      return translated(new OverflowError(thrown.message), thrown);
    }
  }
  return foreign(thrown);
}

/**
 * Does a handler for `type` catch the exception?
 * @param type a class, or a tuple or list of classes
 * @throws TypeError for anything else
 */
export function matches(exception: BaseException, type: unknown): boolean {
  if (isTuple(type)) return type.items.some((item) => matches(exception, item));
  if (Array.isArray(type)) return type.some((item) => matches(exception, item));
  if (!isExceptionClass(type)) {
    throw typeError("catching classes that do not inherit from BaseException is not allowed");
  }
  return exception instanceof type || isBase(type, exception);
}

const TOO_LONG =
  /invalid (array|string|typed array|array buffer)? ?length|allocation failed|bigint.*(size|big)|invalid count/i;

function isStackOverflow(error: Error): boolean {
  return (
    /call stack|too much recursion|stack overflow/i.test(error.message) &&
    (error instanceof RangeError || error.name === "InternalError")
  );
}

/** The place where it happened is that of the original. */
function translated<E extends BaseException>(exception: E, original: Error): E {
  Object.defineProperty(exception, "stack", { value: original.stack, writable: true, configurable: true });
  return exception;
}

/** Classes with several parents are not all in the chain of prototypes. */
function isBase(type: unknown, exception: BaseException): boolean {
  const { $mro } = exception.constructor as { $mro?: readonly unknown[] };
  return $mro?.includes(type) ?? false;
}
