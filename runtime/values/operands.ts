/** What binary operators and comparisons do when no built-in rule applies: protocol methods, then a TypeError (language §3.4, §3.6). */
import { typeError } from "../errors/hierarchy.ts";
import { declined } from "./constants.ts";
import { extensions } from "./extensions.ts";
import { demote, isIntegral, isNumeric, type Numeric } from "./numeric.ts";
import { type Protocol, protocol } from "./protocol.ts";
import { turnOf } from "./sequence-operators.ts";
import { typeName } from "./types.ts";

type Method = ((other: unknown) => unknown) | undefined;

/** The name under which the right operand has its part of an operator. */
type Reflected = Extract<keyof Protocol, `__r${string}__`>;

export interface Operator {
  readonly symbol: string;
  readonly reflected: Reflected;
  /** The operation on values of built-in types. */
  readonly apply: (a: unknown, b: unknown) => unknown;
  /** What these values are, besides of one kind. */
  readonly takes?: (operand: unknown) => boolean;
}

/**
 * `left(b)` on a, then the reflected method on b. That one first if b's class is derived from a's and overrides it, and not at
 * all if both are of one class.
 * @param otherwise what is done when both are missing or decline; undefined raises the TypeError
 */
export function byMethod(
  a: unknown,
  b: unknown,
  operator: Operator,
  left: Method,
  otherwise?: (a: unknown, b: unknown) => unknown,
): unknown {
  const right = isOfOneClass(a, b)
    ? undefined
    : otherwise === undefined
      ? protocol(b)?.[operator.reflected]
      : turnOf(b, operator.reflected);
  const rightFirst = goesFirst(a, b, left, right, right !== protocol(a)?.[operator.reflected]);
  // Called from here, and not from a function for both turns: operators that call themselves need less stack so.
  for (let turn = 0; turn < 2; turn++) {
    const result = (turn === 1) === rightFirst ? left?.call(a, b) : right?.call(b, a);
    if (result !== undefined && !declined(result)) return result;
  }
  const { apply, symbol, takes = isNumeric } = operator;
  const plain = extensions.onPrimitives?.(a, b, apply, takes) ?? otherwise?.(a, b);
  if (plain !== undefined) return plain;
  throw typeError(unsupported(symbol, a, b));
}

/**
 * The same for comparisons, where the right operand is asked even if it is of the same class; undefined if both decline.
 * @param overrides is `right` another method than a has under that name?
 */
export function compareByMethod(
  a: unknown,
  b: unknown,
  left: Method,
  right: Method,
  overrides: boolean,
): unknown {
  const rightFirst = goesFirst(a, b, left, right, overrides);
  for (let turn = 0; turn < 2; turn++) {
    const result = (turn === 1) === rightFirst ? left?.call(a, b) : right?.call(b, a);
    if (result !== undefined && !declined(result)) return result;
  }
  return undefined;
}

/** Has the right operand's method the first turn? */
function goesFirst(a: unknown, b: unknown, left: Method, right: Method, overrides: boolean): boolean {
  return overrides && left !== undefined && right !== undefined && isDerived(b as object, a as object);
}

export function unsupported(operator: string, a: unknown, b: unknown): string {
  return `unsupported operand type(s) for ${operator}: '${typeName(a)}' and '${typeName(b)}'`;
}

/** Arithmetic on numbers of mixed representation: exact for integers, else in doubles. */
export function mixed(
  a: Numeric,
  b: Numeric,
  exact: (a: bigint, b: bigint) => bigint,
  double: (a: number, b: number) => number,
): number | bigint {
  const x = asNumber(a);
  const y = asNumber(b);
  return isIntegral(x) && isIntegral(y) ? demote(exact(BigInt(x), BigInt(y))) : double(Number(x), Number(y));
}

/** A bool as 0 or 1. */
export function asNumber(value: Numeric): number | bigint {
  return typeof value === "boolean" ? Number(value) : value;
}

function isOfOneClass(a: unknown, b: unknown): boolean {
  const one = protocol(a)?.constructor;
  return one !== undefined && one === protocol(b)?.constructor;
}

interface Class {
  readonly $mro?: readonly unknown[];
}

/** In the prototype chains of classes with several parents stand copies of those of the parents. */
export function isDerived(value: object, from: object): boolean {
  const base = from.constructor;
  if (typeof base !== "function" || value.constructor === base) return false;
  return value instanceof base || ((value.constructor as Class | undefined)?.$mro?.includes(base) ?? false);
}
