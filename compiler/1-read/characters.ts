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

export function isNameStart(character: string): boolean {
  return character === "_" || character === "?" || isLetter(character);
}

/** The code point at an index, as a string; empty at the end. */
export function characterAt(text: string, index: number): string {
  const code = text.codePointAt(index);
  return code === undefined ? "" : String.fromCodePoint(code);
}

/** A NAME: combining marks are for decomposed spellings of a letter; `-` belongs to it before a letter, digit or `_`, and as part of `->` before a letter. */
const NAME = /[_?\p{L}](?:[_?\p{L}\p{M}0-9]|!(?!=)|-(?=[_\p{L}0-9])|->(?=\p{L}))*/uy;

/** The name of an attribute: those of JavaScript's objects may hold `$`, too. */
const ATTRIBUTE = /[$_?\p{L}](?:[$_?\p{L}\p{M}0-9]|!(?!=)|-(?=[_\p{L}0-9])|->(?=\p{L}))*/uy;

/** The end of the name of an attribute, or of a global of JavaScript's, that starts at an index; the index itself when none does. */
export function attributeEnd(text: string, start: number): number {
  ATTRIBUTE.lastIndex = start;
  return ATTRIBUTE.test(text) ? ATTRIBUTE.lastIndex : start;
}

/** The end of the NAME that starts at an index (language §1.3); the index itself when none does. */
export function nameEnd(text: string, start: number): number {
  NAME.lastIndex = start;
  return NAME.test(text) ? NAME.lastIndex : start;
}

/** Is the whole text a NAME? */
export function isName(text: string): boolean {
  return text !== "" && nameEnd(text, 0) === text.length;
}
