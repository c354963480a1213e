/** Function values: what the compiler makes of definitions where they are used as values. */
import { enterFromHost } from "../scheduler/index.ts";
import { rt, started } from "../scheduler/rt.ts";
import { bindPositional } from "./binding.ts";
import type { Entry, FunctionValue } from "./types.ts";

/** A function that takes its parameters positionally. */
export function fn<F extends FunctionValue>(f: F, sig: string): F {
  f.$sig = sig;
  return f;
}

/** A function with `*rest`, keyword-only or `**kw` parameters; `impl` takes every parameter positionally. */
export function variadic(impl: Entry, sig: string): FunctionValue {
  const f: FunctionValue = function (this: unknown, ...args: unknown[]) {
    return impl.apply(this, bindPositional(sig, args));
  };
  f.$sig = sig;
  f.$impl = impl;
  return f;
}

/** A function that may suspend; JavaScript callers get its value, or a Promise when it blocks. */
export function suspending(entry: Entry, sig: string): FunctionValue {
  const f: FunctionValue = function (this: unknown, ...args: unknown[]) {
    return enterFromHost(entry, this, args);
  };
  f.$sig = sig;
  f.$s = entry;
  return f;
}

/** A function that may suspend, with an entry that takes every parameter positionally. */
export function suspendingVariadic(entry: Entry, sig: string): FunctionValue {
  const f = suspending(function (this: unknown, ...args: unknown[]) {
    return entry.apply(this, bindPositional(sig, args));
  }, sig);
  f.$implS = entry;
  return f;
}

/** A function that may suspend, of which only the async body exists. */
export function asyncFunction(body: Entry, sig: string): FunctionValue {
  return suspending(entryOf(body), sig);
}

/** The same for a body that takes every parameter positionally. */
export function asyncVariadic(body: Entry, sig: string): FunctionValue {
  return suspendingVariadic(entryOf(body), sig);
}

/** Marks a built-in function: it prints as one, and as a class attribute does not become a method. */
export function builtin<F extends FunctionValue>(f: F): F {
  f.$builtin = true;
  return f;
}

/** Gives a function or class its documentation string. */
export function documented<F extends FunctionValue>(f: F, doc: string): F {
  f.$doc = doc;
  return f;
}

/** Gives a function its annotations: names and what was written, alternating. */
export function annotated<F extends FunctionValue>(f: F, ...items: unknown[]): F {
  f.$annotations = items;
  return f;
}

function entryOf(body: Entry): Entry {
  return function (this: unknown, ...args: unknown[]) {
    rt.ok = 0;
    return started(body.apply(this, args) as Promise<unknown>);
  };
}
