/** Powers (language §3.2). */
import { bounds } from "../bounds.ts";
import { typeError, ValueError, ZeroDivisionError } from "../errors/hierarchy.ts";
import { declined } from "./constants.ts";
import { unboxed } from "./kinds.ts";
import { demote, isIntegral, isNumeric, MAX_SAFE } from "./numeric.ts";
import { asNumber, byMethod, type Operator } from "./operands.ts";
import { protocol } from "./protocol.ts";
import { rounded } from "./rounded-power.ts";
import { typeName } from "./types.ts";

const POW: Operator = { symbol: "** or pow()", reflected: "__rpow__", apply: pow };

/** `a ** b`: exact for an integer to a non-negative integer. */
export function pow(a: unknown, b: unknown): unknown {
  if (isNumeric(a) && isNumeric(b)) {
    const base = asNumber(a);
    const exponent = asNumber(b);
    const exact = isIntegral(base) && isIntegral(exponent);
    return exact && exponent >= 0
      ? integerPower(base, exponent)
      : doublePower(Number(base), Number(exponent));
  }
  return byMethod(a, b, POW, protocol(a)?.__pow__);
}

/** `pow(a, b, m)`: the method of a, which no other operand's takes the place of; of integers `a ** b % m`. */
export function ternaryPow(a: unknown, b: unknown, m: unknown): unknown {
  const method = protocol(a)?.__pow__;
  if (method === undefined) return powMod(a, b, m);
  const result = method.call(a, b, m);
  if (declined(result)) throw unsupportedPower(a, b, m);
  return result;
}

/**
 * `a ** b % m` without the power in between; a negative b means the inverse.
 * @throws TypeError unless all are integers, ValueError for modulus 0 or when there is no inverse
 */
export function powMod(first: unknown, second: unknown, third: unknown): number | bigint {
  const [a, b, m] = [unboxed(first), unboxed(second), unboxed(third)];
  if (!isNumeric(a) || !isNumeric(b) || !isNumeric(m)) throw unsupportedPower(first, second, third);
  const [base, exponent, modulus] = [asNumber(a), asNumber(b), asNumber(m)];
  if (!isIntegral(base) || !isIntegral(exponent) || !isIntegral(modulus)) throw integersNeeded();
  const size = BigInt(modulus);
  if (size === 0n) throw new ValueError("pow() 3rd argument cannot be 0");
  const positive = size < 0n ? -size : size;
  let factor = modulo(BigInt(base), positive);
  if (exponent < 0) factor = inverse(factor, positive);
  let rest = BigInt(exponent) < 0n ? -BigInt(exponent) : BigInt(exponent);
  let result = 1n % positive;
  for (; rest > 0n; rest >>= 1n) {
    bounds?.work(1 + bounds.cost(positive));
    if (rest & 1n) result = (result * factor) % positive;
    factor = (factor * factor) % positive;
  }
  return demote(size < 0n && result !== 0n ? result + size : result);
}

function unsupportedPower(...operands: unknown[]): Error {
  const types = operands.map((each) => `'${typeName(each)}'`).join(", ");
  return typeError(`unsupported operand type(s) for ** or pow(): ${types}`);
}

function integersNeeded(): Error {
  return typeError("pow() 3rd argument not allowed unless all arguments are integers");
}

function integerPower(base: number | bigint, exponent: number | bigint): number | bigint {
  if (typeof base === "number" && typeof exponent === "number") {
    if (base === 0 || base === 1) return exponent === 0 ? 1 : base;
    if (base === -1) return exponent % 2 === 0 ? 1 : -1;
    const product = safePower(base, exponent);
    if (product !== undefined) return product;
  }
  bounds?.work(bounds.costOfInteger(base.toString(16).length * 4 * Number(exponent)));
  return demote(BigInt(base) ** BigInt(exponent));
}

/** By squaring, as long as every factor is exact; only for exponents that are not negative. */
function safePower(base: number, exponent: number): number | undefined {
  if (exponent < 0) return undefined;
  let result = 1;
  let square = base;
  for (let rest = exponent; ; ) {
    if (rest % 2 === 1) {
      result *= square;
      if (Math.abs(result) > MAX_SAFE) return undefined;
    }
    rest = Math.floor(rest / 2);
    if (rest === 0) return result;
    square *= square;
    if (square > MAX_SAFE) return undefined;
  }
}

function doublePower(base: number, exponent: number): number {
  if (base === 0 && exponent < 0) throw new ZeroDivisionError("0 cannot be raised to a negative power");
  // JavaScript gives NaN for a one raised to NaN or an infinity.
  if (base === 1 || (base === -1 && Math.abs(exponent) === Number.POSITIVE_INFINITY)) return 1;
  // The reciprocal of an exact power is rounded only once.
  const power =
    Number.isSafeInteger(base) && Number.isInteger(exponent) ? safePower(base, -exponent) : undefined;
  return power === undefined ? rounded(base, exponent) : 1 / power;
}

function modulo(a: bigint, m: bigint): bigint {
  const rest = a % m;
  return rest < 0n ? rest + m : rest;
}

/** Euclid's algorithm, extended. */
function inverse(a: bigint, m: bigint): bigint {
  let [previous, current] = [m, a];
  let [before, factor] = [0n, 1n];
  while (current !== 0n) {
    const whole = previous / current;
    [previous, current] = [current, previous - whole * current];
    [before, factor] = [factor, before - whole * factor];
  }
  if (previous !== 1n) throw new ValueError("base is not invertible for the given modulus");
  return modulo(before, m);
}
