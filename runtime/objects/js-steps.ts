/** What suspending iterators over iterators of JavaScript's have in common, asynchronous or not. */
import { normalize } from "../values/numeric.ts";
import { END } from "./end.ts";
import type { SuspendingIterator } from "./suspending-iterator.ts";

export abstract class JsSteps<I extends { return?(): unknown }> implements SuspendingIterator {
  protected readonly iterator: I;
  /** It has given an item, and neither come to its end nor failed. */
  protected hasMore = false;

  constructor(iterator: I) {
    this.iterator = iterator;
  }

  abstract next(at?: number): unknown;

  /** What a step has given. */
  protected given({ done, value }: IteratorResult<unknown>): unknown {
    if (done) return END;
    this.hasMore = true;
    return normalize(value);
  }

  close(): unknown {
    if (!this.hasMore) return undefined;
    this.hasMore = false;
    return this.iterator.return?.();
  }
}
