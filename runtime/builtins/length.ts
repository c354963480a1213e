/** len and cap of anything that has a size. */
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { integerIndex } from "../values/positions.ts";
import { protocol } from "../values/protocol.ts";
import { codePointLength } from "../values/strings.ts";
import { typeName } from "../values/types.ts";

/** `(len x)`. */
export function lenOf(x: unknown): number {
  if (Array.isArray(x) && (x as { __len__?: unknown }).__len__ === undefined) return x.length;
  if (typeof x === "string") return codePointLength(x);
  if (x === undefined) arity("len(x, /)", 0);
  const method = protocol(x)?.__len__;
  if (method === undefined) throw typeError(`object of type '${typeName(x)}' has no len()`);
  const length = method.call(x);
  if (typeof length === "number" && length >= 0) return length;
  return checked(length);
}

function checked(length: unknown): number {
  const integer = integerIndex(length);
  if (integer === undefined)
    throw typeError(`'${typeName(length)}' object cannot be interpreted as an integer`);
  if (integer < 0) throw new ValueError("__len__() should return >= 0");
  return Number(integer);
}
