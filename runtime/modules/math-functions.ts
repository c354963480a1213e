/** The module math: powers, logarithms, angles. */

import { ZeroDivisionError } from "../errors/hierarchy.ts";
import { MOST_ARGUMENTS, takingMany } from "../objects/argument-limit.ts";
import { arity } from "../objects/arity.ts";
import type { Entry } from "../objects/entry-type.ts";
import { rounded } from "../values/rounded-power.ts";
import { Tuple } from "../values/tuple.ts";
import { defined, domainError, inRange, real } from "./real.ts";

export const math_pi: number = Math.PI;
export const math_e: number = Math.E;
// Not of `Number` or `Math`: unlike a property, a literal or a global name can be dropped where nobody uses it.
export const math_tau = 6.283185307179586;
export const math_inf: number = Infinity;
export const math_nan: number = NaN;

export function math_sqrt(x: unknown): number {
  const value = argument("sqrt", x);
  return defined(Math.sqrt(value), value);
}

export function math_cbrt(x: unknown): number {
  const value = argument("cbrt", x);
  return Math.cbrt(value);
}

export function math_exp(x: unknown): number {
  const value = argument("exp", x);
  return inRange(Math.exp(value), value);
}

export function math_sin(x: unknown): number {
  const value = argument("sin", x);
  return defined(Math.sin(value), value);
}

export function math_cos(x: unknown): number {
  const value = argument("cos", x);
  return defined(Math.cos(value), value);
}

export function math_tan(x: unknown): number {
  const value = argument("tan", x);
  return defined(Math.tan(value), value);
}

export function math_asin(x: unknown): number {
  const value = argument("asin", x);
  return defined(Math.asin(value), value);
}

export function math_acos(x: unknown): number {
  const value = argument("acos", x);
  return defined(Math.acos(value), value);
}

export function math_atan(x: unknown): number {
  const value = argument("atan", x);
  return Math.atan(value);
}

export function math_sinh(x: unknown): number {
  const value = argument("sinh", x);
  return inRange(Math.sinh(value), value);
}

export function math_cosh(x: unknown): number {
  const value = argument("cosh", x);
  return inRange(Math.cosh(value), value);
}

export function math_tanh(x: unknown): number {
  const value = argument("tanh", x);
  return Math.tanh(value);
}

export function math_degrees(x: unknown): number {
  const value = argument("degrees", x);
  return value * (180 / Math.PI);
}

export function math_radians(x: unknown): number {
  const value = argument("radians", x);
  return value * (Math.PI / 180);
}

export function math_fabs(x: unknown): number {
  const value = argument("fabs", x);
  return Math.abs(value);
}

/** `(math.log x [base])`. */
export function math_log(x: unknown, base?: unknown): number {
  if (x === undefined) arity("log(x, base=, /)", 0);
  if (base === undefined) return logarithm(x, Math.log);
  const divisor = logarithm(base, Math.log);
  if (divisor === 0) throw new ZeroDivisionError("division by zero");
  return logarithm(x, Math.log) / divisor;
}

export function math_log2(x: unknown): number {
  if (x === undefined) arity("log2(x, /)", 0);
  return logarithm(x, Math.log2);
}

export function math_log10(x: unknown): number {
  if (x === undefined) arity("log10(x, /)", 0);
  return logarithm(x, Math.log10);
}

export function math_pow(x: unknown, y: unknown): number {
  const [base, exponent] = two("pow", x, y);
  if (base === 1 || exponent === 0) return 1;
  if (base === 0 && exponent < 0 && Number.isFinite(exponent)) throw domainError();
  return inRange(rounded(base, exponent), base, exponent);
}

export function math_atan2(y: unknown, x: unknown): number {
  const [rise, run] = two("atan2", y, x);
  return Math.atan2(rise, run);
}

export function math_fmod(x: unknown, y: unknown): number {
  const [dividend, divisor] = two("fmod", x, y);
  return defined(dividend % divisor, dividend, divisor);
}

export function math_copysign(x: unknown, y: unknown): number {
  const [size, sign] = two("copysign", x, y);
  return sign < 0 || Object.is(sign, -0) ? -Math.abs(size) : Math.abs(size);
}

/** The fractional and the integer part, both with the sign of x. */
export function math_modf(x: unknown): Tuple {
  const value = argument("modf", x);
  const whole = Math.trunc(value);
  return new Tuple([Number.isFinite(value) ? value - whole : Number.isNaN(value) ? value : 0, whole]);
}

export const math_hypot: Entry = /* @__PURE__ */ takingMany(
  (...coordinates) => hypotOf(coordinates.map(real)),
  (coordinates) => hypotOf(coordinates.map(real)),
);

/** Of any number of coordinates: engines take only so many arguments. */
export function hypotOf(coordinates: readonly number[]): number {
  let length = 0;
  for (let at = 0; at < coordinates.length || at === 0; at += MOST_ARGUMENTS)
    length = Math.hypot(length, ...coordinates.slice(at, at + MOST_ARGUMENTS));
  return length;
}

export function math_isnan(x: unknown): boolean {
  return Number.isNaN(argument("isnan", x));
}

export function math_isinf(x: unknown): boolean {
  return Math.abs(argument("isinf", x)) === Number.POSITIVE_INFINITY;
}

export function math_isfinite(x: unknown): boolean {
  return Number.isFinite(argument("isfinite", x));
}

function argument(name: string, x: unknown): number {
  if (x === undefined) arity(`${name}(x, /)`, 0);
  return real(x);
}

function two(name: string, x: unknown, y: unknown): [number, number] {
  if (y === undefined) arity(`${name}(x, y, /)`, x === undefined ? 0 : 1);
  return [real(x), real(y)];
}

/** Of BigInts too large for a double the digits behind the first ones are counted. */
function logarithm(x: unknown, log: (x: number) => number): number {
  const value = real(x);
  if (value <= 0) throw domainError();
  if (typeof x !== "bigint" || Number.isFinite(value)) return log(value);
  const digits = String(x);
  return log(Number(`0.${digits.slice(0, 20)}`)) + digits.length * log(10);
}
