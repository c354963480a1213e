/** Going on with a result that may come later, under the suspending convention. */
import { rt, started } from "../scheduler/rt.ts";

/**
 * Applies `use` to the result of a suspending entry, at once or when it has come.
 * @param result the entry's result: undefined when it suspended just now
 * @param use must not suspend, other than in protocol methods that the runtime calls
 */
export function settle(result: unknown, use: (value: unknown) => unknown): unknown {
  const { attempt } = rt;
  if (attempt !== null) return settleLater(result, (value) => attempt(use, value));
  if (result !== undefined) return use(result);
  const pending = rt.pending;
  rt.ok = 0;
  return started(later(pending, use));
}

/** The same for a `use` that may suspend. */
export function settleLater(result: unknown, use: (value: unknown) => unknown): unknown {
  if (result !== undefined) return use(result);
  const pending = rt.pending;
  rt.ok = 0;
  return started(muchLater(pending, use));
}

async function muchLater(
  pending: Promise<unknown> | null,
  use: (value: unknown) => unknown,
): Promise<unknown> {
  const goroutine = rt.cur;
  await pending;
  const value = use(goroutine.resume());
  if (value !== undefined) return goroutine.done(value);
  await rt.pending;
  return goroutine.done(goroutine.resume());
}

async function later(pending: Promise<unknown> | null, use: (value: unknown) => unknown): Promise<unknown> {
  const goroutine = rt.cur;
  await pending;
  return goroutine.done(use(goroutine.resume()));
}
