/** Bytearrays whose length can change: JavaScript has that only for arrays whose memory was reserved when they were made. */
import { BufferError } from "../errors/hierarchy.ts";

/** So much memory can such an array come to have, in bytes; the host only sets addresses apart. */
const RESERVED = 0x4000000;

/** So many such arrays may live at a time: each is a mapping of memory of its own, and hosts have a limit. */
const MOST = 8192;

let living = 0;
let registry: FinalizationRegistry<null> | undefined;

/** An array with the same bytes whose length can change, as long as there are not too many of them. */
export function growable(bytes: Uint8Array): Uint8Array {
  if (living >= MOST) return bytes;
  const { length } = bytes;
  const array = new Uint8Array(new ArrayBuffer(length, { maxByteLength: Math.max(RESERVED, 4 * length) }));
  array.set(bytes);
  living += 1;
  registry ??= new FinalizationRegistry(() => {
    living -= 1;
  });
  registry.register(array, null);
  return array;
}

export function isGrowable(array: Uint8Array): boolean {
  return bufferOf(array).resizable === true;
}

/** @throws BufferError for an array whose length JavaScript has fixed */
export function resize(array: Uint8Array, length: number): void {
  const buffer = bufferOf(array);
  if (!isGrowable(array) || length > buffer.maxByteLength)
    throw new BufferError("Existing exports of data: object cannot be re-sized");
  buffer.resize(length);
}

function bufferOf(array: Uint8Array): ArrayBuffer {
  return array.buffer as ArrayBuffer;
}
