/** The methods of bytes and bytearray that str or list have, too: their own, and those of str that do the same to ASCII. */
import type { Entry } from "../../objects/entry-type.ts";
import { copyOf, like } from "../../values/bytes.ts";
import { BuiltinMethod } from "../builtin-method.ts";
import {
  bytearrayAppend,
  bytearrayClear,
  bytearrayExtend,
  bytearrayInsert,
  bytearrayPop,
  bytearrayRemove,
  bytearrayReverse,
} from "./growing.ts";
import { lifted } from "./lifted.ts";
import { bytesJoin, bytesSplitlines, NOT_ITERABLE } from "./parts.ts";
import {
  bytesContains,
  bytesCount,
  bytesEndswith,
  bytesFind,
  bytesIndex,
  bytesRfind,
  bytesRindex,
  bytesStartswith,
} from "./search.ts";

/** The third: it reads its argument, an iterable, and this is the message for what is none. */
type Row = readonly [implementation: Entry, parameters: string, notIterable?: string];

const PART = "sub, start=, end=, /";

const OWN: Readonly<Record<string, Row>> = {
  length: [(b: Uint8Array) => b.length, ""],
  contains: [bytesContains, "item, /"],
  count: [bytesCount, PART],
  find: [bytesFind, PART],
  index: [bytesIndex, PART],
  rfind: [bytesRfind, PART],
  rindex: [bytesRindex, PART],
  startswith: [bytesStartswith, "prefix, start=, end=, /"],
  endswith: [bytesEndswith, "suffix, start=, end=, /"],
  isascii: [(b: Uint8Array) => b.every((byte) => byte < 128), ""],
  join: [bytesJoin, "iterable, /", NOT_ITERABLE],
  splitlines: [bytesSplitlines, "keepends="],
};

const OF_BYTEARRAY: Readonly<Record<string, Row>> = {
  append: [bytearrayAppend, "item, /"],
  clear: [bytearrayClear, ""],
  copy: [(b: Uint8Array) => like(b, copyOf(b)), ""],
  extend: [bytearrayExtend, "iterable, /", "'%' object is not iterable"],
  insert: [bytearrayInsert, "index, item, /"],
  pop: [bytearrayPop, "index=, /"],
  remove: [bytearrayRemove, "value, /"],
  reverse: [bytearrayReverse, ""],
};

const made = /* @__PURE__ */ new Map<string, BuiltinMethod | undefined>();

/**
 * @param type `bytes` or `bytearray`; anything else has none
 * @param other the method of that name that str or list has
 */
export function byteMethod(
  type: string,
  name: string,
  other: BuiltinMethod | undefined,
): BuiltinMethod | undefined {
  if (type !== "bytes" && type !== "bytearray") return undefined;
  const key = `${type}.${name}`;
  if (!made.has(key)) made.set(key, methodOf(type, name, other));
  return made.get(key);
}

function methodOf(type: string, name: string, other: BuiltinMethod | undefined): BuiltinMethod | undefined {
  const row = rowOf(OWN, name) ?? (type === "bytearray" ? rowOf(OF_BYTEARRAY, name) : undefined);
  if (row === undefined) return other === undefined ? undefined : lifted(name, other);
  const [implementation, parameters, notIterable] = row;
  const entry = notIterable === undefined ? undefined : other?.drain?.(implementation, 1, notIterable);
  return new BuiltinMethod(implementation, `${name}(${parameters})`, { entry });
}

function rowOf(rows: Readonly<Record<string, Row>>, name: string): Row | undefined {
  return Object.hasOwn(rows, name) ? rows[name] : undefined;
}
