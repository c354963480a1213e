/** Bytes as a text on which methods of str do what methods of bytes do: they know letters and whitespace of ASCII only. */

/** Where the bytes stand that are neither printable ASCII nor one of its spaces: in the area for private use. */
const PRIVATE = 0xe000;
const WHITESPACE = { first: 9, last: 13 };

export function asText(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    const isText = (byte >= 32 && byte < 127) || (byte >= WHITESPACE.first && byte <= WHITESPACE.last);
    units[i] = isText ? byte : PRIVATE + byte;
  }
  let text = "";
  for (let at = 0; at < units.length; at += SLICE)
    text += String.fromCharCode(...units.subarray(at, at + SLICE));
  return text;
}

/** As many arguments as a call surely takes. */
const SLICE = 8192;

export function asBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i) & 0xff;
  return bytes;
}
