/** What handlers see: translation of JavaScript errors, and which handler matches (language §8.1, §8.3). */
import { bounds } from "../bounds.ts";
import { isTuple } from "../values/brand.ts";
import {
  type BaseException,
  isException,
  isExceptionClass,
  OverflowError,
  overwrite,
  RecursionError,
  typeError,
} from "./hierarchy.ts";
import { foreign } from "./js-error.ts";
import { readNative } from "./native.ts";
import { OSError } from "./os-errors.ts";
import { isUnwritten } from "./unwritten.ts";

/**
 * The M28 exception for whatever was thrown.
 * @throws what nobody may catch
 */
export function caught(thrown: unknown): BaseException {
  if (isException(thrown)) return thrown;
  if (bounds?.ends(thrown)) throw thrown;
  const isOutput = isUnwritten(thrown);
  const { name, message } = readNative(thrown);
  // Calls that the stack has no room for count nothing.
  if (name === "RecursionError") bounds?.work(WORK_OF_RECURSION);
  if (name === "JSError" && !isOutput) return foreign(thrown);
  const exception = isOutput
    ? new OSError(thrown.errno, thrown.strerror)
    : new (name === "RecursionError" ? RecursionError : OverflowError)(message);
  // The place where it happened is that of the original.
  overwrite(exception, "stack", (thrown as Error).stack);
  return exception;
}

const WORK_OF_RECURSION = 10_000;

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

/** Classes with several parents are not all in the chain of prototypes. */
function isBase(type: unknown, exception: BaseException): boolean {
  const { $mro } = exception.constructor as { $mro?: readonly unknown[] };
  return $mro?.includes(type) ?? false;
}
