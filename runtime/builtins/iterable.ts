/** Can a value be iterated? */
import { ours } from "../values/own.ts";
import type { Protocol } from "../values/protocol.ts";

/** Asynchronous iterables, which can be iterated only by blocking, are iterable too. */
export function isIterable(x: unknown): boolean {
  if (typeof x === "string" || Array.isArray(x)) return true;
  if (typeof x !== "object" || x === null) return false;
  const object = ours<Protocol & { readonly __aiter__: unknown }>(x);
  return (
    typeof (x as Iterable<unknown>)[Symbol.iterator] === "function" ||
    (object?.__iter__ ?? object?.__getitem__ ?? object?.__aiter__) !== undefined ||
    typeof (x as AsyncIterable<unknown>)[Symbol.asyncIterator] === "function"
  );
}
