/** Bytes as hexadecimal digits, and back. */
import { typeError, ValueError } from "../../errors/hierarchy.ts";
import { call } from "../../objects/calls.ts";
import { classOf, isClass, isClassInstance } from "../../objects/types.ts";
import { bytesLike, newByType } from "../../values/bytes.ts";
import { typeName } from "../../values/types.ts";
import { given, sizeArgument } from "../arguments.ts";

/** Two digits a byte; with a separator between groups, counted from the right, from the left if their size is negative. */
export function bytesHex(b: Uint8Array, sep?: unknown, size?: unknown): string {
  const digits = Array.from(b, (byte) => byte.toString(16).padStart(2, "0"));
  if (!given(sep)) return digits.join("");
  const separator = typeof sep === "string" ? sep : String.fromCharCode(...bytesLike(sep));
  if (separator.length !== 1) throw new ValueError("sep must be length 1.");
  const count = size === undefined ? 1 : sizeArgument(size);
  if (count === 0) return digits.join("");
  const width = Math.abs(count);
  const first = count > 0 && digits.length % width !== 0 ? digits.length % width : width;
  const groups: string[] = [];
  for (let at = 0; at < digits.length; at += at === 0 ? first : width)
    groups.push(digits.slice(at, at === 0 ? first : at + width).join(""));
  return groups.join(separator);
}

/**
 * `bytes.fromhex`; whitespace may stand between bytes.
 * @param owner a class, or an object of one: bytes of that class are made
 */
export function bytesFromhex(type: string, owner: unknown, text: unknown): unknown {
  if (typeof text !== "string") throw typeError(`fromhex() argument must be str, not ${typeName(text)}`);
  const bytes: number[] = [];
  for (let at = 0; at < text.length; ) {
    if (/[ \t\n\r\f\v]/.test(text[at]!)) at += 1;
    else {
      for (const digit of [at, at + 1]) {
        if (!/^[0-9a-f]$/i.test(text[digit] ?? ""))
          throw new ValueError(`non-hexadecimal number found in fromhex() arg at position ${digit}`);
      }
      bytes.push(Number.parseInt(text.slice(at, at + 2), 16));
      at += 2;
    }
  }
  const value = newByType(type, Uint8Array.from(bytes));
  const C = isClass(owner) ? owner : isClassInstance(owner) ? classOf(owner) : null;
  return C === null || C.$test !== undefined ? value : call(C, value);
}
