/** Methods of bytes that look for other bytes, or one byte by its number. */
import { typeError, ValueError } from "../../errors/hierarchy.ts";
import { byteOf, findBytes, findLastBytes, isAt } from "../../values/bytes.ts";
import { bytesType } from "../../values/foreign.ts";
import { integerIndex } from "../../values/positions.ts";
import { isTuple } from "../../values/tuple.ts";
import { typeName } from "../../values/types.ts";
import { bound } from "../arguments.ts";

export function bytesFind(b: Uint8Array, sub: unknown, start?: unknown, end?: unknown): number {
  return findBytes(b, partOf(sub), ...section(b, start, end));
}

export function bytesRfind(b: Uint8Array, sub: unknown, start?: unknown, end?: unknown): number {
  return findLastBytes(b, partOf(sub), ...section(b, start, end));
}

export function bytesIndex(b: Uint8Array, sub: unknown, start?: unknown, end?: unknown): number {
  return found(bytesFind(b, sub, start, end));
}

export function bytesRindex(b: Uint8Array, sub: unknown, start?: unknown, end?: unknown): number {
  return found(bytesRfind(b, sub, start, end));
}

/** Occurrences that do not overlap; nothing occurs around each byte. */
export function bytesCount(b: Uint8Array, sub: unknown, start?: unknown, end?: unknown): number {
  const part = partOf(sub);
  const [from, to] = section(b, start, end);
  if (part.length === 0) return Math.max(0, to - from + 1);
  let count = 0;
  for (let at = findBytes(b, part, from, to); at >= 0; at = findBytes(b, part, at + part.length, to))
    count += 1;
  return count;
}

export function bytesStartswith(b: Uint8Array, prefix: unknown, start?: unknown, end?: unknown): boolean {
  const [from, to] = section(b, start, end);
  return anyAffix(prefix, "startswith", (part) => from + part.length <= to && isAt(b, part, from));
}

export function bytesEndswith(b: Uint8Array, suffix: unknown, start?: unknown, end?: unknown): boolean {
  const [from, to] = section(b, start, end);
  return anyAffix(suffix, "endswith", (part) => from + part.length <= to && isAt(b, part, to - part.length));
}

export function bytesContains(b: Uint8Array, item: unknown): boolean {
  return bytesFind(b, item) >= 0;
}

function partOf(sub: unknown): Uint8Array {
  if (bytesType(sub) !== undefined) return sub as Uint8Array;
  if (integerIndex(sub) !== undefined) return Uint8Array.of(byteOf(sub));
  throw typeError(`argument should be integer or bytes-like object, not '${typeName(sub)}'`);
}

function section(b: Uint8Array, start: unknown, end: unknown): [start: number, end: number] {
  return [bound(start, 0, b.length), Math.min(bound(end, b.length, b.length), b.length)];
}

function found(position: number): number {
  if (position < 0) throw new ValueError("subsection not found");
  return position;
}

function anyAffix(value: unknown, method: string, fits: (affix: Uint8Array) => boolean): boolean {
  if (bytesType(value) !== undefined) return fits(value as Uint8Array);
  if (!isTuple(value))
    throw typeError(`${method} first arg must be bytes or a tuple of bytes, not ${typeName(value)}`);
  return value.items.some((item) => {
    if (bytesType(item) !== undefined) return fits(item as Uint8Array);
    throw typeError(`a bytes-like object is required, not '${typeName(item)}'`);
  });
}
