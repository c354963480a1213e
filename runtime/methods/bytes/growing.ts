/** Methods of bytearray that change it. */
import { IndexError, typeError, ValueError } from "../../errors/hierarchy.ts";
import { byteOf, collectBytes, spliceBytes } from "../../values/bytes.ts";
import { growable, isGrowable, resize } from "../../values/growable-bytes.ts";
import { integerIndex } from "../../values/positions.ts";
import { typeName } from "../../values/types.ts";
import { sizeArgument } from "../arguments.ts";

export function bytearrayAppend(b: Uint8Array, item: unknown): null {
  const byte = byteOf(item);
  const { length } = b;
  resize(b, length + 1);
  b[length] = byte;
  return null;
}

export function bytearrayExtend(b: Uint8Array, items: unknown): null {
  // Each character would be asked for its number.
  if (typeof items === "string" && items !== "") byteOf(items[0]);
  spliceBytes(b, b.length, b.length, collectBytes(items));
  return null;
}

export function bytearrayInsert(b: Uint8Array, index: unknown, item: unknown): null {
  const at = sizeArgument(index);
  const place = at < 0 ? Math.max(0, at + b.length) : Math.min(at, b.length);
  spliceBytes(b, place, place, Uint8Array.of(byteOf(item)));
  return null;
}

export function bytearrayPop(b: Uint8Array, index: unknown = -1): number {
  if (b.length === 0) throw new IndexError("pop from empty bytearray");
  const integer = integerIndex(index);
  if (integer === undefined)
    throw typeError(`'${typeName(index)}' object cannot be interpreted as an integer`);
  const at = Number(integer) < 0 ? Number(integer) + b.length : Number(integer);
  if (at < 0 || at >= b.length) throw new IndexError("pop index out of range");
  const byte = b[at]!;
  spliceBytes(b, at, at + 1, new Uint8Array());
  return byte;
}

export function bytearrayRemove(b: Uint8Array, value: unknown): null {
  const at = b.indexOf(byteOf(value));
  if (at < 0) throw new ValueError("value not found in bytearray");
  spliceBytes(b, at, at + 1, new Uint8Array());
  return null;
}

export function bytearrayClear(b: Uint8Array): null {
  resize(b, 0);
  return null;
}

export function bytearrayReverse(b: Uint8Array): null {
  Uint8Array.prototype.reverse.call(b);
  return null;
}

/** A bytearray of the program's own: its length can change. */
export function newBytearray(array: Uint8Array): Uint8Array {
  return isGrowable(array) ? array : growable(array);
}
