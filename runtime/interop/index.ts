/** Bridges between M28's concurrency and JavaScript's: signals, asynchronous iterables, events. */

export { asyncSource as asyncIterable } from "../objects/async-steps.ts";
export { contextFromSignal, contextSignal } from "./signals.ts";
export { chanFromAsync, chanFromEvent } from "./sources.ts";
