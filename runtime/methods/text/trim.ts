/** Methods of str that take something off its ends. */

import { typeError } from "../../errors/hierarchy.ts";
import { textArgument } from "../arguments.ts";
import { trimmedEnd, trimmedStart } from "./whitespace.ts";

export function strStrip(s: string, chars?: unknown): string {
  return strLstrip(strRstrip(s, chars, "strip"), chars, "strip");
}

export function strLstrip(s: string, chars?: unknown, method = "lstrip"): string {
  if (chars === undefined || chars === null) return s.slice(trimmedStart(s));
  const set = characters(chars, method);
  let start = 0;
  while (start < s.length) {
    const width = isPair(s, start) ? 2 : 1;
    if (!isAmong(s, start, width, set)) break;
    start += width;
  }
  return s.slice(start);
}

export function strRstrip(s: string, chars?: unknown, method = "rstrip"): string {
  if (chars === undefined || chars === null) return s.slice(0, trimmedEnd(s));
  const set = characters(chars, method);
  let end = s.length;
  while (end > 0) {
    const width = isPair(s, end - 2) ? 2 : 1;
    if (!isAmong(s, end - width, width, set)) break;
    end -= width;
  }
  return s.slice(0, end);
}

export function strRemoveprefix(s: string, prefix: unknown): string {
  const text = textArgument(prefix, "removeprefix() argument");
  return s.startsWith(text) ? s.slice(text.length) : s;
}

export function strRemovesuffix(s: string, suffix: unknown): string {
  const text = textArgument(suffix, "removesuffix() argument");
  return text !== "" && s.endsWith(text) ? s.slice(0, -text.length) : s;
}

function characters(chars: unknown, method: string): string {
  if (typeof chars !== "string") throw typeError(`${method} arg must be None or str`);
  return chars;
}

/** Is there, at a position, the first of two units of one code point? */
function isPair(s: string, at: number): boolean {
  return isHigh(s.charCodeAt(at)) && isLow(s.charCodeAt(at + 1));
}

/** Is the code point at a position one of the characters? */
function isAmong(s: string, at: number, width: number, chars: string): boolean {
  const unit = s.charCodeAt(at);
  if (!isHigh(unit) && !isLow(unit)) return chars.includes(s[at]!);
  return Array.from(chars).includes(s.slice(at, at + width));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
