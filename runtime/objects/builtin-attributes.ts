/** Attributes of the values of built-in types and of the runtime's own objects (language §7.6). */

import { isDict } from "../values/dict.ts";
import { kindOf } from "../values/kinds.ts";
import { demote } from "../values/numeric.ts";
import { isOwn } from "../values/own.ts";
import { bindMethod } from "./methods.ts";
import { type AttributeOwner, type Dispatcher, type FunctionValue, isMethod } from "./types.ts";

/** The attribute, undefined when there is none; a method is bound to the value. */
export function builtinAttribute(o: unknown, name: string, dispatcher: Dispatcher | null): unknown {
  const method = dispatcher?.$find(o);
  if (method !== undefined) return name === "length" ? method.call(o, []) : dispatcher!.$value!(method, o);
  if (name.startsWith("__") && (typeof o !== "object" || o === null || name === "__class__"))
    return dispatcher?.$special?.(o, name);
  if (o === null || o === undefined) return undefined;
  if (typeof o !== "object") return isNumber(o) ? numberAttribute(o, name) : undefined;
  if (isOwn(o)) {
    const value = (o as Partial<AttributeOwner>).$getattr?.(name);
    if (value !== undefined) return value;
    const own = methodOfRuntimeObject(o, name);
    if (own !== undefined) return bindMethod(own, o);
  }
  if (name.startsWith("__")) return dispatcher?.$special?.(o, name);
  if (isDict(o)) return o.get(name);
  const kind = kindOf(o);
  if (kind === "range" || kind === "slice") return bound(o, name);
  return undefined;
}

/** A method that a runtime class shows to M28: a function value with a method's signature. */
export function methodOfRuntimeObject(o: object, name: string): FunctionValue | undefined {
  const method = (o as Record<string, unknown>)[name];
  return isMethod(method) ? method : undefined;
}

function bound(o: object, name: string): unknown {
  return name === "start" || name === "stop" || name === "step"
    ? (o as Record<string, unknown>)[name]
    : undefined;
}

function isNumber(o: unknown): o is number | bigint | boolean {
  return typeof o === "number" || typeof o === "bigint" || typeof o === "boolean";
}

function numberAttribute(o: number | bigint | boolean, name: string): unknown {
  const value = typeof o === "bigint" ? demote(o) : Number(o);
  switch (name) {
    case "real":
    case "numerator":
      return value;
    case "imag":
      return 0;
    case "denominator":
      return 1;
    default:
      return undefined;
  }
}
