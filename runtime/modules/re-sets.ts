/** Sets of characters in patterns: `\w`, `[a-z]` and the like, as JavaScript writes them under the flags u and v. */

const WORD = "\\p{L}\\p{N}_";
const DIGIT = "\\p{Nd}";
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/** What `\d`, `\s` and `\w` stand for inside brackets. */
export function classContent(letter: string, ascii: boolean): string {
  switch (letter) {
    case "d":
      return ascii ? "0-9" : DIGIT;
    case "s":
      return ascii ? "\\t-\\r\\x20" : SPACE;
    default:
      return ascii ? "0-9A-Za-z_" : WORD;
  }
}

export function isClassLetter(letter: string): boolean {
  return /^[dswDSW]$/.test(letter);
}

/** `\b`, between a word and what is none, or `\B`. */
export function wordBoundary(ascii: boolean, negated: boolean): string {
  const word = `[${classContent("w", ascii)}]`;
  return negated
    ? `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word}))`
    : `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`;
}

/** A character that stands for itself. */
export function literal(character: string): string {
  if (/^[\p{L}\p{N}_ ]$/u.test(character)) return character;
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
