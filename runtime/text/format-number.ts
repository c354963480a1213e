/** Numbers by a format specification (language §19.3). */
import { OverflowError, ValueError } from "../errors/hierarchy.ts";
import { isIntegral } from "../values/numeric.ts";
import { typeName } from "../values/types.ts";
import { exponential, fixed, general } from "./decimal.ts";
import { type FormatSpec, pad } from "./format-spec.ts";
import { numberText } from "./number-text.ts";

const RADIX: Readonly<Record<string, number>> = { d: 10, n: 10, b: 2, o: 8, x: 16, X: 16 };

/** The text of a number that is not integral, or shown as such, without its sign. */
export type DoubleText = (size: number, spec: FormatSpec) => string;

/**
 * @param doubles `doubleText`, or `shortestText` where the specification says nothing of digits behind the point
 * @param kind the name of the type of what is formatted, for messages
 */
export function formatNumber(
  value: number | bigint,
  spec: FormatSpec,
  doubles: DoubleText,
  kind = typeName(value),
): string {
  const { type } = spec;
  if (isIntegral(value)) {
    if (type in RADIX || (type === "" && spec.precision === null)) return formatInteger(value, spec);
    if (type === "c") return formatCharacter(value, spec);
  } else if (type in RADIX || type === "c") throw unknownCode(kind, type);
  if (type !== "" && !"eEfFgG%".includes(type)) throw unknownCode(kind, type);
  return formatDouble(Number(value), spec, doubles);
}

/** Puts `,` or `_` between groups of digits. */
export function grouped(digits: string, separator: string, size = 3): string {
  const first = digits.length % size || size;
  let text = digits.slice(0, first);
  for (let i = first; i < digits.length; i += size) text += separator + digits.slice(i, i + size);
  return text;
}

/** The prefix and digits of `#x` and its like. */
export function radixPrefix(type: string): string {
  return type === "b" || type === "o" || type === "x" || type === "X" ? `0${type}` : "";
}

function unknownCode(kind: string, type: string): ValueError {
  return new ValueError(`Unknown format code '${type}' for object of type '${kind}'`);
}

function formatInteger(value: number | bigint, spec: FormatSpec): string {
  const { type } = spec;
  if (spec.precision !== null) throw new ValueError("Precision not allowed in integer format specifier");
  const radix = RADIX[type] ?? 10;
  const digits = (value < 0 ? -value : value).toString(radix);
  const prefix = signOf(value < 0, spec) + (spec.alternate ? radixPrefix(type) : "");
  return assemble(prefix, type === "X" ? digits.toUpperCase() : digits, "", spec, radix === 10 ? 3 : 4);
}

function formatCharacter(value: number | bigint, spec: FormatSpec): string {
  if (spec.sign !== null) throw new ValueError("Sign not allowed with integer format specifier 'c'");
  if (spec.alternate)
    throw new ValueError("Alternate form (#) not allowed with integer format specifier 'c'");
  if (value < 0 || value > 0x10ffff) throw new OverflowError("%c arg not in range(0x110000)");
  return pad("", String.fromCodePoint(Number(value)), spec, spec.align ?? "<");
}

function formatDouble(value: number, spec: FormatSpec, doubles: DoubleText): string {
  const negative = value < 0 || Object.is(value, -0) ? value < 0 : false;
  const prefix = signOf(negative, spec);
  const size = Math.abs(value);
  if (!Number.isFinite(size)) return assembleSpecial(prefix, size, spec);
  const text = doubles(size, spec);
  const end = /[^\d]/.exec(text)?.index ?? text.length;
  return assemble(prefix, text.slice(0, end), text.slice(end), spec, 3);
}

function assembleSpecial(prefix: string, size: number, spec: FormatSpec): string {
  const name = Number.isNaN(size) ? "nan" : "inf";
  const text = /[EFG]/.test(spec.type) ? name.toUpperCase() : name;
  return pad(prefix, text + (spec.type === "%" ? "%" : ""), spec, spec.align ?? ">");
}

export function doubleText(size: number, spec: FormatSpec): string {
  const { type, alternate } = spec;
  const precision = spec.precision ?? 6;
  switch (type) {
    case "f":
    case "F":
      return withPoint(fixed(size, precision), alternate);
    case "%":
      return `${withPoint(fixed(size * 100, precision), alternate)}%`;
    case "e":
    case "E": {
      const text = withPoint(exponential(size, precision), alternate);
      return type === "E" ? text.toUpperCase() : text;
    }
    case "g":
    case "G": {
      const text = withPoint(general(size, precision, alternate), alternate);
      return type === "G" ? text.toUpperCase() : text;
    }
    default:
      return spec.precision === null
        ? shortestText(size, spec)
        : withPoint(general(size, precision, alternate), alternate);
  }
}

export function shortestText(size: number, { alternate }: FormatSpec): string {
  return withPoint(numberText(size), alternate);
}

/** The alternate form always has a decimal point. */
function withPoint(text: string, always: boolean): string {
  return always && !text.includes(".") ? text.replace(/^\d+/, "$&.") : text;
}

function signOf(negative: boolean, spec: FormatSpec): string {
  if (negative) return "-";
  return spec.sign === "+" || spec.sign === " " ? spec.sign : "";
}

/** Groups the digits, zeros used as filling included, and pads. */
function assemble(prefix: string, digits: string, rest: string, spec: FormatSpec, size: number): string {
  const align = spec.align ?? ">";
  const { grouping } = spec;
  if (grouping === null) return pad(prefix, digits + rest, spec, align);
  let all = digits;
  if (spec.fill === "0" && align === "=") {
    const room = spec.width - prefix.length - rest.length;
    while (grouped(all, grouping, size).length < room) all = `0${all}`;
  }
  return pad(prefix, grouped(all, grouping, size) + rest, spec, align);
}
