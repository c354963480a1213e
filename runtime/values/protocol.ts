/** The protocol methods of language §7.5, as JavaScript methods that may stand on any object. */
import { foreign, isByteArray } from "./foreign.ts";
import { isOwn } from "./own.ts";

type Method<Args extends unknown[]> = (...args: Args) => unknown;
type Binary = Method<[other: unknown]>;

/** Every one may be missing; a class that is unhashable has `__hash__` null. */
export interface Protocol {
  __str__?: Method<[]>;
  __repr__?: Method<[]>;
  __format__?: Method<[spec: string]>;
  __bool__?: Method<[]>;
  __len__?: Method<[]>;
  __eq__?: Binary;
  __ne__?: Binary;
  __lt__?: Binary;
  __le__?: Binary;
  __gt__?: Binary;
  __ge__?: Binary;
  __hash__?: Method<[]> | null;
  __add__?: Binary;
  __sub__?: Binary;
  __mul__?: Binary;
  __truediv__?: Binary;
  __floordiv__?: Binary;
  __mod__?: Binary;
  __divmod__?: Binary;
  __pow__?: Method<[other: unknown, modulus?: unknown]>;
  __matmul__?: Binary;
  __and__?: Binary;
  __or__?: Binary;
  __xor__?: Binary;
  __lshift__?: Binary;
  __rshift__?: Binary;
  __radd__?: Binary;
  __rsub__?: Binary;
  __rmul__?: Binary;
  __rtruediv__?: Binary;
  __rfloordiv__?: Binary;
  __rmod__?: Binary;
  __rdivmod__?: Binary;
  __rpow__?: Binary;
  __rmatmul__?: Binary;
  __rand__?: Binary;
  __ror__?: Binary;
  __rxor__?: Binary;
  __rlshift__?: Binary;
  __rrshift__?: Binary;
  __iadd__?: Binary;
  __isub__?: Binary;
  __imul__?: Binary;
  __itruediv__?: Binary;
  __ifloordiv__?: Binary;
  __imod__?: Binary;
  __ipow__?: Binary;
  __imatmul__?: Binary;
  __iand__?: Binary;
  __ior__?: Binary;
  __ixor__?: Binary;
  __ilshift__?: Binary;
  __irshift__?: Binary;
  __neg__?: Method<[]>;
  __pos__?: Method<[]>;
  __abs__?: Method<[]>;
  __invert__?: Method<[]>;
  __int__?: Method<[]>;
  __float__?: Method<[]>;
  __index__?: Method<[]>;
  __round__?: Method<[digits?: unknown]>;
  __getitem__?: Method<[key: unknown]>;
  __setitem__?: Method<[key: unknown, value: unknown]>;
  __delitem__?: Method<[key: unknown]>;
  __missing__?: Method<[key: unknown]>;
  __contains__?: Method<[item: unknown]>;
  __iter__?: Method<[]>;
  __next__?: Method<[]>;
  __reversed__?: Method<[]>;
  __class_getitem__?: Method<[key: unknown]>;
  /** Of bytes: the text that `int` and `float` read, or what an error shows of it. */
  $digits?(isShown?: boolean): string;
}

/**
 * The object to look for protocol methods on, which take the value as `this`: undefined for primitives, functions and classes, and
 * for objects of JavaScript's, lists among them, which have none, whatever a Proxy answers.
 */
export function protocol(value: unknown): Protocol | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (isOwn(value)) return value as Protocol;
  return foreign.bytes !== null && isByteArray(value) ? (foreign.bytes.operations as Protocol) : undefined;
}

/** Has the class of a value, one derived from a built-in type, a method of that name that was written in M28? */
export function overrides(value: unknown, name: keyof Protocol): boolean {
  if (typeof value !== "object" || value === null) return false;
  try {
    // Hardly any has: only then it is worth finding out whether it is one of ours.
    const method = (value as Record<string, { readonly $sig?: string } | null | undefined>)[name];
    if (method === undefined || method === null || method.$sig === undefined) return false;
  } catch {
    return false;
  }
  return isOwn(value);
}
