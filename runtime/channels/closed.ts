/** What `recv` gives when the channel is closed and drained, and the tuples that programs see instead. */
import { Tuple } from "../values/tuple.ts";

export const CLOSED: unique symbol = /* @__PURE__ */ Symbol("closed") as never;

/** `(value, ok)` from the result of `recv`. */
export function pair(received: unknown): Tuple {
  return received === CLOSED ? new Tuple([null, false]) : new Tuple([received, true]);
}
