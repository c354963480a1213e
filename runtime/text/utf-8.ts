/** Reading UTF-8, and saying where bytes are none. */
import type { Malformed } from "./codec-errors.ts";

/** @param malformed what stands for bytes that are no UTF-8, or throws */
export function decodeUtf8(bytes: Uint8Array, malformed: (malformed: Malformed) => string): string {
  try {
    return strictly(bytes);
  } catch (error) {
    // A text that is too long for the host is no fault of the bytes.
    if (!(error instanceof TypeError)) throw error;
  }
  let text = "";
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at);
    if (length > 0) at += length;
    else {
      const end = at - length;
      text +=
        strictly(bytes.subarray(from, at)) + malformed({ start: at, end, reason: reasonOf(bytes, at, end) });
      at = end;
      from = end;
    }
  }
  return text + strictly(bytes.subarray(from));
}

/** How many bytes from the beginning belong to characters that are complete, or surely malformed. */
export function wholeUtf8(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let start = length - 1; start >= 0 && start >= length - 3; start--) {
    const byte = bytes[start]!;
    if (byte < 0x80) return length;
    if (byte >= 0xc0)
      return length - start < widthOf(byte) && -characterLength(bytes, start) === length - start
        ? start
        : length;
  }
  return length;
}

let decoder: InstanceType<typeof TextDecoder> | undefined;

function strictly(bytes: Uint8Array): string {
  decoder ??= new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return decoder.decode(bytes);
}

/** The length of the character at a position; if it is none, that of the part which could have been one, negative. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  const width = widthOf(first);
  if (width <= 1) return width === 1 ? 1 : -1;
  for (let i = 1; i < width; i++) {
    const byte = bytes[at + i];
    if (byte === undefined || (byte & 0xc0) !== 0x80 || (i === 1 && !canFollow(first, byte))) return -i;
  }
  return width;
}

/** 0 for a byte that no character begins with. */
function widthOf(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** No overlong forms, no surrogates, nothing beyond the last code point. */
function canFollow(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second < 0x90;
}

function reasonOf(bytes: Uint8Array, start: number, end: number): string {
  if (widthOf(bytes[start]!) === 0) return "invalid start byte";
  return end === bytes.length ? "unexpected end of data" : "invalid continuation byte";
}
