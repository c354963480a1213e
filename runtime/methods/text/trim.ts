/** Methods of str that take something off its ends. */

import { typeError } from "../../errors/hierarchy.ts";
import { textArgument } from "../arguments.ts";
import { leadingWhitespace, trimmedEnd } from "./whitespace.ts";

export function strStrip(s: string, chars?: unknown): string {
  return strLstrip(strRstrip(s, chars, "strip"), chars, "strip");
}

export function strLstrip(s: string, chars?: unknown, method = "lstrip"): string {
  if (chars === undefined || chars === null) return s.replace(leadingWhitespace, "");
  const set = characters(chars, method);
  let start = 0;
  for (const c of s) {
    if (!set.has(c)) break;
    start += c.length;
  }
  return s.slice(start);
}

export function strRstrip(s: string, chars?: unknown, method = "rstrip"): string {
  if (chars === undefined || chars === null) return s.slice(0, trimmedEnd(s));
  const set = characters(chars, method);
  const points = [...s];
  let end = points.length;
  while (end > 0 && set.has(points[end - 1]!)) end--;
  return points.slice(0, end).join("");
}

export function strRemoveprefix(s: string, prefix: unknown): string {
  const text = textArgument(prefix, "removeprefix() argument");
  return s.startsWith(text) ? s.slice(text.length) : s;
}

export function strRemovesuffix(s: string, suffix: unknown): string {
  const text = textArgument(suffix, "removesuffix() argument");
  return text !== "" && s.endsWith(text) ? s.slice(0, -text.length) : s;
}

function characters(chars: unknown, method: string): Set<string> {
  if (typeof chars !== "string") throw typeError(`${method} arg must be None or str`);
  return new Set(chars);
}
