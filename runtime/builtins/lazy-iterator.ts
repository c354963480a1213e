/** What the lazy iterators have in common: they are one-shot, and JavaScript iterators. */
import { END } from "../objects/end.ts";
import { stepWithoutSuspending } from "../scheduler/without-suspending.ts";
import { OWN } from "../values/own.ts";

/** Has no `return`, so that a loop may be left and the rest read later. */
export abstract class LazyIterator implements IterableIterator<unknown> {
  get __lookupGetter__(): unknown {
    return OWN;
  }

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
    return stepWithoutSuspending(this.nextS, this, END);
  }
}
