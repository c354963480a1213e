/** Equality and membership by value (language §3.4). */
import { bounds } from "../bounds.ts";
import { typeError } from "../errors/hierarchy.ts";
import { declined } from "./constants.ts";
import { extensions } from "./extensions.ts";
import { isSameMethod } from "./identity.ts";
import { iterate } from "./iterate.ts";
import { unboxed } from "./kinds.ts";
import { isNumeric } from "./numeric.ts";
import { compareByMethod } from "./operands.ts";
import { isOwnClass } from "./own.ts";
import { overrides, type Protocol, protocol } from "./protocol.ts";
import { truthy } from "./truth.ts";
import { isTuple } from "./tuple.ts";
import { isJsObject, typeName } from "./types.ts";

/** Is `a == b`? Never an error for different types. */
export function eq(a: unknown, b: unknown): boolean {
  const result = eqValue(a, b);
  return typeof result === "boolean" ? result : truthy(result);
}

/** `a == b` as a value: what the method gives, whatever that is. */
export function eqValue(a: unknown, b: unknown): unknown {
  switch (typeof a) {
    case "number":
    case "boolean":
    case "bigint":
      if (a === b) return true;
      if (typeof b === "object") break;
      return isNumeric(b) && typeof a !== typeof b && sameNumber(a, b);
    case "string":
      if (typeof b === "string") return a === b;
      if (typeof b === "function") return isNameOf(a, b);
      break;
    case "function":
      if (a === b) return true;
      if (typeof b === "string") return isNameOf(b, a);
      if (typeof b === "function") return isSameMethod(a, b);
      break;
    default:
      if (a == null && b == null) return true;
  }
  if (Array.isArray(a) && Array.isArray(b) && !overrides(a, "__eq__") && !overrides(b, "__eq__"))
    return sameItems(a, b);
  return equalByMethod(a, b);
}

/** Is `a != b`? `__ne__` if defined, else the negation of `==`. */
export function ne(a: unknown, b: unknown): boolean {
  return truthy(neValue(a, b));
}

export function neValue(a: unknown, b: unknown): unknown {
  const one = protocol(a);
  const other = protocol(b);
  if (one?.__ne__ === undefined && other?.__ne__ === undefined) return !eq(a, b);
  const left = unequal(one);
  const right = unequal(other);
  const overrides = left !== right || (right === unequalByEq && one?.__eq__ !== other?.__eq__);
  const result = compareByMethod(a, b, left, right, overrides);
  if (result !== undefined) return result;
  return isWritten(one?.__eq__) && isWritten(other?.__eq__) ? a !== b : !equalWithoutMethod(a, b);
}

/** The method that answers `!=`: without one of its own an object denies what its `__eq__` gives. */
function unequal(object: Protocol | undefined): Protocol["__ne__"] {
  return object?.__ne__ ?? (object?.__eq__ === undefined ? undefined : unequalByEq);
}

function unequalByEq(this: Protocol, other: unknown): unknown {
  const result = this.__eq__?.(other);
  return declined(result) ? result : !truthy(result);
}

/** `(in item container)`: the operands as they are evaluated. */
export function isIn(item: unknown, container: unknown): boolean {
  return contains(container, item);
}

export function contains(container: unknown, item: unknown): boolean {
  if (Array.isArray(container) && !overrides(container, "__contains__")) return holds(container, item);
  if (typeof container === "string") {
    const text = unboxed(item);
    if (typeof text === "string") return container.includes(text);
    throw typeError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
  }
  const method = protocol(container)?.__contains__;
  if (method !== undefined) return truthy(method.call(container, item));
  if (isTuple(container)) return holds(container.items, item);
  if (isJsObject(container) && !isIterator(container))
    return Object(item) !== item && String(item) in container;
  for (const other of iterate(container, "argument of type '%' is not iterable")) {
    if (sameOrEqual(other, item)) return true;
  }
  return false;
}

function isIterator(value: object): boolean {
  return "next" in value && typeof value.next === "function";
}

/** What containers ask of two items: they are one object, NaN included, or equal. */
export function sameOrEqual(a: unknown, b: unknown): boolean {
  return a === b || eq(a, b) || (Number.isNaN(a) && Number.isNaN(b));
}

/** Membership in a sequence, item by item. */
export function holds(items: readonly unknown[], item: unknown): boolean {
  if (typeof item === "string" && items.includes(item)) return true;
  for (let i = 0; i < items.length; i += 1) if (sameOrEqual(items[i], item)) return true;
  return false;
}

/** Equality of two sequences, item by item. */
export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  bounds?.work(1 + a.length / 4);
  for (let i = 0; i < a.length; i += 1) if (!sameOrEqual(a[i], b[i])) return false;
  return true;
}

function equalByMethod(a: unknown, b: unknown): unknown {
  const left = protocol(a)?.__eq__;
  const right = protocol(b)?.__eq__;
  // Most objects have neither.
  if (left !== undefined || right !== undefined) {
    const result = compareByMethod(a, b, left, right, left !== right);
    if (result !== undefined) return result;
    if (isWritten(left) && isWritten(right)) return a === b;
  }
  return equalWithoutMethod(a, b);
}

/** In M28, and not by the runtime. */
function isWritten(method: Protocol["__eq__"]): boolean {
  return (method as { readonly $sig?: string } | undefined)?.$sig !== undefined;
}

/** What the built-in type of the operands says, if a class derived from it declines; identity of all others. Not for two methods written in M28. */
function equalWithoutMethod(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" && typeof b !== "object") return false;
  const ofPrimitives = extensions.onPrimitives?.(a, b, eq);
  if (ofPrimitives !== undefined) return ofPrimitives as boolean;
  if (isTuple(a) && isTuple(b)) return sameItems(a.items, b.items);
  return Array.isArray(a) && Array.isArray(b) && sameItems(a, b);
}

/** JavaScript's relational operators compare numbers, bigints and bools exactly, whatever the mixture. */
function sameNumber(a: number | bigint | boolean, b: number | bigint | boolean): boolean {
  return a <= b && a >= b;
}

/** Names that older programs give to types. */
const OLD_NAMES: Readonly<Record<string, readonly string[]>> = {
  number: ["int", "float"],
  string: ["str"],
  nil: ["NoneType"],
};

function isNameOf(text: string, value: object): boolean {
  if (!isOwnClass(value)) return false;
  const { $name } = value as { readonly $name?: unknown };
  return $name === text || (OLD_NAMES[text]?.includes(String($name)) ?? false);
}
