/** What `recv` gives when the channel is closed and drained, and the tuples that programs see instead. */
import { END } from "../objects/end.ts";
import { Tuple } from "../values/tuple.ts";

/** The same as at the end of an iteration, since that is what it is for a loop over the channel. */
export const CLOSED: typeof END = END;

/** `(value, ok)` from the result of `recv`. */
export function pair(received: unknown): Tuple {
  return received === CLOSED ? new Tuple([null, false]) : new Tuple([received, true]);
}
