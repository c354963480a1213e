/** Tells a stack overflow of JavaScript from other errors: programs recurse, and forms may nest, as deep as the engine's stack allows. */

/** The words of several engines. No regular expression: where no stack is left, V8 ends the process instead of compiling one. */
const WORDS = ["call stack", "too much recursion", "stack overflow"];

export function isStackOverflow(error: unknown): boolean {
  // Firefox has an error of its own for it.
  const isOne = error instanceof RangeError || (error instanceof Error && error.name === "InternalError");
  return isOne && WORDS.some((text) => error.message.includes(text));
}
