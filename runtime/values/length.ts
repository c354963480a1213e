/** What `__len__` gives. */
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { extensions } from "./extensions.ts";
import { integerIndex } from "./positions.ts";
import { typeName } from "./types.ts";

/** For programs whose classes have `__len__`: truth asks it, too, and gets anything. */
export function ownLengths(): void {
  extensions.checkedLength = checkedLength;
}

/** @throws TypeError if it is no integer, ValueError if it is negative */
export function checkedLength(length: unknown): number {
  if (typeof length === "number" && length >= 0 && Number.isInteger(length)) return length;
  const integer = integerIndex(length);
  if (integer === undefined)
    throw typeError(`'${typeName(length)}' object cannot be interpreted as an integer`);
  if (integer < 0) throw new ValueError("__len__() should return >= 0");
  return Number(integer);
}
