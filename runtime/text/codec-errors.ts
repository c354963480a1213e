/** What stands for characters that an encoding does not have, and for bytes that are no text: the ways named by `errors`. */
import { LookupError } from "../errors/hierarchy.ts";

/** A part of some bytes that is no text. */
export interface Malformed {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/**
 * @returns bytes, and characters that stand for theirs; null where the way has nothing for the character
 * @throws LookupError for a way that is not known
 */
export function bytesInstead(character: string, errors: string): readonly (number | string)[] | null {
  const code = character.codePointAt(0)!;
  switch (errors) {
    case "ignore":
      return [];
    case "replace":
      return ["?"];
    case "backslashreplace":
      return [...escapeOf(code)];
    case "xmlcharrefreplace":
      return [...`&#${code};`];
    case "surrogateescape":
      return code >= 0xdc80 && code <= 0xdcff ? [code - 0xdc00] : null;
    default:
      throw new LookupError(`unknown error handler name '${errors}'`);
  }
}

/**
 * @returns null where the way has nothing for the bytes
 * @throws LookupError for a way that is not known
 */
export function textInstead(bytes: Uint8Array, errors: string, { start, end }: Malformed): string | null {
  const codes = Array.from(bytes.subarray(start, end));
  switch (errors) {
    case "ignore":
      return "";
    case "replace":
      return "\ufffd";
    case "backslashreplace":
      return codes.map(escapeOf).join("");
    case "surrogateescape":
      return codes.every((code) => code >= 0x80)
        ? codes.map((code) => String.fromCharCode(0xdc00 + code)).join("")
        : null;
    default:
      throw new LookupError(`unknown error handler name '${errors}'`);
  }
}

function escapeOf(code: number): string {
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}
