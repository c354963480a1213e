/** Classes of characters (language §1). */

export function isSpace(character: string): boolean {
  return (
    character === " " || character === "\n" || character === "\t" || character === "\r" || character === "\f"
  );
}

export function isDigit(character: string): boolean {
  return character >= "0" && character <= "9" && character.length === 1;
}

/** A letter of any script; `character` is one code point. */
export function isLetter(character: string): boolean {
  if (character <= "\x7f")
    return (character >= "a" && character <= "z") || (character >= "A" && character <= "Z");
  return LETTER.test(character);
}

const LETTER = /^\p{L}$/u;

/** Decomposed spellings of a letter need them inside names. */
const COMBINING_MARK = /^\p{M}$/u;

export function isNameStart(character: string): boolean {
  return character === "_" || character === "?" || isLetter(character);
}

/** The code point at an index, as a string; empty at the end. */
export function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return code === undefined ? "" : String.fromCodePoint(code);
}

/** The end of the NAME that starts at an index (language §1.3); the index itself when none does. */
export function nameEnd(text: string, start: number): number {
  const first = characterAt(text, start);
  if (!isNameStart(first)) return start;
  let index = start + first.length;
  for (;;) {
    const length = continuation(text, index);
    if (length === 0) return index;
    index += length;
  }
}

function continuation(text: string, index: number): number {
  const character = characterAt(text, index);
  if (isNameStart(character) || isDigit(character)) return character.length;
  if (character > "\x7f" && COMBINING_MARK.test(character)) return character.length;
  if (character === "!") return text[index + 1] === "=" ? 0 : 1;
  if (character !== "-") return 0;
  const next = characterAt(text, index + 1);
  if (next === ">") return isLetter(characterAt(text, index + 2)) ? 2 : 0;
  return isLetter(next) || isDigit(next) || next === "_" ? 1 : 0;
}
