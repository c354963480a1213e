/** The module math: integers. */
import { bounds } from "../bounds.ts";
import { OverflowError, typeError, ValueError } from "../errors/hierarchy.ts";
import { integerArgument } from "../methods/arguments.ts";
import { arity } from "../objects/arity.ts";
import { demote } from "../values/numeric.ts";
import { protocol } from "../values/protocol.ts";
import { toInteger } from "../values/rounding.ts";
import type { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { real } from "./real.ts";

type Integer = number | bigint;

export function math_floor(x: unknown): unknown {
  return part("floor", x, Math.floor);
}

export function math_ceil(x: unknown): unknown {
  return part("ceil", x, Math.ceil);
}

export function math_trunc(x: unknown): unknown {
  return part("trunc", x, Math.trunc);
}

export function math_factorial(x: unknown): Integer {
  const n = natural("factorial", x, "factorial() not defined for negative values");
  if (n > 2n ** 63n - 1n)
    throw new OverflowError("factorial() argument should not exceed 9223372036854775807");
  checkProduct("n", n, n, "one");
  let product = 1n;
  for (let i = 2n; i <= n; i++) {
    bounds?.work(1 + bounds.cost(product));
    product *= i;
  }
  return demote(product);
}

/** The integer part of the square root, by Newton's iteration. */
export function math_isqrt(x: unknown): Integer {
  const n = natural("isqrt", x, "isqrt() argument must be nonnegative");
  if (n < 2n) return Number(n);
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return demote(root);
    root = next;
  }
}

export function math_gcd({ items: integers }: Tuple): Integer {
  return demote(integers.map(exact).reduce(greatestCommonDivisor, 0n));
}

export function math_lcm({ items: integers }: Tuple): Integer {
  return demote(integers.map(exact).reduce(leastCommonMultiple, 1n));
}

/** The number of ways to choose k of n. */
export function math_comb(n: unknown, k: unknown): Integer {
  if (k === undefined) arity("comb(n, k, /)", n === undefined ? 0 : 1);
  const [total, chosen] = [
    natural("comb", n, "n must be a non-negative integer"),
    natural("comb", k, "k must be a non-negative integer"),
  ];
  if (chosen > total) return 0;
  const least = chosen * 2n > total ? total - chosen : chosen;
  checkProduct("min(n - k, k)", total, least, "factorial");
  let ways = 1n;
  for (let i = 0n; i < least; i++) {
    bounds?.work(1 + bounds.cost(ways));
    ways = (ways * (total - i)) / (i + 1n);
  }
  return demote(ways);
}

/** The number of ways to arrange k of n. */
export function math_perm(n: unknown, k?: unknown): Integer {
  if (k === undefined || k === null) return math_factorial(n);
  const [total, chosen] = [
    natural("perm", n, "n must be a non-negative integer"),
    natural("perm", k, "k must be a non-negative integer"),
  ];
  if (chosen > total) return 0;
  checkProduct("k", total, chosen, "one");
  let ways = 1n;
  for (let i = 0n; i < chosen; i++) {
    bounds?.work(1 + bounds.cost(ways));
    ways *= total - i;
  }
  return demote(ways);
}

/** In bits: what engines can hold. */
const LARGEST = 1_073_741_824;

/**
 * Refuses a product that would be too large, before it has taken hours to get there.
 * @param total the largest factor; each is one less than the one before
 * @param chosen how many factors there are
 * @param divisor by what the product is divided: 1, or the factorial of `chosen`
 */
function checkProduct(what: string, total: bigint, chosen: bigint, divisor: "one" | "factorial"): void {
  if (chosen > 2n ** 63n - 1n) throw new OverflowError(`${what} must not exceed 9223372036854775807`);
  // Each step is counted.
  if (bounds !== null) return;
  const [n, k] = [Number(total), Number(chosen)];
  // Less than the true size: of n, n - 1 … half are at least n - k / 2, and (n / k) ** k is less than what comb gives.
  const bits =
    divisor === "one" ? (k / 2) * Math.log2(Math.max(1, n - k / 2)) : k * Math.log2(n / Math.max(1, k));
  if (bits > LARGEST) throw new OverflowError("the result is too large");
}

function part(name: string, x: unknown, round: (value: number) => number): unknown {
  if (x === undefined) arity(`${name}(x, /)`, 0);
  if (typeof x === "number" || typeof x === "bigint") return toInteger(x, round);
  const method = (protocol(x) as Record<string, (() => unknown) | undefined> | undefined)?.[`__${name}__`];
  if (method !== undefined) return method.call(x);
  if (name === "trunc" && typeof x !== "boolean" && protocol(x)?.__index__ === undefined)
    throw typeError(`type ${typeName(x)} doesn't define __trunc__ method`);
  return toInteger(real(x), round);
}

function exact(x: unknown): bigint {
  const integer = BigInt(integerArgument(x));
  return integer < 0n ? -integer : integer;
}

function natural(name: string, x: unknown, message: string): bigint {
  if (x === undefined) arity(`${name}(x, /)`, 0);
  const integer = BigInt(integerArgument(x));
  if (integer < 0n) throw new ValueError(message);
  return integer;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) {
    bounds?.work(1 + bounds.cost(b) / 64);
    [a, b] = [b, a % b];
  }
  return a;
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return a === 0n || b === 0n ? 0n : (a / greatestCommonDivisor(a, b)) * b;
}
