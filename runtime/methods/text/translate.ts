/** Methods of str that work character by character with a table, and its bytes. */
import { LookupError, typeError, ValueError } from "../../errors/hierarchy.ts";
import { codecOf } from "../../text/codecs.ts";
import { Dict, isDict } from "../../values/dict.ts";
import { getitem } from "../../values/items.ts";
import { unboxed } from "../../values/kinds.ts";
import { textArgument } from "../arguments.ts";
import { name } from "../bytes/conversions.ts";
import { bytesOf } from "../bytes/known.ts";

/** `table` maps code points to code points, str, or None for removal. */
export function strTranslate(s: string, table: unknown): string {
  let result = "";
  for (const c of s) result += translation(c, table);
  return result;
}

/** `str.maketrans(mapping)`, or of two str of equal length, and characters to remove. */
export function strMaketrans(from: unknown, to?: unknown, removed?: unknown): Dict {
  const table = new Dict();
  if (to === undefined) {
    if (!isDict(from)) throw typeError("if you give only one argument to maketrans it must be a dict");
    for (const [key, value] of from.entries())
      table.set(typeof key === "string" ? key.codePointAt(0) : key, value);
    return table;
  }
  if (typeof unboxed(from) !== "string")
    throw typeError("first maketrans argument must be a string if there is a second argument");
  const [sources, targets] = [[...textArgument(from)], [...textArgument(to, "maketrans() argument 2")]];
  if (sources.length !== targets.length) {
    throw new ValueError("the first two maketrans arguments must have equal length");
  }
  for (const [i, c] of sources.entries()) table.set(c.codePointAt(0), targets[i]!.codePointAt(0));
  for (const c of removed === undefined ? "" : textArgument(removed, "maketrans() argument 3"))
    table.set(c.codePointAt(0), null);
  return table;
}

export function strEncode(s: string, encoding?: unknown, errors?: unknown): Uint8Array {
  const codec = codecOf(name("encode", "encoding", encoding, "utf-8"));
  return bytesOf(codec.encode(s, name("encode", "errors", errors, "strict")));
}

function translation(c: string, table: unknown): string {
  let value: unknown;
  try {
    value = getitem(table, c.codePointAt(0));
  } catch (error) {
    if (error instanceof LookupError) return c;
    throw error;
  }
  if (value === null) return "";
  if (typeof value === "number") return String.fromCodePoint(value);
  if (typeof value === "string") return value;
  throw typeError("character mapping must return integer, None or str");
}
