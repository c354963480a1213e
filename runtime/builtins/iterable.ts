/** Can a value be iterated? */
import { protocol } from "../values/protocol.ts";

export function isIterable(x: unknown): boolean {
  if (typeof x === "string" || Array.isArray(x)) return true;
  const object = protocol(x);
  if (object === undefined) return false;
  return (
    typeof (x as Iterable<unknown>)[Symbol.iterator] === "function" ||
    object.__iter__ !== undefined ||
    object.__getitem__ !== undefined
  );
}
