/** Bridges between M28's concurrency and JavaScript's: signals, asynchronous iterables, events. */
export { contextFromSignal, contextSignal } from "./signals.ts";
export { asyncIterable, chanFromAsync, chanFromEvent } from "./sources.ts";
