/** What handlers see: translation of JavaScript errors, and which handler matches (language §8.1, §8.3). */
import { bounds } from "../bounds.ts";
import type { Host } from "../host.ts";
import { isAmong } from "../objects/mro.ts";
import type { ClassValue } from "../objects/types.ts";
import { prototypeIn } from "../values/own.ts";
import { isTuple } from "../values/tuple.ts";
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
import { isMadeBy, readNative } from "./native.ts";
import { OSError } from "./os-errors.ts";
import { isUnwritten } from "./unwritten.ts";

/**
 * The M28 exception for whatever was thrown.
 * @throws what nobody may catch
 */
export function caught(thrown: unknown): BaseException {
  if (isException(thrown)) return thrown;
  if (bounds?.ends(thrown)) throw thrown;
  // Asked in this way, so that bundles for browsers are without it.
  if ((globalThis as Host).process !== undefined && isUnwritten(thrown))
    return inPlaceOf(thrown, new OSError(thrown.errno, thrown.strerror));
  const { name, message } = readNative(thrown);
  // Calls that the stack has no room for count nothing.
  if (name === "RecursionError") bounds?.work(WORK_OF_RECURSION);
  if (name === "JSError") return foreign(thrown);
  return inPlaceOf(
    thrown as Error,
    new (name === "RecursionError" ? RecursionError : OverflowError)(message),
  );
}

/** The place where it happened is that of the original. */
function inPlaceOf(thrown: Error, exception: BaseException): BaseException {
  overwrite(exception, "stack", thrown.stack);
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
    if (isErrorClass(type)) return isMadeBy((exception as { readonly js?: unknown }).js, type);
    throw typeError("catching classes that do not inherit from BaseException is not allowed");
  }
  return exception instanceof type || isBase(type as unknown as ClassValue, exception);
}

/** `js/RangeError`, or a class that is derived from one of JavaScript's errors: the exception is the JSError of what was thrown. */
function isErrorClass(type: unknown): type is new () => Error {
  return typeof type === "function" && (type === Error || prototypeIn(type) instanceof Error);
}

/** Classes with several parents are not all in the chain of prototypes. */
function isBase(type: ClassValue, exception: BaseException): boolean {
  const { $mro } = exception.constructor as { $mro?: readonly ClassValue[] };
  return $mro !== undefined && isAmong($mro, type);
}
