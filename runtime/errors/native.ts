/** How M28 reads errors that JavaScript itself, or code written in it, has thrown (language §8.1, §15.4). */
import { isStackOverflow } from "./stack-overflow.ts";

/** The exception class that stands for what was thrown, and its message. */
export interface Reading {
  readonly name: string;
  readonly message: string;
}

export function readNative(thrown: unknown): Reading {
  if (!(thrown instanceof Error)) return { name: "JSError", message: plainText(thrown) };
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

/** The text of anything: objects without a prototype and hostile `toString` methods must not throw again. */
export function plainText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "unknown error";
  }
}
