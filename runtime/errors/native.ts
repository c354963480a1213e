/** How M28 reads errors that JavaScript itself, or code written in it, has thrown (language §8.1, §15.4). */
import { kindOf } from "../values/kinds.ts";
import { isStackOverflow } from "./stack-overflow.ts";

/** The exception class that stands for what was thrown, and its message. */
export interface Reading {
  readonly name: string;
  readonly message: string;
}

/** What a report asks an exception of M28's. */
export interface Reported {
  readonly __cause__: unknown;
  readonly __context__: unknown;
  readonly __suppress_context__: boolean;
  $reading(): Reading;
}

/** An M28 exception, of whatever copy of the runtime; undefined for anything else. */
export function reportedOf(error: unknown): Reported | undefined {
  return kindOf(error) === "exception" ? (error as Reported) : undefined;
}

export function readNative(thrown: unknown): Reading {
  try {
    return readError(thrown);
  } catch {
    // A Proxy does not answer.
    return { name: "JSError", message: plainText(thrown) };
  }
}

function readError(thrown: unknown): Reading {
  if (!isError(thrown)) return { name: "JSError", message: plainText(thrown) };
  const { name, message } = thrown;
  if (isStackOverflow(thrown)) return { name: "RecursionError", message: "maximum recursion depth exceeded" };
  if (thrown instanceof RangeError && isTooLong(message)) return { name: "OverflowError", message };
  return { name: "JSError", message: message === "" ? name : `${name}: ${message}` };
}

function isTooLong(message: string): boolean {
  const text = message.toLowerCase();
  if (text.startsWith("invalid") && (text.includes("length") || text.includes("count"))) return true;
  if (text.includes("allocation failed")) return true;
  return text.includes("bigint") && (text.includes("size") || text.includes("too big"));
}

export function isError(value: unknown): value is Error {
  return isMadeBy(value, Error);
}

/** Asked of what may be a Proxy that does not answer. */
export function isMadeBy<T>(value: unknown, C: new (...args: never[]) => T): value is T {
  try {
    return value instanceof C;
  } catch {
    return false;
  }
}

/** Empty for what has none. */
export function stackOf(error: unknown): string {
  try {
    return isError(error) ? String(error.stack) : "";
  } catch {
    return "";
  }
}

/** The error that is another's cause. A Proxy may refuse to answer. */
export function causeIn(error: unknown): Error | undefined {
  try {
    const cause = isError(error) ? error.cause : undefined;
    return isError(cause) ? cause : undefined;
  } catch {
    return undefined;
  }
}

/** The text of anything: objects without a prototype and hostile `toString` methods must not throw again. */
export function plainText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "unknown error";
  }
}
