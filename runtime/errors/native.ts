/** How M28 reads errors that JavaScript itself, or code written in it, has thrown (language §8.1, §15.4). */

/** The exception class that stands for what was thrown, and its message. */
export interface Reading {
  readonly name: string;
  readonly message: string;
}

export function readNative(thrown: unknown): Reading {
  if (!(thrown instanceof Error)) return { name: "JSError", message: plainText(thrown) };
  const { name, message } = thrown;
  const isRange = thrown instanceof RangeError;
  if ((isRange || name === "InternalError") && /call stack|too much recursion|stack overflow/i.test(message))
    return { name: "RecursionError", message: "maximum recursion depth exceeded" };
  if (isRange && tooLong.test(message)) return { name: "OverflowError", message };
  return { name: "JSError", message: message === "" ? name : `${name}: ${message}` };
}

const tooLong =
  /invalid (array|string|typed array|array buffer)? ?length|allocation failed|bigint.*(size|big)|invalid count/i;

/** Objects without a prototype and hostile `toString` methods must not throw again. */
function plainText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "unknown error";
  }
}
