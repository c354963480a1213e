/** Can a value be iterated? */
import { protocol } from "../values/protocol.ts";

/** Asynchronous iterables, which can be iterated only by blocking, are iterable too. */
export function isIterable(x: unknown): boolean {
  if (typeof x === "string" || Array.isArray(x)) return true;
  const object = protocol(x);
  if (object === undefined) return false;
  return (
    typeof (x as Iterable<unknown>)[Symbol.iterator] === "function" ||
    object.__iter__ !== undefined ||
    object.__getitem__ !== undefined ||
    isAsyncIterable(x as object)
  );
}

function isAsyncIterable(x: object): boolean {
  const { __aiter__ } = x as { readonly __aiter__?: unknown };
  return __aiter__ !== undefined || typeof (x as AsyncIterable<unknown>)[Symbol.asyncIterator] === "function";
}
