/** What the lazy iterators have in common: they are one-shot, and JavaScript iterators. */
import { RuntimeError } from "../errors/hierarchy.ts";
import { END } from "../objects/index.ts";

/** Has no `return`, so that a loop may be left and the rest read later. */
export abstract class LazyIterator implements IterableIterator<unknown> {
  abstract next(): IteratorResult<unknown>;

  [Symbol.iterator](): this {
    return this;
  }
}

export abstract class SuspendingLazyIterator extends LazyIterator {
  /** The next value, or END; follows the suspending convention. */
  abstract nextS(): unknown;

  /** For readers that cannot suspend. */
  next(): IteratorResult<unknown> {
    const value = this.nextS();
    if (value === undefined) throw new RuntimeError("blocking operation in a context that cannot suspend");
    return value === END ? { done: true, value: undefined } : { done: false, value };
  }
}
