/** Division: true, floor and modulo (language §3.2). */
import { ZeroDivisionError } from "../errors/hierarchy.ts";
import { percentFormat } from "../text/percent-format.ts";
import { declined } from "./constants.ts";
import { bytesType, foreign } from "./foreign.ts";
import { unboxed } from "./kinds.ts";
import { demote, isIntegral, isNumeric, type Numeric } from "./numeric.ts";
import { asNumber, byMethod, isDerived, type Operator } from "./operands.ts";
import { overrides, protocol } from "./protocol.ts";
import { Tuple } from "./tuple.ts";
import { isInstanceOfClass } from "./types.ts";

const DIV: Operator = { symbol: "/", reflected: "__rtruediv__", apply: div };

/** `a / b`: the exact integer if there is one, else the nearest double. */
export function div(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number") return a / nonZero(b);
  if (isNumeric(a) && isNumeric(b)) {
    const [x, y] = divisible(a, b);
    return isIntegral(x) && isIntegral(y) ? quotient(BigInt(x), BigInt(y)) : Number(x) / Number(y);
  }
  return byMethod(a, b, DIV, protocol(a)?.__truediv__);
}

const FLOORDIV: Operator = { symbol: "//", reflected: "__rfloordiv__", apply: floordiv };

/** `a // b`: the floor of the exact quotient. */
export function floordiv(a: unknown, b: unknown): unknown {
  if (isNumeric(a) && isNumeric(b)) {
    const [x, y] = divisible(a, b);
    if (typeof x === "number" && typeof y === "number") return floorOfDoubles(x, y);
    return isIntegral(x) && isIntegral(y)
      ? floorOfIntegers(BigInt(x), BigInt(y))
      : floorOfDoubles(Number(x), Number(y));
  }
  return byMethod(a, b, FLOORDIV, protocol(a)?.__floordiv__);
}

const MOD: Operator = { symbol: "%", reflected: "__rmod__", apply: mod };

/** `a % b`: has the sign of the divisor. A str is a format. */
export function mod(a: unknown, b: unknown): unknown {
  if (isNumeric(a) && isNumeric(b)) {
    const [x, y] = divisible(a, b);
    if (typeof x === "number" && typeof y === "number") return remainder(x, y);
    return isIntegral(x) && isIntegral(y)
      ? integerRemainder(BigInt(x), BigInt(y))
      : remainder(Number(x), Number(y));
  }
  if (typeof a === "string") return byDerived(a, b) ?? percentFormat(a, b);
  if (foreign.bytes === null || bytesType(a) === undefined || overrides(a, "__mod__"))
    return byMethod(a, b, MOD, protocol(a)?.__mod__);
  return byDerived(a, b) ?? foreign.bytes.percent(a, (text, fields) => percentFormat(text, b, fields));
}

/** What the right operand's `__rmod__` gives, if its class is derived from the format's and has one. */
function byDerived(format: unknown, b: unknown): unknown {
  if (!overrides(b, "__rmod__")) return undefined;
  const isChild =
    typeof format === "string"
      ? typeof unboxed(b) === "string"
      : bytesType(b) === bytesType(format) &&
        (!isInstanceOfClass(format as object) || isDerived(b as object, format as object));
  const result = isChild ? protocol(b)!.__rmod__!.call(b, format) : undefined;
  return declined(result) ? undefined : result;
}

const DIVMOD: Operator = { symbol: "divmod()", reflected: "__rdivmod__", apply: divmod };

/** The tuple `(a // b, a % b)`. */
export function divmod(a: unknown, b: unknown): unknown {
  if (isNumeric(a) && isNumeric(b)) return new Tuple([floordiv(a, b), mod(a, b)]);
  return byMethod(a, b, DIVMOD, protocol(a)?.__divmod__);
}

function nonZero(divisor: number): number {
  if (divisor === 0) throw new ZeroDivisionError("division by zero");
  return divisor;
}

function divisible(a: Numeric, b: Numeric): [number | bigint, number | bigint] {
  const divisor = asNumber(b);
  if (typeof divisor === "number") nonZero(divisor);
  return [asNumber(a), divisor];
}

/** The exact quotient of two integers, rounded once. */
function quotient(a: bigint, b: bigint): number | bigint {
  const whole = a / b;
  if (whole * b === a) return demote(whole);
  // The last bit of a negative number would tell the other way.
  if (a < 0n !== b < 0n) return -nearest(a < 0n ? -a : a, b < 0n ? -b : b);
  return nearest(a, b);
}

/** The double nearest to a quotient of integers of one sign. */
function nearest(a: bigint, b: bigint): number {
  // With more than 64 quotient bits, the last of them set for "and a rest", the conversion to a double rounds correctly.
  const shift = Math.max(0, 66 - bits(a) + bits(b));
  const shifted = a << BigInt(shift);
  const scaled = shifted / b;
  const sticky = scaled * b === shifted ? scaled : scaled | 1n;
  const half = Math.trunc(shift / 2);
  return Number(sticky) * 2 ** -half * 2 ** (half - shift);
}

function bits(integer: bigint): number {
  return (integer < 0n ? -integer : integer).toString(16).length * 4;
}

function floorOfIntegers(a: bigint, b: bigint): number | bigint {
  const whole = a / b;
  return demote(whole * b !== a && a < 0n !== b < 0n ? whole - 1n : whole);
}

function integerRemainder(a: bigint, b: bigint): number | bigint {
  const rest = a % b;
  return demote(rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest);
}

/** The quotient less its rest is nearly an integer, where the quotient itself may have been rounded up to one. */
function floorOfDoubles(a: number, b: number): number {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return Math.floor(a / b) + 0;
  const rest = a % b;
  const whole = (a - rest) / b - (rest !== 0 && rest < 0 !== b < 0 ? 1 : 0);
  const floor = Math.floor(whole);
  return (whole - floor > 0.5 ? floor + 1 : floor) + 0;
}

function remainder(a: number, b: number): number {
  const rest = a % b;
  return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
}
