/** Numbers from text: what `int` and `float` read (language §16.2). */
import { ValueError } from "../errors/hierarchy.ts";
import { repr } from "../text/repr.ts";
import { demote } from "./numeric.ts";

const PREFIXES: Readonly<Record<string, number>> = { "0x": 16, "0o": 8, "0b": 2 };
const INTEGER = /^([+-]?)(0[xob]_?)?([0-9a-z]+(?:_[0-9a-z]+)*)$/i;
const FLOAT = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;
const SPECIAL = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/**
 * The integer written in `text`, with optional whitespace, sign, prefix and underscores.
 * @param base 2 to 36, or 0 for what the prefix says
 * @param shown what the error shows instead
 * @throws ValueError
 */
export function parseInteger(text: string, base = 10, shown = () => repr(text)): number | bigint {
  if (base === 10) {
    const short = shortInteger(text);
    if (short !== undefined) return short;
  }
  if (base !== 0 && (base < 2 || base > 36)) throw new ValueError("int() base must be >= 2 and <= 36, or 0");
  const value = integerOf(withAsciiDigits(text.trim()), base);
  if (value === undefined) throw new ValueError(`invalid literal for int() with base ${base}: ${shown()}`);
  return demote(value);
}

/**
 * The number written in `text`: decimal digits with point and exponent, `inf`, `nan`.
 * @throws ValueError
 */
export function parseFloatText(text: string, shown: unknown = text): number {
  const trimmed = withAsciiDigits(text.trim());
  const special = SPECIAL.exec(trimmed);
  if (special !== null) return special[2] ? Number(`${special[1]}Infinity`) : Number.NaN;
  if (!FLOAT.test(trimmed)) throw new ValueError(`could not convert string to float: ${repr(shown)}`);
  return Number(trimmed.replaceAll("_", "")) + 0;
}

/** Decimal digits of any script as those of ASCII. */
function withAsciiDigits(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : text.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
}

/** Digits stand in rows of ten from zero to nine, some of these rows one behind another. */
function digitOf(digit: string): number {
  let before = 0;
  const point = digit.codePointAt(0)!;
  while (/\p{Nd}/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return before % 10;
}

/** What most numbers in files are: few decimal digits, perhaps with a sign before and a line end behind them. */
function shortInteger(text: string): number | undefined {
  const length = text.charCodeAt(text.length - 1) === 10 ? text.length - 1 : text.length;
  const start = text.charCodeAt(0) === 45 ? 1 : 0;
  if (length === start || length - start > 15) return undefined;
  let value = 0;
  for (let i = start; i < length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return start === 0 ? value : 0 - value;
}

function integerOf(text: string, base: number): bigint | undefined {
  const match = INTEGER.exec(text);
  if (match === null) return undefined;
  const [, sign, written = "", rest = ""] = match;
  const prefixBase = PREFIXES[written.slice(0, 2).toLowerCase()];
  const prefixed = prefixBase !== undefined && (base === 0 || base === prefixBase);
  const digits = (prefixed ? rest : written + rest).replaceAll("_", "");
  // Without a prefix, base 0 means decimal, and 010 is refused as ambiguous.
  if (base === 0 && !prefixed && /^0+[1-9]/.test(digits)) return undefined;
  const value = digitsValue(digits, prefixed ? prefixBase : base || 10);
  return value !== undefined && sign === "-" ? -value : value;
}

function digitsValue(digits: string, base: number): bigint | undefined {
  if (base === 10) return /^\d+$/.test(digits) ? BigInt(digits) : undefined;
  let value = 0n;
  for (const digit of digits) {
    const number = Number.parseInt(digit, base);
    if (Number.isNaN(number)) return undefined;
    value = value * BigInt(base) + BigInt(number);
  }
  return value;
}
