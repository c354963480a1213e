/** Rounding half to even (language §16.3). */
import { OverflowError, typeError, ValueError } from "../errors/hierarchy.ts";
import { shortestDigits } from "../text/number-text.ts";
import { roundDigits } from "../text/round-digits.ts";
import { demote, isNumeric, truncate } from "./numeric.ts";
import { asNumber } from "./operands.ts";
import { integerIndex } from "./positions.ts";
import { protocol } from "./protocol.ts";
import { typeName } from "./types.ts";

/**
 * `(round x)` gives an integer; with `digits` the decimal digits of the shortest repr are rounded.
 * @throws ValueError for nan and OverflowError for an infinity, without digits
 */
export function round(value: unknown, digits: unknown = null): unknown {
  if (isNumeric(value)) {
    const number = asNumber(value);
    return digits === null ? toInteger(number) : toPlaces(number, places(digits));
  }
  const method = protocol(value)?.__round__;
  if (method === undefined) throw typeError(`type ${typeName(value)} doesn't define __round__ method`);
  return digits === null ? method.call(value) : method.call(value, digits);
}

/**
 * The integer part of a number, exact.
 * @throws ValueError for nan, OverflowError for an infinity
 */
export function toInteger(
  value: number | bigint,
  part: (value: number) => number = halfEven,
): number | bigint {
  if (typeof value === "bigint") return value;
  if (Number.isNaN(value)) throw new ValueError("cannot convert float NaN to integer");
  if (!Number.isFinite(value)) throw new OverflowError("cannot convert float infinity to integer");
  return truncate(part(value));
}

function halfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return rest < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

function places(digits: unknown): number {
  const integer = integerIndex(digits);
  if (integer === undefined)
    throw typeError(`'${typeName(digits)}' object cannot be interpreted as an integer`);
  return Math.min(Math.max(Number(integer), -400), 400);
}

function toPlaces(value: number | bigint, digits: number): number | bigint {
  if (typeof value === "bigint" || Number.isSafeInteger(value)) {
    return digits >= 0 ? value : roundInteger(BigInt(value), 10n ** BigInt(-digits));
  }
  if (!Number.isFinite(value)) return value;
  const { sign, digits: shortest, exponent } = shortestDigits(value);
  const rounded = roundDigits(shortest, exponent, digits);
  return Number(`${sign}${rounded.digits}e${rounded.exponent - rounded.digits.length + 1}`) + 0;
}

function roundInteger(value: bigint, unit: bigint): number | bigint {
  const size = value < 0n ? -value : value;
  const rest = size % unit;
  const down = size - rest;
  const up = rest * 2n > unit || (rest * 2n === unit && (down / unit) % 2n === 1n);
  const rounded = up ? down + unit : down;
  return demote(value < 0n ? -rounded : rounded);
}
