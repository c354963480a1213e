/** How byte arrays of JavaScript's own get M28's operations: `bytes.ts` sets it, so that programs that cannot meet any carry none. */
import type { BuiltinMethod } from "../methods/builtin-method.ts";
import type { Protocol } from "./protocol.ts";

/** What `%` formatting puts into bytes, as the text that stands for them. */
export interface BytesFields {
  /** Of `%s` and `%b`. */
  part(value: unknown): string;
  /** Of `%c`. */
  character(value: unknown): string;
}

interface ByteArrays {
  /** The operations of a bytearray, which take it as `this`. */
  readonly operations: Protocol;
  /**
   * A method of bytes or bytearray.
   * @param other the method of the same name that str or list has
   */
  method(type: string, name: string, other: BuiltinMethod | undefined): BuiltinMethod | undefined;
  /** `bytes % values`; undefined for what is neither bytes nor bytearray. */
  percent(bytes: unknown, format: (text: string, fields: BytesFields) => string): Uint8Array | undefined;
}

export const foreign: {
  bytes: ByteArrays | null;
  /** Set where the program has encodings. */
  decode: ((bytes: Uint8Array, encoding: unknown, errors: unknown) => string) | null;
} = { bytes: null, decode: null };

/** A Uint8Array that is none of M28's `bytes`: Node's Buffer, too. Nothing is read of other values, which may be Proxies. */
export function isByteArray(value: unknown): value is Uint8Array {
  return foreign.bytes !== null && ArrayBuffer.isView(value) && isPlainBytes(value);
}

/** `bytes` or `bytearray`; undefined for everything else. */
export function bytesType(value: unknown): "bytes" | "bytearray" | undefined {
  if (foreign.bytes === null || !ArrayBuffer.isView(value)) return undefined;
  if (isPlainBytes(value)) return "bytearray";
  return (value as { $kind?: unknown }).$kind === "bytes" ? "bytes" : undefined;
}

function isPlainBytes(view: ArrayBufferView): boolean {
  const { [Symbol.toStringTag]: tag, $kind } = view as { [Symbol.toStringTag]?: string; $kind?: unknown };
  return tag === "Uint8Array" && $kind === undefined;
}
