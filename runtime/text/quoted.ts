/** Strings as they would be written in source, and their `ascii` form. */

const PLAIN = /^[ !#-&(-[\]-~]*$/;
const UNPRINTABLE = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu;
const NOT_ASCII = /[^\0-\x7f]/gu;

/** The repr of a str. */
export function quoted(text: string): string {
  if (PLAIN.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`);
  return quote + inside.replace(UNPRINTABLE, escaped) + quote;
}

/** Escapes everything beyond ASCII in the text of a repr. */
export function asciiOnly(text: string): string {
  return text.replace(NOT_ASCII, escaped);
}

function escaped(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\r") return "\\r";
  if (character === "\t") return "\\t";
  const code = character.codePointAt(0)!;
  if (code < 0x100) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, "0");
}
