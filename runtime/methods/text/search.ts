/** Methods of str that look for a text in it; positions count code points. */
import { typeError, ValueError } from "../../errors/hierarchy.ts";
import { unboxed } from "../../values/kinds.ts";
import { codePointLength, findLastText, findText, substring } from "../../values/strings.ts";
import { isTuple } from "../../values/tuple.ts";
import { typeName } from "../../values/types.ts";
import { bound, sizeArgument, textArgument } from "../arguments.ts";

export function strLength(s: string): number {
  return codePointLength(s);
}

export function strFind(s: string, sub: unknown, start?: unknown, end?: unknown): number {
  const text = textArgument(sub);
  return findText(s, text, ...section(s, start, end));
}

export function strRfind(s: string, sub: unknown, start?: unknown, end?: unknown): number {
  const text = textArgument(sub);
  return findLastText(s, text, ...section(s, start, end));
}

export function strIndex(s: string, sub: unknown, start?: unknown, end?: unknown): number {
  return found(strFind(s, sub, start, end));
}

export function strRindex(s: string, sub: unknown, start?: unknown, end?: unknown): number {
  return found(strRfind(s, sub, start, end));
}

/** Occurrences that do not overlap; the empty text occurs around each character. */
export function strCount(s: string, sub: unknown, start?: unknown, end?: unknown): number {
  const text = textArgument(sub);
  const part = within(s, start, end);
  if (part === null) return 0;
  return text === "" ? codePointLength(part) + 1 : part.split(text).length - 1;
}

export function strStartswith(s: string, prefix: unknown, start?: unknown, end?: unknown): boolean {
  const part = within(s, start, end);
  return anyAffix(prefix, "startswith", (text) => part?.startsWith(text) === true);
}

export function strEndswith(s: string, suffix: unknown, start?: unknown, end?: unknown): boolean {
  const part = within(s, start, end);
  return anyAffix(suffix, "endswith", (text) => part?.endsWith(text) === true);
}

export function strContains(s: string, sub: unknown): boolean {
  return s.includes(textArgument(sub, "contains() argument"));
}

export function strReplace(s: string, old: unknown, replacement: unknown, count?: unknown): string {
  const text = textArgument(old, "replace() argument 1");
  const other = textArgument(replacement, "replace() argument 2");
  const limit = count === undefined ? -1 : sizeArgument(count);
  if (text === "") return interleaved(s, other, limit);
  if (limit < 0) return s.replaceAll(text, () => other);
  const parts = s.split(text);
  if (parts.length <= limit + 1) return parts.join(other);
  return [...parts.slice(0, limit), parts.slice(limit).join(text)].join(other);
}

/** Replacing the empty text puts the replacement around every character. */
function interleaved(s: string, other: string, limit: number): string {
  let left = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  let result = left-- > 0 ? other : "";
  for (const c of s) result += left-- > 0 ? c + other : c;
  return result;
}

/** The part to search; null when the search would begin behind its end. */
function within(s: string, start: unknown, end: unknown): string | null {
  if (start === undefined && end === undefined) return s;
  const [from, to] = section(s, start, end);
  return from > to ? null : substring(s, from, to);
}

/** Where the search begins and ends. */
function section(s: string, start: unknown, end: unknown): [start: number, end: number] {
  const length = codePointLength(s);
  return [bound(start, 0, length), Math.min(bound(end, length, length), length)];
}

function found(position: number): number {
  if (position < 0) throw new ValueError("substring not found");
  return position;
}

/** Looks at one affix after the other: those behind the one that fits may be anything. */
function anyAffix(value: unknown, method: string, fits: (affix: string) => boolean): boolean {
  const x = unboxed(value);
  if (typeof x === "string") return fits(x);
  if (!isTuple(x)) throw typeError(`${method} first arg must be str or a tuple of str, not ${typeName(x)}`);
  return x.items.some((item) => {
    if (typeof item === "string") return fits(item);
    throw typeError(`tuple for ${method} must only contain str, not ${typeName(item)}`);
  });
}
