/** Methods of str that make it longer. */
import { bounds } from "../../bounds.ts";
import { typeError } from "../../errors/hierarchy.ts";
import { codePointLength } from "../../values/strings.ts";
import { typeName } from "../../values/types.ts";
import { sizeArgument } from "../arguments.ts";

export function strLjust(s: string, width: unknown, fill?: unknown): string {
  return s + padding(s, width, fill);
}

export function strRjust(s: string, width: unknown, fill?: unknown): string {
  return padding(s, width, fill) + s;
}

/** An odd number of fill characters puts the extra one on the left exactly when the width is odd, as Python does. */
export function strCenter(s: string, width: unknown, fill?: unknown): string {
  const pad = [...padding(s, width, fill)];
  const left = Math.floor(pad.length / 2) + (pad.length & sizeArgument(width) & 1);
  return pad.slice(0, left).join("") + s + pad.slice(left).join("");
}

export function strZfill(s: string, width: unknown): string {
  const sign = /^[+-]/.test(s) ? 1 : 0;
  return s.slice(0, sign) + padding(s, width, "0") + s.slice(sign);
}

export function strExpandtabs(s: string, tabsize?: unknown): string {
  const size = tabsize === undefined ? 8 : sizeArgument(tabsize);
  let column = 0;
  let result = "";
  for (const c of s) {
    if (c === "\t") {
      const spaces = size > 0 ? size - (column % size) : 0;
      result += " ".repeat(spaces);
      column += spaces;
    } else {
      result += c;
      column = c === "\n" || c === "\r" ? 0 : column + 1;
    }
  }
  return result;
}

function padding(s: string, width: unknown, fill: unknown = " "): string {
  if (typeof fill !== "string")
    throw typeError(`The fill character must be a unicode character, not ${typeName(fill)}`);
  if (codePointLength(fill) !== 1) throw typeError("The fill character must be exactly one character long");
  const missing = Math.max(0, sizeArgument(width) - codePointLength(s));
  bounds?.work(missing / 16);
  return fill.repeat(missing);
}
