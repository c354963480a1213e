/** Tells a stack overflow from other errors: the engine's stack is the limit of how deep forms may nest. */

export function isStackOverflow(error: unknown): boolean {
  // Firefox has an error of its own for it.
  return error instanceof Error && /call stack|too much recursion/i.test(error.message);
}
