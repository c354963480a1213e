/** The repr of bytes and bytearray. */

/** @param type what stands around it where it is no `bytes`: a bytearray's class */
export function bytesText(bytes: Uint8Array, type: string | null): string {
  const quote = bytes.includes(SINGLE) && !bytes.includes(DOUBLE) ? '"' : "'";
  let text = "";
  for (const byte of bytes) text += shown(byte, quote, type !== null);
  return type === null ? `b${quote}${text}${quote}` : `${type}(b${quote}${text}${quote})`;
}

const SINGLE = 39;
const DOUBLE = 34;
const ESCAPES: Readonly<Record<number, string>> = { 9: "\\t", 10: "\\n", 13: "\\r", 92: "\\\\" };

/** A bytearray escapes every single quote, even between double ones, as Python does. */
function shown(byte: number, quote: string, isArray: boolean): string {
  const escaped = ESCAPES[byte];
  if (escaped !== undefined) return escaped;
  const character = String.fromCharCode(byte);
  if (character === quote || (isArray && byte === SINGLE)) return `\\${character}`;
  return byte >= 32 && byte < 127 ? character : `\\x${byte.toString(16).padStart(2, "0")}`;
}
