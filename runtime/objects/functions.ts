/** Function values: what the compiler makes of definitions where they are used as values. */
import { typeError } from "../errors/hierarchy.ts";
import { enterFromHost } from "../scheduler/index.ts";
import { rt, started } from "../scheduler/rt.ts";
import { setMost } from "../values/own.ts";
import { mostOf } from "./arity.ts";
import { bindGiven } from "./binding.ts";
import type { Entry } from "./entry-type.ts";
import { type Given, hostFunction } from "./host-functions.ts";
import type { FunctionValue } from "./types.ts";

/**
 * A function that takes its parameters positionally.
 * @param most how many positional arguments it takes, `self` not counted, as in those that follow
 */
export function fn<F extends FunctionValue>(f: F, sig: string, most = mostOf(sig)): F {
  f.$sig = sig;
  setMost(f, most);
  return f;
}

/** A function with `*rest`, keyword-only or `**kw` parameters; `impl` takes every parameter positionally. */
export function variadic(impl: Entry, sig: string): FunctionValue {
  const most = mostOf(sig);
  const f = hostFunction(sig, bindAndCall, impl, sig);
  f.$impl = impl;
  return fn(f, sig, most);
}

/** A function that may suspend; JavaScript callers get its value, or a Promise when it blocks. */
export function suspending(entry: Entry, sig: string, most?: number): FunctionValue {
  const f = hostFunction(sig, enter, entry, null);
  f.$s = entry;
  return fn(f, sig, most);
}

/** A function that may suspend, with an entry that takes every parameter positionally. */
export function suspendingVariadic(entry: Entry, sig: string): FunctionValue {
  const most = mostOf(sig);
  const bound = function (this: unknown, ...args: unknown[]): unknown {
    return bindAndCall(entry, sig, this, args);
  };
  const f = suspending(bound, sig, most);
  f.$implS = entry;
  return f;
}

/** A function that may suspend, of which only the async body exists. */
export function asyncFunction(body: Entry, sig: string, most?: number): FunctionValue {
  return suspending(entryOf(body), sig, most);
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

/**
 * Gives a function its own words for a call with too many arguments.
 * @param text what it takes, `()` and the number of arguments that were given are put around it
 */
export function limited<F extends FunctionValue>(f: F, name: string, text = "takes no arguments"): F {
  f.$refuse = (count) => {
    throw typeError(`${name}() ${text} (${count} given)`);
  };
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

function enter(entry: Entry, _: null, self: unknown, args: Given): unknown {
  return enterFromHost(entry, self, args);
}

function bindAndCall(impl: Entry, sig: string, self: unknown, args: Given): unknown {
  return impl.apply(self, bindGiven(sig, args));
}

function entryOf(body: Entry): Entry {
  return function (this: unknown, ...args: unknown[]) {
    rt.ok = 0;
    return started(body.apply(this, args) as Promise<unknown>);
  };
}
