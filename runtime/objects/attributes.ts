/** Attributes of any value (language §7.2, §7.6, §15.2). */
import { bounds } from "../bounds.ts";
import { AttributeError } from "../errors/hierarchy.ts";
import { isByteArray } from "../values/foreign.ts";
import { normalize } from "../values/numeric.ts";
import { noAttribute } from "./attribute-errors.ts";
import { builtinAttribute } from "./builtin-attributes.ts";
import { hooks } from "./class-hooks.ts";
import { classValueAttribute, functionAttribute } from "./function-attributes.ts";
import { lookUpOwn } from "./instance-attributes.ts";
import {
  type Dispatcher,
  type FunctionValue,
  type Instance,
  isClass,
  isClassInstance,
  isFunctionValue,
  isRuntimeObject,
} from "./types.ts";

export { unbound, unboundLocal } from "./attribute-errors.ts";

/**
 * `o.name`.
 * @param dispatcher where some built-in type has a method of that name: what finds it; `special` for names that begin with `__`
 * @throws AttributeError, except for JavaScript objects, whose missing properties are None
 */
export function getattr(o: unknown, name: string, dispatcher?: Dispatcher | null): unknown {
  const value = lookUp(o, name, dispatcher ?? null);
  if (value === undefined) throw noAttribute(o, name);
  return value;
}

/** The attribute, or `fallback` when there is none. */
export function getattrOr(
  o: unknown,
  name: string,
  fallback: unknown,
  dispatcher?: Dispatcher | null,
): unknown {
  try {
    const value = lookUp(o, name, dispatcher ?? null);
    // None is a value like others, but JavaScript's objects give it for what they do not have.
    return value === undefined || (value === null && isJsValue(o)) ? fallback : value;
  } catch (error) {
    if (error instanceof AttributeError) return fallback;
    throw error;
  }
}

export function hasattr(o: unknown, name: string, dispatcher?: Dispatcher | null): boolean {
  if (isJsValue(o) && name in o) return true;
  if (isJsValue(o) && !isByteArray(o)) return false;
  return getattrOr(o, name, undefined, dispatcher) !== undefined;
}

/** The attribute, or undefined; what the class's hooks throw passes through. */
export function lookUp(o: unknown, name: string, dispatcher: Dispatcher | null): unknown {
  if (typeof o === "function") {
    if (isClass(o)) return classValueAttribute(o, name, dispatcher);
    const f = o as FunctionValue;
    return isJsValue(f) ? propertyOf(f, name) : functionAttribute(f, name, dispatcher);
  }
  if (isClassInstance(o)) return instanceAttribute(o, name, dispatcher);
  if (isJsValue(o)) {
    if (!isByteArray(o)) return propertyOf(o, name);
    const own = builtinAttribute(o, name, dispatcher);
    return own === undefined && !name.startsWith("__") ? propertyOf(o, name) : own;
  }
  return builtinAttribute(o, name, dispatcher);
}

/**
 * A function or object of JavaScript's, whose properties are taken as they are: for those who are about to do it.
 * @throws the refusal of the bounds, if there are any: who gets at the properties of such an object gets at everything
 */
export function isJsValue(o: unknown): o is object {
  if (!isOfJavaScript(o)) return false;
  if (bounds !== null) throw bounds.refusal("the attributes of JavaScript objects");
  return true;
}

function isOfJavaScript(o: unknown): o is object {
  if (typeof o === "function") return !isFunctionValue(o) && !isClass(o);
  return (
    typeof o === "object" && o !== null && !Array.isArray(o) && !isClassInstance(o) && !isRuntimeObject(o)
  );
}

function propertyOf(o: object, name: string): unknown {
  return normalize((o as Record<string, unknown>)[name]);
}

function instanceAttribute(o: Instance, name: string, dispatcher: Dispatcher | null): unknown {
  if (hooks.attributes && hasHook(o)) return hookedAttribute(o, name);
  if (dispatcher?.$find(o) !== undefined) return builtinAttribute(o, name, dispatcher);
  const value = lookUpOwn(o, name);
  if (value !== undefined) return value;
  const inherited = dispatcher?.$special?.(o, name);
  if (inherited !== undefined) return inherited;
  return typeof o.__getattr__ === "function" ? o.__getattr__(name) : undefined;
}

/** Has its class a `__getattribute__`, which all attributes come from? */
export function hasHook(o: Instance): boolean {
  return typeof o.__getattribute__ === "function";
}

function hookedAttribute(o: Instance, name: string): unknown {
  try {
    return (o.__getattribute__ as FunctionValue).call(o, name);
  } catch (error) {
    if (!(error instanceof AttributeError) || typeof o.__getattr__ !== "function") throw error;
    return o.__getattr__(name);
  }
}
