/** Decimal digits of doubles, rounded half to even on the exact value. */
import { bounds } from "../bounds.ts";
import { positional, scientific, shortestDigits } from "./number-text.ts";

/** JavaScript's own conversions give at most this many digits. */
const NATIVE_PLACES = 100;

/**
 * `ddd.ddd` with that many digits behind the point.
 * @param value finite, not negative
 */
export function fixed(value: number, places: number): string {
  bounds?.work(places / 4);
  if (value < 1e21 && places <= NATIVE_PLACES && !isTie(value, places)) return value.toFixed(places);
  const digits = exactDigits(value, places).padStart(places + 1, "0");
  const point = digits.length - places;
  return places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/**
 * `d.ddde+XX` with that many digits behind the point.
 * @param value finite, not negative
 */
export function exponential(value: number, places: number): string {
  bounds?.work(places / 4);
  const { digits, exponent } = significant(value, places + 1);
  return scientific(digits, exponent);
}

/**
 * Positional or with an exponent, whatever is shorter, with that many significant digits.
 * @param value finite, not negative
 * @param keepZeros keep zeros at the end
 */
export function general(value: number, precision: number, keepZeros: boolean): string {
  bounds?.work(precision / 4);
  const count = precision || 1;
  const { digits, exponent } = significant(value, count);
  const kept = keepZeros ? digits : digits.replace(/(?!^)0+$/, "");
  return exponent < -4 || exponent >= count ? scientific(kept, exponent) : positional(kept, exponent);
}

interface Significant {
  readonly digits: string;
  readonly exponent: number;
}

function significant(value: number, count: number): Significant {
  if (value === 0) return { digits: "0".repeat(count), exponent: 0 };
  const { exponent } = shortestDigits(value);
  const places = count - 1 - exponent;
  if (count <= NATIVE_PLACES && places >= 0 && !isTie(value, places)) {
    const [mantissa, power] = value.toExponential(count - 1).split("e") as [string, string];
    return { digits: mantissa.replace(".", ""), exponent: Number(power) };
  }
  const digits = exactDigits(value, places);
  // Rounding up 9.99… makes one digit more.
  return { digits: digits.slice(0, count), exponent: exponent + digits.length - count };
}

/** Is the value exactly half a unit away from two neighbours with that many places? Then it is odd / 2^(places + 1). */
function isTie(value: number, places: number): boolean {
  const scaled = value * 2 ** (places + 1);
  return Number.isInteger(scaled) && Math.abs(scaled % 2) === 1;
}

/** value × 10^places, rounded to an integer. */
function exactDigits(value: number, places: number): string {
  const [mantissa, exponent] = binaryParts(value);
  const power = 10n ** BigInt(Math.abs(places));
  let above = places > 0 ? mantissa * power : mantissa;
  let below = places > 0 ? 1n : power;
  if (exponent >= 0) above <<= BigInt(exponent);
  else below <<= BigInt(-exponent);
  const whole = above / below;
  const rest = (above % below) * 2n;
  return String(rest > below || (rest === below && whole % 2n === 1n) ? whole + 1n : whole);
}

/** Integers m and e with value = m × 2^e. */
function binaryParts(value: number): [bigint, number] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const fraction = bits & 0xfffffffffffffn;
  const biased = Number((bits >> 52n) & 0x7ffn);
  return biased === 0 ? [fraction, -1074] : [fraction | 0x10000000000000n, biased - 1075];
}
