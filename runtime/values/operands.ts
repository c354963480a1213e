/** What binary operators do when no built-in rule applies: protocol methods, then a TypeError. */
import { typeError } from "../errors/hierarchy.ts";
import { declined } from "./constants.ts";
import { demote, isIntegral, type Numeric } from "./numeric.ts";
import { typeName } from "./types.ts";

type Method = ((other: unknown) => unknown) | undefined;

/**
 * `left(b)` on a, then `right(a)` on b; the right one first if b's class is derived from a's.
 * @param message of the TypeError when both are missing or decline
 */
export function byMethod(
  a: unknown,
  b: unknown,
  operator: string,
  left: Method,
  right: Method,
  message?: string,
): unknown {
  const rightFirst = left !== undefined && right !== undefined && isDerived(b as object, a as object);
  for (const reflected of rightFirst ? [true, false] : [false, true]) {
    const result = reflected ? right?.call(b, a) : left?.call(a, b);
    if (result !== undefined && !declined(result)) return result;
  }
  throw typeError(message ?? unsupported(operator, a, b));
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

function isDerived(value: object, from: object): boolean {
  const base = from.constructor;
  return typeof base === "function" && value.constructor !== base && value instanceof base;
}
