/** Bridges between M28's concurrency and JavaScript's. */
import { pure, section } from "./entry.ts";

export const bridges = section("15.4", [
  pure("context-from-signal", null, "context", "A context that is cancelled when an AbortSignal is aborted."),
  pure("context-signal", null, "any", "The AbortSignal that is aborted when the context is cancelled."),
  pure(
    "chan-from-async",
    null,
    "channel",
    "A channel with the values of an asynchronous iterable of JavaScript's, closed at its end.",
  ),
  pure(
    "chan-from-event",
    null,
    "channel",
    "A channel with the events of that name, of an EventTarget or an EventEmitter; what its capacity has no room for is lost.",
  ),
  pure("%async-iterable", null, "any", "The iterable of an `async for`.", {
    export: "asyncIterable",
    internal: true,
  }),
]);
