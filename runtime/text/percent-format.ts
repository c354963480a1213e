/** `%` formatting (language §19.4). */
import { bounds } from "../bounds.ts";
import { OverflowError, typeError, ValueError } from "../errors/hierarchy.ts";
import type { BytesFields } from "../values/foreign.ts";
import { getitem } from "../values/items.ts";
import { unboxed } from "../values/kinds.ts";
import { isIntegral, isNumeric } from "../values/numeric.ts";
import { asNumber } from "../values/operands.ts";
import { protocol } from "../values/protocol.ts";
import { toInteger } from "../values/rounding.ts";
import { codePointLength, codePoints } from "../values/strings.ts";
import { isTuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { ascii } from "./ascii.ts";
import { doubleText, formatNumber, radixPrefix } from "./format-number.ts";
import { type FormatSpec, pad } from "./format-spec.ts";
import { repr } from "./repr.ts";
import { str } from "./str.ts";

const CONVERSION = /%(?:\(((?:[^()]|\([^()]*\))*)\))?([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?(.)?/gsu;

/**
 * @param value a tuple, a mapping for `%(name)s`, or the only argument
 * @param bytes what is put in where the text stands for bytes
 * @throws TypeError for arguments too few, too many or of the wrong type, ValueError for an unknown conversion
 */
export function percentFormat(text: string, value: unknown, bytes?: BytesFields): string {
  const args = new Arguments(value, bytes);
  const result = text.replace(CONVERSION, (match, key, flags, width, precision, type, at) => {
    if (type === undefined)
      throw new ValueError(key === undefined ? "incomplete format" : "incomplete format key");
    if (match === "%%") return "%";
    if (key !== undefined) args.name(key);
    const field: Field = {
      flags,
      width: width === "*" ? args.size() : Number(width ?? 0),
      precision: precision === "*" ? args.size() : match.includes(".") ? Number(precision ?? 0) : null,
      type,
    };
    return convert(field, args, at + match.length - 1);
  });
  args.finish();
  return result;
}

interface Field {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | null;
  readonly type: string;
}

class Arguments {
  readonly bytes: BytesFields | undefined;
  private readonly value: unknown;
  private readonly items: readonly unknown[];
  private next = 0;
  private named: { readonly item: unknown } | null = null;
  private byName = false;

  constructor(value: unknown, bytes: BytesFields | undefined) {
    this.value = value;
    this.bytes = bytes;
    this.items = isTuple(value) ? value.items : [value];
  }

  name(key: string): void {
    if (!this.isMapping()) throw typeError("format requires a mapping");
    this.byName = true;
    this.named = { item: getitem(this.value, key) };
  }

  take(): unknown {
    const { named } = this;
    this.named = null;
    if (named !== null) return named.item;
    if (this.next >= this.items.length) throw typeError("not enough arguments for format string");
    this.next += 1;
    return this.items[this.next - 1];
  }

  size(): number {
    const item = this.take();
    if (typeof item !== "number" || !Number.isSafeInteger(item)) throw typeError("* wants int");
    return item;
  }

  finish(): void {
    if (this.next < this.items.length && !this.byName && !this.isMapping()) {
      throw typeError(
        `not all arguments converted during ${this.bytes === undefined ? "string" : "bytes"} formatting`,
      );
    }
  }

  private isMapping(): boolean {
    const { value } = this;
    if (isTuple(value) || typeof unboxed(value) === "string") return false;
    if (this.bytes !== undefined && ArrayBuffer.isView(value)) return false;
    return Array.isArray(value) || protocol(value)?.__getitem__ !== undefined;
  }
}

function convert(field: Field, args: Arguments, at: number): string {
  const { type } = field;
  const { bytes } = args;
  if (bytes !== undefined && "sbrac".includes(type)) {
    const value = args.take();
    const shown =
      type === "c" ? bytes.character(value) : "ra".includes(type) ? ascii(value) : bytes.part(value);
    return text(shown, field);
  }
  if ("sra".includes(type)) {
    const value = args.take();
    return text(type === "s" ? str(value) : type === "r" ? repr(value) : ascii(value), field);
  }
  if (type === "c") return text(character(args.take()), { ...field, precision: null });
  if ("diuxXo".includes(type)) return integer(args.take(), field);
  if ("eEfFgG".includes(type)) return double(args.take(), field);
  args.take();
  const code = type.codePointAt(0)!.toString(16);
  throw new ValueError(`unsupported format character '${type}' (0x${code}) at index ${at}`);
}

function text(shown: string, field: Field): string {
  const cut = field.precision === null ? shown : codePoints(shown).slice(0, field.precision).join("");
  return pad("", cut, specOf(field), field.flags.includes("-") || field.width < 0 ? "<" : ">");
}

function character(value: unknown): string {
  if (typeof value === "string" && codePointLength(value) === 1) return value;
  const code = isNumeric(value) ? asNumber(value) : value;
  if (!isIntegral(code)) throw typeError("%c requires int or char");
  if (code < 0 || code > 0x10ffff) throw new OverflowError("%c arg not in range(0x110000)");
  return String.fromCodePoint(Number(code));
}

function integer(value: unknown, field: Field): string {
  const number = integerOf(value, field.type);
  const type = "iu".includes(field.type) ? "d" : field.type;
  const spec = { ...specOf(field), width: 0, precision: null, type };
  const plain = formatNumber(number < 0 ? -number : number, spec, doubleText);
  const [prefix, digits] = field.flags.includes("#") ? [radixPrefix(type), plain.slice(2)] : ["", plain];
  bounds?.work((field.precision ?? 0) / 16);
  const long = (prefix === "" ? plain : digits).padStart(field.precision ?? 0, "0");
  return signed(number < 0, prefix, long, field);
}

function integerOf(value: unknown, type: string): number | bigint {
  const hexadecimal = "xXo".includes(type);
  if (isNumeric(value)) {
    const number = asNumber(value);
    if (isIntegral(number) || !hexadecimal) return toInteger(number, Math.trunc);
  }
  const wanted = hexadecimal ? "an integer" : "a real number";
  throw typeError(`%${type} format: ${wanted} is required, not ${typeName(value)}`);
}

function double(value: unknown, field: Field): string {
  const given = isNumeric(value) ? asNumber(value) : protocol(value)?.__float__?.call(value);
  if (typeof given !== "number" && typeof given !== "bigint") {
    throw typeError(`must be real number, not ${typeName(value)}`);
  }
  const number = Number(given);
  const shown = formatNumber(Math.abs(number), { ...specOf(field), width: 0 }, doubleText);
  return signed(number < 0, "", shown, field);
}

function signed(negative: boolean, prefix: string, digits: string, field: Field): string {
  const sign = negative ? "-" : field.flags.includes("+") ? "+" : field.flags.includes(" ") ? " " : "";
  const left = field.flags.includes("-") || field.width < 0;
  const zeros = field.flags.includes("0") && !left;
  return pad(
    sign + prefix,
    digits,
    { ...specOf(field), fill: zeros ? "0" : " " },
    left ? "<" : zeros ? "=" : ">",
  );
}

function specOf({ flags, width, precision, type }: Field): FormatSpec {
  return {
    fill: " ",
    align: null,
    sign: null,
    alternate: flags.includes("#"),
    width: Math.abs(width),
    grouping: null,
    precision,
    type,
  };
}
