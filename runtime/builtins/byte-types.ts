/** The types bytes and bytearray: calling one makes a value of it. */
import { bounds } from "../bounds.ts";
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { name } from "../methods/bytes/conversions.ts";
import { DerivableBytearray } from "../methods/bytes/derivable.ts";
import { newBytearray } from "../methods/bytes/growing.ts";
import { bytesOf, KnownBytes } from "../methods/bytes/known.ts";
import type { Entry } from "../objects/entry-type.ts";
import { collectS } from "../objects/index.ts";
import { builtinClass } from "../objects/object-class.ts";
import { settle } from "../objects/settle.ts";
import type { ClassValue } from "../objects/types.ts";
import { codecOf } from "../text/codecs.ts";
import { collectBytes, copyOf } from "../values/bytes.ts";
import { bytesType as typeOfBytes } from "../values/foreign.ts";
import { integerIndex } from "../values/positions.ts";
import { protocol } from "../values/protocol.ts";
import { typeName } from "../values/types.ts";
import { isIterable } from "./iterable.ts";

/** `(bytes)`, `(bytes n)`, `(bytes iterable)`, `(bytes text encoding)`. */
export const bytesType: ClassValue = /* @__PURE__ */ builtinClass(
  "bytes",
  (x) => typeOfBytes(x) === "bytes",
  /* @__PURE__ */ withSignature(
    "bytes(source=, encoding=, errors=)",
    function bytes(source?: unknown, encoding?: unknown, errors?: unknown) {
      if (typeOfBytes(source) === "bytes" && encoding === undefined) return source;
      return bytesOf(contentOf("bytes", source, encoding, errors));
    },
  ),
  { native: KnownBytes },
);

export const bytearrayType: ClassValue = /* @__PURE__ */ builtinClass(
  "bytearray",
  (x) => typeOfBytes(x) === "bytearray",
  /* @__PURE__ */ withSignature(
    "bytearray(source=, encoding=, errors=)",
    function bytearray(source?: unknown, encoding?: unknown, errors?: unknown) {
      // The class of bytes brings what programs can do with byte arrays.
      return newBytearray(contentOf(KnownBytes === undefined ? "" : "bytearray", source, encoding, errors));
    },
  ),
  { native: DerivableBytearray },
);

export function bytesType$s(source?: unknown, encoding?: unknown, errors?: unknown): unknown {
  return source === undefined
    ? bytesType(source, encoding, errors)
    : settle(collected(source), (items) => bytesType(items, encoding, errors));
}

export function bytearrayType$s(source?: unknown, encoding?: unknown, errors?: unknown): unknown {
  return source === undefined
    ? bytearrayType(source, encoding, errors)
    : settle(collected(source), (items) => bytearrayType(items, encoding, errors));
}

/** The items of an iterable that may suspend. */
function collected(source: unknown): unknown {
  const isOther = typeof source === "string" || typeOfBytes(source) !== undefined || !isIterable(source);
  return isOther || integerIndex(source) !== undefined ? source : collectS(source);
}

/** An array that nobody else has. */
function contentOf(type: string, source: unknown, encoding: unknown, errors: unknown): Uint8Array {
  if (encoding !== undefined || errors !== undefined) {
    if (typeof source !== "string")
      throw typeError(`${encoding === undefined ? "errors" : "encoding"} without a string argument`);
    const codec = codecOf(name(type, "encoding", encoding, "utf-8"));
    return codec.encode(source, name(type, "errors", errors, "strict"));
  }
  if (source === undefined) return new Uint8Array();
  if (typeof source === "string") throw typeError("string argument without an encoding");
  const own = protocol(source) as { __bytes__?: () => unknown } | undefined;
  if (own?.__bytes__ !== undefined) return ofMethod(own.__bytes__.call(source));
  const size = integerIndex(source);
  if (size !== undefined) {
    if (size < 0) throw new ValueError("negative count");
    bounds?.work(Number(size) / 16);
    return new Uint8Array(Number(size));
  }
  if (source instanceof ArrayBuffer) return new Uint8Array(source.slice(0));
  if (!isIterable(source)) throw typeError(`cannot convert '${typeName(source)}' object to ${type}`);
  return collectBytes(source, type === "bytes" ? "bytes" : "byte");
}

function ofMethod(result: unknown): Uint8Array {
  if (typeOfBytes(result) === "bytes") return copyOf(result as Uint8Array);
  throw typeError(`__bytes__ returned non-bytes (type ${typeName(result)})`);
}

function withSignature(sig: string, convert: Entry): Entry {
  return Object.assign(convert, { $sig: sig });
}
