/** Methods of bytes that take lines apart and put bytes together. */
import { typeError } from "../../errors/hierarchy.ts";
import { copyOf, joinedBytes, like } from "../../values/bytes.ts";
import { bytesType } from "../../values/foreign.ts";
import { itemsOf } from "../../values/iterate.ts";
import { typeName } from "../../values/types.ts";
import { flagArgument } from "../arguments.ts";

export const NOT_ITERABLE = "can only join an iterable";

export function bytesJoin(b: Uint8Array, items: unknown): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const [i, item] of itemsOf(items, NOT_ITERABLE).entries()) {
    if (bytesType(item) === undefined)
      throw typeError(`sequence item ${i}: expected a bytes-like object, ${typeName(item)} found`);
    if (i > 0) parts.push(b);
    parts.push(item as Uint8Array);
  }
  return like(b, joinedBytes(parts));
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Only line feeds and carriage returns end lines. */
export function bytesSplitlines(b: Uint8Array, keepends?: unknown): Uint8Array[] {
  const keep = flagArgument(keepends);
  const lines: Uint8Array[] = [];
  for (let start = 0; start < b.length; ) {
    let end = start;
    while (end < b.length && b[end] !== LINE_FEED && b[end] !== CARRIAGE_RETURN) end++;
    const width = b[end] === CARRIAGE_RETURN && b[end + 1] === LINE_FEED ? 2 : 1;
    const next = Math.min(end + width, b.length);
    lines.push(like(b, copyOf(b, start, keep ? next : end)));
    start = next;
  }
  return lines;
}
