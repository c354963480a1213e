/** Iterators whose steps may wait. */

/** `next()` follows the suspending convention: the next value, END, or undefined when it is suspended. */
export interface SuspendingIterator {
  /** @param at position of the loop: a channel blocks in its name */
  next(at?: number): unknown;
  /**
   * Nobody wants the rest. Does nothing when it has come to its end.
   * @returns what `return()` of an iterator of JavaScript's has given: a promise, if that is asynchronous
   */
  close?(): unknown;
}
