/** How M28 reads errors that JavaScript itself, or code written in it, has thrown (language §8.1, §15.4). */

/** The exception class that stands for what was thrown, and its message. */
export interface Reading {
  readonly name: "RecursionError" | "OverflowError" | "JSError";
  readonly message: string;
}

export function readNative(thrown: unknown): Reading {
  if (!(thrown instanceof Error)) return { name: "JSError", message: plainText(thrown) };
  const { name, message } = thrown;
  if (isStackOverflow(thrown)) return { name: "RecursionError", message: "maximum recursion depth exceeded" };
  if (thrown instanceof RangeError && TOO_LONG.test(message)) return { name: "OverflowError", message };
  return { name: "JSError", message: message === "" ? name : `${name}: ${message}` };
}

const TOO_LONG =
  /invalid (array|string|typed array|array buffer)? ?length|allocation failed|bigint.*(size|big)|invalid count/i;

function isStackOverflow(error: Error): boolean {
  return (
    /call stack|too much recursion|stack overflow/i.test(error.message) &&
    (error instanceof RangeError || error.name === "InternalError")
  );
}

/** Objects without a prototype and hostile `toString` methods must not throw again. */
function plainText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "unknown error";
  }
}
