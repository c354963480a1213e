/** abs, pow and round; chr, ord, and digits in other bases. */
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { integerArgument, sizeArgument } from "../methods/arguments.ts";
import { arity } from "../objects/arity.ts";
import { bytesType } from "../values/foreign.ts";
import { isNumeric } from "../values/numeric.ts";
import { asNumber } from "../values/operands.ts";
import { pow, ternaryPow } from "../values/power.ts";
import { protocol } from "../values/protocol.ts";
import { round } from "../values/rounding.ts";
import { codePointLength } from "../values/strings.ts";
import { typeName } from "../values/types.ts";

export function absOf(x: unknown): unknown {
  if (typeof x === "number") return Math.abs(x);
  if (x === undefined) arity("abs(x, /)", 0);
  if (isNumeric(x)) {
    const number = asNumber(x);
    return number < 0 ? -number : number;
  }
  const method = protocol(x)?.__abs__;
  if (method === undefined) throw typeError(`bad operand type for abs(): '${typeName(x)}'`);
  return method.call(x);
}

export function powOf(base: unknown, exponent: unknown, modulus?: unknown): unknown {
  if (exponent === undefined) arity("pow(base, exp, mod=)", base === undefined ? 0 : 1);
  return modulus === undefined || modulus === null
    ? pow(base, exponent)
    : ternaryPow(base, exponent, modulus);
}

export function roundOf(x: unknown, digits?: unknown): unknown {
  if (x === undefined) arity("round(x, ndigits=)", 0);
  return round(x, digits);
}

export function chr(n: unknown): string {
  if (n === undefined) arity("chr(n, /)", 0);
  const point = sizeArgument(n);
  if (point < 0 || point > 0x10ffff) throw new ValueError("chr() arg not in range(0x110000)");
  return String.fromCodePoint(point);
}

export function ord(s: unknown): number {
  if (s === undefined) arity("ord(s, /)", 0);
  const bytes = bytesType(s) === undefined ? undefined : (s as Uint8Array);
  if (bytes !== undefined && bytes.length === 1) return bytes[0]!;
  if (bytes !== undefined)
    throw typeError(`ord() expected a character, but string of length ${bytes.length} found`);
  if (typeof s !== "string") throw typeError(`ord() expected string of length 1, but ${typeName(s)} found`);
  const length = codePointLength(s);
  if (length !== 1) throw typeError(`ord() expected a character, but string of length ${length} found`);
  return s.codePointAt(0)!;
}

export function hex(n: unknown): string {
  return inBase("hex", n, 16, "0x");
}

export function oct(n: unknown): string {
  return inBase("oct", n, 8, "0o");
}

export function bin(n: unknown): string {
  return inBase("bin", n, 2, "0b");
}

function inBase(name: string, n: unknown, base: number, prefix: string): string {
  if (n === undefined) arity(`${name}(n, /)`, 0);
  const integer = integerArgument(n);
  return integer < 0 ? `-${prefix}${(-integer).toString(base)}` : prefix + integer.toString(base);
}
