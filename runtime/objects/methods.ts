/** Methods as values: bound to a receiver, or taking it as their first argument. */
import { callWithoutSuspending, rt } from "../scheduler/index.ts";
import { isSigned, mostTaken, setMost } from "../values/own.ts";
import { arity, checkCount } from "./arity.ts";
import type { Entry } from "./entry-type.ts";
import { boundFunction, type Given, hostFunction } from "./host-functions.ts";
import { hasSignature } from "./signature.ts";
import { entryOf, type FunctionValue, isClass, isMethod } from "./types.ts";

/** `a.f` as a value: the method with its receiver. */
export function bindMethod(method: FunctionValue, self: unknown): FunctionValue {
  const bound = boundFunction(method, self);
  bound.$sig = method.$sig!;
  setMost(bound, mostTaken(method));
  if (method.$refuse !== undefined) bound.$refuse = method.$refuse;
  if (method.$s !== undefined) bound.$s = method.$s.bind(self);
  if (method.$impl !== undefined) bound.$impl = method.$impl.bind(self);
  if (method.$implS !== undefined) bound.$implS = method.$implS.bind(self);
  if (method.$builtin === true) bound.$builtin = true;
  bound.$self = self;
  bound.$func = method;
  return bound;
}

/** `A.f`: the method as a function that takes the receiver as its first argument. The same one each time. */
export function unboundMethod(method: FunctionValue): FunctionValue {
  if (method.$unbound !== undefined) return method.$unbound;
  const sig = method.$sig!.slice(1);
  const plain = hostFunction(sig, callUnbound, method, sig);
  plain.$sig = sig;
  setMost(plain, mostBut(method, 1));
  if (method.$s !== undefined) plain.$s = receiverFirst(method.$s, sig);
  if (method.$impl !== undefined) plain.$impl = receiverFirst(method.$impl, sig);
  if (method.$implS !== undefined) plain.$implS = receiverFirst(method.$implS, sig);
  plain.$method = method;
  method.$unbound = plain;
  return plain;
}

/** What a function becomes as a class attribute: a method, when it is an M28 function that takes a receiver. */
export function methodOf(f: FunctionValue): FunctionValue {
  if (!isSigned(f)) return f;
  if (f.$method !== undefined) return f.$method;
  if (f.$builtin === true || !hasSignature(f) || f.$func !== undefined || isMethod(f) || isClass(f)) return f;
  const sig = `.${f.$sig}`;
  const method = hostFunction(sig, callPlain, f, null);
  method.$sig = sig;
  setMost(method, mostBut(f, -1));
  if (f.$refuse !== undefined) method.$refuse = (count) => f.$refuse!(count + 1);
  if (f.$s !== undefined) method.$s = receiverThis(f.$s);
  method.$unbound = f;
  return method;
}

/**
 * The method as the runtime calls it. One that suspends gives an error outside of operations that are attempted, never a
 * Promise; one that does not is called only once however often such an operation is begun.
 */
export function calledByRuntime(method: FunctionValue): FunctionValue {
  const entry = entryOf(method);
  if (entry !== undefined) return unwaiting(method, entry);
  return rt.attempt === null ? method : recorded(method);
}

/**
 * The method under a name by which the runtime calls it, with three arguments at most: refuses what it does not take, unless its own
 * text does.
 */
export function refusing(method: FunctionValue): FunctionValue {
  if (!isSigned(method) || method.$sig?.startsWith(".__") || !(mostTaken(method)! < 3)) return method;
  const f: FunctionValue = function (this: unknown, ...args: unknown[]) {
    checkCount(method, args.length);
    return method.apply(this, args);
  };
  return Object.assign(f, method);
}

function recorded(method: FunctionValue): FunctionValue {
  const f: FunctionValue = function (this: unknown, ...args: unknown[]) {
    return rt.log === null ? method.apply(this, args) : rt.log.record(method, this, args);
  };
  return Object.assign(f, method);
}

function unwaiting(method: FunctionValue, entry: Entry): FunctionValue {
  const f: FunctionValue = function (this: unknown, ...args: unknown[]) {
    return callWithoutSuspending(entry, this, args);
  };
  return Object.assign(f, method);
}

/** Was this method made from a plain function, so that it binds the receiver like any argument? */
export function madeFromPlain(f: FunctionValue): f is FunctionValue & { $unbound: FunctionValue } {
  return f.$unbound !== undefined && f.$unbound.$method === undefined;
}

/** The one function behind a bound, an unbound and a plain method: it holds their attributes. */
export function definitionOf(f: FunctionValue): FunctionValue {
  const method = functionOf(f) ?? f.$method ?? f;
  return madeFromPlain(method) ? method.$unbound : method;
}

/** The function that a bound method binds; those of built-in values have none. */
export function functionOf({ $func }: FunctionValue): FunctionValue | undefined {
  return typeof $func === "function" ? $func : undefined;
}

/** Calls a function that expects the receiver first, in whichever style it was compiled. */
export function invokeWithSelf(f: FunctionValue, self: unknown, ...args: unknown[]): unknown {
  const takesThis = isMethod(f);
  checkCount(f, takesThis ? args.length : args.length + 1);
  return takesThis ? f.apply(self, args) : f(self, ...args);
}

function callUnbound(method: Entry, sig: string, _: unknown, [self, ...args]: Given): unknown {
  return self === undefined ? arity(sig, 0) : method.apply(self, args);
}

function callPlain(f: Entry, _: null, self: unknown, args: Given): unknown {
  return f(self, ...args);
}

function receiverFirst(f: Entry, sig: string): Entry {
  return (self: unknown, ...args: unknown[]) => (self === undefined ? arity(sig, 0) : f.apply(self, args));
}

function receiverThis(f: Entry): Entry {
  return function (this: unknown, ...args: unknown[]) {
    return f(this, ...args);
  };
}

function mostBut(f: FunctionValue, difference: number): number | undefined {
  const most = mostTaken(f);
  return most === undefined ? undefined : most + difference;
}
