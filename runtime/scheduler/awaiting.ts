/** Waiting for JavaScript's promises (language §15.4). */
import type { Host } from "../host.ts";
import { normalize } from "../values/numeric.ts";
import { noticeAsyncContexts } from "./async-context.ts";
import { block, stillWaits, wake, wakeWithError } from "./blocking.ts";
import { noteTaken } from "./lost-frames.ts";

/**
 * Blocks until a thenable is settled: a blocking primitive that gives the fulfilled value, or throws the rejection as it is.
 * @returns always `undefined`
 */
export function awaitPromise(thenable: PromiseLike<unknown>, at: number): undefined {
  const goroutine = block("await", at);
  const { interruptions } = goroutine;
  tamed(thenable).then(
    (value) => {
      // It may have been a module that uses asynchronous contexts.
      if ((globalThis as Host).process !== undefined) noticeAsyncContexts(null);
      if (stillWaits(goroutine, interruptions)) wake(goroutine, normalize(value));
    },
    (error) => {
      if (stillWaits(goroutine, interruptions)) wakeWithError(goroutine, error, noteTaken);
    },
  );
  return undefined;
}

/** Foreign thenables, and promises with a `then` of their own, may call back twice, or at once. */
function tamed(thenable: PromiseLike<unknown>): Promise<unknown> {
  return thenable.then === Promise.prototype.then
    ? Promise.resolve(thenable)
    : new Promise((resolve) => resolve(thenable));
}
