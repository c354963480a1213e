/** What M28 knows of objects of JavaScript's own: set where programs can meet some, so that all others carry nothing of it. */

/** What `%` formatting puts into bytes, as the text that stands for them. */
export interface BytesFields {
  /** Of `%s` and `%b`. */
  part(value: unknown): string;
  /** Of `%c`. */
  character(value: unknown): string;
}

interface ByteArrays {
  /** A Uint8Array that is none of M28's `bytes`: Node's Buffer, too. Nothing is read of other values, which may be Proxies. */
  isArray(value: unknown): value is Uint8Array;
  /** Undefined for everything that is neither. */
  type(value: unknown): "bytes" | "bytearray" | undefined;
  /** The operations of a bytearray, a Protocol; they take it as `this`. */
  readonly operations: object;
  /**
   * A method of bytes or bytearray, a BuiltinMethod, if there is one.
   * @param other the method of the same name that str or list has
   */
  method(type: string, name: string, other: unknown): unknown;
  /** `bytes % values`; undefined for what is neither bytes nor bytearray. */
  percent(bytes: unknown, format: (text: string, fields: BytesFields) => string): Uint8Array | undefined;
}

interface ObjectTexts {
  /** @param repr of the values inside */
  repr(value: object, repr: (value: unknown) => string): string;
  /** What an object says of itself; undefined where it has only what every object has, and for what is none. */
  str(value: unknown): string | undefined;
}

export const foreign: {
  bytes: ByteArrays | null;
  objects: ObjectTexts | null;
  /** Set where the program has encodings. */
  decode: ((bytes: Uint8Array, encoding: unknown, errors: unknown) => string) | null;
} = { bytes: null, objects: null, decode: null };

/** See `ByteArrays`. */
export function isByteArray(value: unknown): value is Uint8Array {
  return foreign.bytes?.isArray(value) === true;
}

/** `bytes` or `bytearray`; undefined for everything else. */
export function bytesType(value: unknown): "bytes" | "bytearray" | undefined {
  return foreign.bytes?.type(value);
}
