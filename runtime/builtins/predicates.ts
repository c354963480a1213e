/** The predicates of types: `number?`, `list?` … */
import { isIntegral } from "../values/numeric.ts";
import { isOwnClass } from "../values/own.ts";

export function isNumber(x: unknown): boolean {
  return typeof x === "number" || typeof x === "bigint";
}

export function isInteger(x: unknown): boolean {
  return isIntegral(x);
}

export function isString(x: unknown): boolean {
  return typeof x === "string";
}

export function isList(x: unknown): boolean {
  return Array.isArray(x);
}

export function isBool(x: unknown): boolean {
  return typeof x === "boolean";
}

export function isFunction(x: unknown): boolean {
  return typeof x === "function" && !isOwnClass(x);
}

export function isNone(x: unknown): boolean {
  return x === null;
}

/** A non-empty list. */
export function isPair(x: unknown): boolean {
  return Array.isArray(x) && x.length > 0;
}

export function isAtom(x: unknown): boolean {
  return !Array.isArray(x);
}
