/** What brings bytes into a program: whoever makes some, or gets values from JavaScript, mentions it. */
import { OverflowError, typeError } from "../../errors/hierarchy.ts";
import { asBytes, asText } from "../../text/bytes-as-text.ts";
import { Bytes, bytearrayOperations, like } from "../../values/bytes.ts";
import { type BytesFields, bytesType, foreign } from "../../values/foreign.ts";
import { ours } from "../../values/own.ts";
import { typeName } from "../../values/types.ts";
import { byteMethod } from "./table.ts";

/** Makes byte arrays of JavaScript known. */
export function byteArrays(): void {
  foreign.bytes ??= {
    isArray,
    type,
    operations: bytearrayOperations,
    method: byteMethod,
    percent,
  };
}

function isArray(value: unknown): value is Uint8Array {
  return ArrayBuffer.isView(value) && isPlain(value);
}

function type(value: unknown): "bytes" | "bytearray" | undefined {
  if (!ArrayBuffer.isView(value)) return undefined;
  if (isPlain(value)) return "bytearray";
  const { $kind: kind } = value as { $kind?: unknown };
  return kind === "bytes" || kind === "bytearray" ? kind : undefined;
}

function isPlain(view: ArrayBufferView): boolean {
  const { [Symbol.toStringTag]: tag, $kind } = view as { [Symbol.toStringTag]?: string; $kind?: unknown };
  return tag === "Uint8Array" && $kind === undefined;
}

/** The class of bytes. */
export const KnownBytes: typeof Bytes = /* @__PURE__ */ known();

function known(): typeof Bytes {
  byteArrays();
  return Bytes;
}

/** Bytes of the memory of an array, which nobody may change from now on. */
export function bytesOf(array: Uint8Array): Bytes {
  return new KnownBytes(array.buffer as ArrayBuffer, array.byteOffset, array.length);
}

/** A bytes literal: each character is the byte of its number. */
export function bytesLiteral(text: string): Bytes {
  return bytesOf(asBytes(text));
}

function percent(
  bytes: unknown,
  format: (text: string, fields: BytesFields) => string,
): Uint8Array | undefined {
  if (bytesType(bytes) === undefined) return undefined;
  return like(bytes as Uint8Array, asBytes(format(asText(bytes as Uint8Array), { part, character })));
}

function part(value: unknown): string {
  const bytes = ours<{ __bytes__(): unknown }>(value)?.__bytes__?.() ?? value;
  if (bytesType(bytes) !== undefined) return asText(bytes as Uint8Array);
  throw typeError(
    `%b requires a bytes-like object, or an object that implements __bytes__, not '${typeName(value)}'`,
  );
}

function character(value: unknown): string {
  if (bytesType(value) !== undefined && (value as Uint8Array).length === 1)
    return asText(value as Uint8Array);
  if (typeof value !== "number" || !Number.isInteger(value))
    throw typeError("%c requires an integer in range(256) or a single byte");
  if (value < 0 || value > 255) throw new OverflowError("%c arg not in range(256)");
  return asText(Uint8Array.of(value));
}
