/** Identity: `is`, and a number for each object. */
import { isSigned } from "./own.ts";

let numbers: WeakMap<object, number> | undefined;
let last = 0;

/** Identity for objects; numbers, strings, bools and None are compared by value. */
export function is_(a: unknown, b: unknown): boolean {
  return a === b || (a == null && b == null) || (Number.isNaN(a) && Number.isNaN(b));
}

/** A number that no other object has. */
export function identity(object: object): number {
  numbers ??= new WeakMap();
  let number = numbers.get(object);
  if (number === undefined) {
    last += 16;
    number = 0x7f0000000000 + last;
    numbers.set(object, number);
  }
  return number;
}

/** What bound methods are marked with. */
interface Bound {
  readonly $self?: unknown;
  /** The method that is bound. */
  readonly $func?: object;
}

/** Is it a method with its receiver? A new one is made each time that it is asked for. */
export function isBound(f: object): boolean {
  return isSigned(f) && (f as Bound).$func !== undefined;
}

/** Are both the same method of the same object? */
export function isSameMethod(a: object, b: object): boolean {
  const one = a as Bound;
  const other = b as Bound;
  return isBound(a) && isBound(b) && one.$func === other.$func && is_(one.$self, other.$self);
}

/** The same number for all that are the same method of the same object. */
export function identityOfMethod(f: object): number {
  const { $self, $func } = f as Bound;
  const isObject = (typeof $self === "object" && $self !== null) || typeof $self === "function";
  return identity($func!) ^ (isObject ? identity($self) : 0);
}
