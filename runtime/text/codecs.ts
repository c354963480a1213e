/** Encodings of text as bytes: what `encode`, `decode` and files read and write. */
import { LookupError } from "../errors/hierarchy.ts";
import { UnicodeDecodeError, UnicodeEncodeError } from "../errors/unicode-errors.ts";
import { bytesInstead, type Malformed, textInstead } from "./codec-errors.ts";
import { decodeUtf8, wholeUtf8 } from "./utf-8.ts";

export interface Codec {
  /** As messages name it. */
  readonly name: string;
  /** What stands at the head of a file; empty for most. */
  readonly mark: readonly number[];
  /** @param errors what happens to characters that the encoding does not have: `strict`, `ignore`, `replace` … */
  encode(text: string, errors: string): Uint8Array;
  /** @param errors what happens to bytes that are no text */
  decode(bytes: Uint8Array, errors: string): string;
  /** How many bytes from the beginning are whole characters: what may be decoded before more is there. */
  whole(bytes: Uint8Array): number;
}

/**
 * The encoding of that name, in any spelling.
 * @throws LookupError
 */
export function codecOf(name: string): Codec {
  const key = name.toLowerCase().replace(/[-_ ]/g, "");
  const make = Object.hasOwn(CODECS, key) ? CODECS[key as keyof typeof CODECS] : undefined;
  if (make === undefined) throw new LookupError(`unknown encoding: ${name}`);
  return make();
}

const CODECS = {
  utf8: utf8,
  u8: utf8,
  utf8sig: () => marked(utf8(), "utf-8-sig", [0xef, 0xbb, 0xbf]),
  ascii: () => singleByte("ascii", 0x7f),
  usascii: () => singleByte("ascii", 0x7f),
  "646": () => singleByte("ascii", 0x7f),
  latin1: () => singleByte("latin-1", 0xff),
  latin: () => singleByte("latin-1", 0xff),
  l1: () => singleByte("latin-1", 0xff),
  iso88591: () => singleByte("latin-1", 0xff),
  "88591": () => singleByte("latin-1", 0xff),
  utf16: () => marked(wide(2, true), "utf-16", [0xff, 0xfe], wide(2, false)),
  utf16le: () => wide(2, true),
  utf16be: () => wide(2, false),
  utf32: () => marked(wide(4, true), "utf-32", [0xff, 0xfe, 0, 0], wide(4, false)),
  utf32le: () => wide(4, true),
  utf32be: () => wide(4, false),
};

function utf8(): Codec {
  const name = "utf-8";
  return {
    name,
    mark: [],
    encode(text, errors) {
      if (text.isWellFormed()) return new TextEncoder().encode(text);
      const units = (code: number) =>
        isSurrogate(code) ? null : new TextEncoder().encode(String.fromCodePoint(code));
      return encoded(text, name, errors, "surrogates not allowed", units);
    },
    decode: (bytes, errors) => decodeUtf8(bytes, (malformed) => instead(name, bytes, errors, malformed)),
    whole: wholeUtf8,
  };
}

/** @param highest the last code point that it has; each stands for the byte of that number */
function singleByte(name: string, highest: number): Codec {
  const reason = `ordinal not in range(${highest + 1})`;
  return {
    name,
    mark: [],
    encode: (text, errors) =>
      encoded(text, name, errors, reason, (code) => (code <= highest ? [code] : null)),
    decode(bytes, errors) {
      let text = "";
      for (let from = 0; from < bytes.length; from += SLICE)
        text += String.fromCharCode(...bytes.subarray(from, from + SLICE));
      if (highest === 0xff || !NOT_ASCII.test(text)) return text;
      return text.replace(/[^\0-\x7f]/g, (_, start: number) =>
        instead(name, bytes, errors, { start, end: start + 1, reason }),
      );
    },
    whole: (bytes) => bytes.length,
  };
}

/** As many arguments as a call surely takes. */
const SLICE = 8192;
const NOT_ASCII = /[^\0-\x7f]/;

/** UTF-16 and UTF-32. */
function wide(width: 2 | 4, isLittle: boolean): Codec {
  const name = `utf-${width * 8}-${isLittle ? "le" : "be"}`;
  const bytesOf = (unit: number) => {
    const bytes = Array.from({ length: width }, (_, i) => Math.floor(unit / 256 ** i) & 0xff);
    return isLittle ? bytes : bytes.reverse();
  };
  return {
    name,
    mark: [],
    encode: (text, errors) =>
      encoded(text, name, errors, "surrogates not allowed", (code) => {
        if (isSurrogate(code)) return null;
        if (width === 4) return bytesOf(code);
        const units = String.fromCodePoint(code);
        return [...units].length === units.length
          ? bytesOf(code)
          : [...bytesOf(units.charCodeAt(0)), ...bytesOf(units.charCodeAt(1))];
      }),
    decode: (bytes, errors) =>
      decodeWide(bytes, width, isLittle, (malformed) => instead(name, bytes, errors, malformed)),
    whole(bytes) {
      const whole = bytes.length - (bytes.length % width);
      const last = whole < 2 || width === 4 ? 0 : bytes[isLittle ? whole - 1 : whole - 2]!;
      return last >= 0xd8 && last < 0xdc ? whole - 2 : whole;
    },
  };
}

function decodeWide(
  bytes: Uint8Array,
  width: 2 | 4,
  isLittle: boolean,
  malformed: (malformed: Malformed) => string,
): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const unitAt = (at: number) => (width === 2 ? view.getUint16(at, isLittle) : view.getUint32(at, isLittle));
  const whole = bytes.length - (bytes.length % width);
  let text = "";
  for (let at = 0; at < whole; at += width) {
    const unit = unitAt(at);
    if (width === 4) {
      const reason = isSurrogate(unit)
        ? "code point in surrogate code point range(0xd800, 0xe000)"
        : "code point not in range(0x110000)";
      const isRight = unit < 0x110000 && !isSurrogate(unit);
      text += isRight ? String.fromCodePoint(unit) : malformed({ start: at, end: at + 4, reason });
    } else if (!isSurrogate(unit)) text += String.fromCharCode(unit);
    else {
      const next = at + 2 < whole ? unitAt(at + 2) : 0;
      if (unit < 0xdc00 && next >= 0xdc00 && next < 0xe000) {
        text += String.fromCharCode(unit, next);
        at += 2;
      } else {
        const isLast = unit < 0xdc00 && at + 2 >= whole;
        const reason = isLast
          ? "unexpected end of data"
          : unit < 0xdc00
            ? "illegal UTF-16 surrogate"
            : "illegal encoding";
        text += malformed({ start: at, end: isLast ? bytes.length : at + 2, reason });
        if (isLast) return text;
      }
    }
  }
  return whole === bytes.length
    ? text
    : text + malformed({ start: whole, end: bytes.length, reason: "truncated data" });
}

/** An encoding that begins with a mark, which `other` says in the other order of bytes. */
function marked(codec: Codec, name: string, mark: readonly number[], other?: Codec): Codec {
  const begins = (bytes: Uint8Array, wanted: readonly number[]) =>
    wanted.every((byte, i) => bytes[i] === byte);
  const reversed = [...mark].reverse();
  return {
    name,
    mark,
    encode(text, errors) {
      const body = codec.encode(text, errors);
      const bytes = new Uint8Array(mark.length + body.length);
      bytes.set(mark);
      bytes.set(body, mark.length);
      return bytes;
    },
    decode(bytes, errors) {
      if (begins(bytes, mark)) return shifted(codec, bytes, mark.length, errors);
      if (other !== undefined && begins(bytes, reversed)) return shifted(other, bytes, mark.length, errors);
      return codec.decode(bytes, errors);
    },
    whole: codec.whole,
  };
}

/** Decodes what is behind the mark; positions in errors count from the mark. */
function shifted(codec: Codec, bytes: Uint8Array, by: number, errors: string): string {
  try {
    return codec.decode(bytes.subarray(by), errors);
  } catch (error) {
    if (!(error instanceof UnicodeDecodeError)) throw error;
    const { encoding, start, end, reason } = error;
    throw new UnicodeDecodeError(encoding, bytes, (start as number) + by, (end as number) + by, reason);
  }
}

/** The encoding for what follows the head of a file: the same without its mark, in the order that the mark says. */
export function behindMark(codec: Codec, head: Uint8Array): { readonly codec: Codec; readonly skip: number } {
  const { mark, name } = codec;
  if (mark.length === 0) return { codec, skip: 0 };
  const isMarked = mark.every((byte, i) => head[i] === byte);
  if (name === "utf-8-sig") return { codec: utf8(), skip: isMarked ? 3 : 0 };
  const isReversed = [...mark].reverse().every((byte, i) => head[i] === byte);
  return {
    codec: wide(mark.length as 2 | 4, !isReversed),
    skip: isMarked || isReversed ? mark.length : 0,
  };
}

function instead(name: string, bytes: Uint8Array, errors: string, malformed: Malformed): string {
  const text = errors === "strict" ? null : textInstead(bytes, errors, malformed);
  if (text !== null) return text;
  throw new UnicodeDecodeError(name, bytes, malformed.start, malformed.end, malformed.reason);
}

/** @param bytesOf the bytes of a code point, null where there are none */
function encoded(
  text: string,
  name: string,
  errors: string,
  reason: string,
  bytesOf: (code: number) => ArrayLike<number> | null,
): Uint8Array {
  const characters = Array.from(text);
  const bytes: number[] = [];
  for (let start = 0; start < characters.length; start++) {
    const own = bytesOf(characters[start]!.codePointAt(0)!);
    if (own !== null) {
      for (let i = 0; i < own.length; i++) bytes.push(own[i]!);
      continue;
    }
    let end = start + 1;
    while (end < characters.length && bytesOf(characters[end]!.codePointAt(0)!) === null) end++;
    for (const character of characters.slice(start, end)) {
      const parts = errors === "strict" ? null : bytesInstead(character, errors);
      if (parts === null) throw new UnicodeEncodeError(name, text, start, end, reason);
      for (const part of parts) {
        const codes = typeof part === "number" ? [part] : bytesOf(part.codePointAt(0)!)!;
        for (let i = 0; i < codes.length; i++) bytes.push(codes[i]!);
      }
    }
    start = end - 1;
  }
  return Uint8Array.from(bytes);
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xe000;
}
