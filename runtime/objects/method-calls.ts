/** `(o.name args…)` for receivers that are known only at run time. */
import { performKw, performKwS, performS, readable } from "../methods/method-values.ts";
import { rt } from "../scheduler/rt.ts";
import { invoke } from "../scheduler/without-suspending.ts";
import type { Dict } from "../values/dict.ts";
import { normalize } from "../values/numeric.ts";
import { isOwn } from "../values/own.ts";
import { applyKw, applyKwS } from "./apply.ts";
import { isPassedOn } from "./argument-limit.ts";
import { checkCount } from "./arity.ts";
import { getattr, hasHook, isJsValue } from "./attributes.ts";
import { methodOfRuntimeObject } from "./builtin-attributes.ts";
import { call, callKw, callKwS, callS } from "./calls.ts";
import { ownDescriptor } from "./class-attributes.ts";
import { hooks } from "./class-hooks.ts";
import { attributeOf } from "./instance-attributes.ts";
import { mroOf } from "./mro.ts";
import { isOfEveryObject, keyOf } from "./property-keys.ts";
import { settleLater } from "./settle.ts";
import {
  type AttributeOwner,
  type ClassValue,
  classOf,
  type Dispatcher,
  entryOf,
  type FunctionValue,
  type Instance,
  isClass,
  isClassInstance,
  isFunctionValue,
} from "./types.ts";

/** A method of an instance, of a JavaScript object, or a function that some other attribute holds. */
export function callMethod(o: unknown, name: string, ...args: unknown[]): unknown {
  if (isClassInstance(o)) {
    const method = methodOfInstance(o, name);
    if (method !== undefined) return invoke(method, o, args);
  }
  const f = methodOfObject(o, name);
  return f === undefined ? call(getattr(o, name), ...args) : invoke(f, receiverOf(o, name), args);
}

/**
 * The same for a name that begins with `__`.
 * @param dispatch `special` or `protocols`
 */
export function callSpecial(dispatch: Dispatcher, o: unknown, name: string, ...args: unknown[]): unknown {
  const f = methodOfObject(o, name);
  return f === undefined ? call(getattr(o, name, dispatch), ...args) : invoke(f, receiverOf(o, name), args);
}

/**
 * The same under the suspending convention, for all receivers.
 * @param dispatch the dispatcher of that name where some built-in type has such a method; `special` or `protocols` for names that begin with `__`
 */
export function callMethodS(
  dispatch: Dispatcher | null,
  o: unknown,
  name: string,
  ...args: unknown[]
): unknown {
  const method = dispatch?.$find(o);
  if (method !== undefined) return performS(method, o, args);
  if (isComputed(o, name)) {
    const read = rt.attempt!(getattr, o, name, readable(dispatch));
    return settleLater(read, (value) => callS(value, ...args));
  }
  const f = methodOfObject(o, name);
  if (f === undefined) return callS(getattr(o, name, readable(dispatch)), ...args);
  const self = receiverOf(o, name);
  checkCount(f, args.length);
  const entry = entryOf(f);
  return entry === undefined ? normalize(f.apply(self, args)) : entry.apply(self, args);
}

export function callMethodKw(
  dispatch: Dispatcher | null,
  o: unknown,
  name: string,
  positional: readonly unknown[],
  keywords: Dict | null,
): unknown {
  const method = dispatch?.$find(o);
  if (method !== undefined) return performKw(method, o, positional, keywords);
  const f = methodOfObject(o, name);
  return f === undefined
    ? callKw(getattr(o, name, readable(dispatch)), positional, keywords)
    : applyKw(f, receiverOf(o, name), positional, keywords);
}

/** The same under the suspending convention. */
export function callMethodKwS(
  dispatch: Dispatcher | null,
  o: unknown,
  name: string,
  positional: readonly unknown[],
  keywords: Dict | null,
): unknown {
  if (isPassedOn(positional, keywords)) return callMethodS(dispatch, o, name, ...positional);
  const method = dispatch?.$find(o);
  if (method !== undefined) return performKwS(method, o, positional, keywords);
  if (isComputed(o, name)) {
    const read = rt.attempt!(getattr, o, name, readable(dispatch));
    return settleLater(read, (value) => callKwS(value, positional, keywords));
  }
  const f = methodOfObject(o, name);
  return f === undefined
    ? callKwS(getattr(o, name, readable(dispatch)), positional, keywords)
    : applyKwS(f, receiverOf(o, name), positional, keywords);
}

/**
 * `(. o name)`: the attribute; a method of a str, list, tuple, dict, set or range that needs no arguments is called.
 * @param dispatch the dispatcher of that name where some built-in type has such a method
 */
export function dot(o: unknown, name: string, dispatch?: Dispatcher | null): unknown {
  const method = dispatch?.$find(o);
  return method !== undefined && method.least === 0
    ? method.call(o, [])
    : getattr(o, name, readable(dispatch));
}

/** May reading the attribute run a method that suspends? */
function isComputed(o: unknown, name: string): boolean {
  if (rt.attempt === null || !isClassInstance(o)) return false;
  if (!(keyOf(name) in o) || (hooks.attributes && hasHook(o))) return true;
  return mroOf(classOf(o)).some((C) => ownDescriptor(C, name)?.remove !== undefined);
}

/** The function to be called with the object as `this`; undefined where the attribute is a value like any other. */
function methodOfObject(o: unknown, name: string): FunctionValue | undefined {
  if (isClassInstance(o)) return methodOfInstance(o, name);
  if (isJsValue(o)) return asMethod((o as Record<string, unknown>)[name]);
  if (typeof o === "function") return (o as ClassValue).$foreign?.method(o as ClassValue, name);
  if (hasReceiver(o)) return asMethod(o.$getattr(name));
  return typeof o === "object" && o !== null && !Array.isArray(o)
    ? methodOfRuntimeObject(o, name)
    : undefined;
}

/** Functions of M28 are at once known to be the program's own. */
function methodOfInstance(o: Instance, name: string): FunctionValue | undefined {
  if (o.$dict !== undefined || (hooks.attributes && hasHook(o))) return undefined;
  const method = asMethod(o[keyOf(name)]);
  if (method === undefined || isFunctionValue(method)) return method;
  const isHidden = isOfEveryObject(name, method) && classOf(o).$foreign === undefined;
  return isHidden ? undefined : asMethod(attributeOf(o, name));
}

function asMethod(f: unknown): FunctionValue | undefined {
  return typeof f === "function" && !isClass(f) ? (f as FunctionValue) : undefined;
}

function receiverOf(o: unknown, name: string): unknown {
  return hasReceiver(o) ? o.$receiver(name) : o;
}

function hasReceiver(o: unknown): o is Required<Pick<AttributeOwner, "$getattr" | "$receiver">> {
  return (
    typeof o === "object" &&
    o !== null &&
    !isClassInstance(o) &&
    isOwn(o) &&
    (o as Partial<AttributeOwner>).$receiver !== undefined
  );
}
