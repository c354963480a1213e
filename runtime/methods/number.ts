/** Methods of numbers; bools count as 0 and 1. */
import { OverflowError, ValueError } from "../errors/hierarchy.ts";
import { noAttribute } from "../objects/attribute-errors.ts";
import { demote, isIntegral } from "../values/numeric.ts";
import { Tuple } from "../values/tuple.ts";

type Numeric = number | bigint | boolean;

export function numberIsInteger(x: Numeric): boolean {
  return typeof x === "boolean" || isIntegral(x) || (typeof x === "number" && Number.isInteger(x));
}

export function numberBitLength(x: Numeric): number {
  const digits = magnitude(x, "bit_length").toString(2);
  return digits === "0" ? 0 : digits.length;
}

export function numberBitCount(x: Numeric): number {
  return magnitude(x, "bit_count").toString(2).replaceAll("0", "").length;
}

export function numberConjugate(x: Numeric): number | bigint {
  return typeof x === "boolean" ? Number(x) : x;
}

/** Two integers in lowest terms whose quotient is exactly the number. */
export function numberAsIntegerRatio(x: Numeric): Tuple {
  if (typeof x !== "number" || Number.isInteger(x)) return new Tuple([demote(BigInt(x)), 1]);
  if (Number.isNaN(x)) throw new ValueError("cannot convert NaN to integer ratio");
  if (!Number.isFinite(x)) throw new OverflowError("cannot convert Infinity to integer ratio");
  let shift = 0n;
  let scaled = x;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift++;
  }
  return new Tuple([demote(BigInt(scaled)), demote(1n << shift)]);
}

/** As C's `%a` shows it: `0x1.8000000000000p+1`. */
export function numberHex(x: Numeric): string {
  const value = Number(x);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value < 0 ? "-inf" : "inf";
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const fraction = (bits & 0xfffffffffffffn).toString(16).padStart(13, "0");
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const sign = value < 0 ? "-" : "";
  if (value === 0) return "0x0.0p+0";
  const power = exponent === 0 ? -1022 : exponent - 1023;
  return `${sign}0x${exponent === 0 ? 0 : 1}.${fraction}p${power < 0 ? "" : "+"}${power}`;
}

/** The absolute value for a method that only integers have. */
function magnitude(x: Numeric, method: string): bigint {
  if (!numberIsInteger(x)) throw noAttribute(x, method);
  const integer = BigInt(x);
  return integer < 0n ? -integer : integer;
}
