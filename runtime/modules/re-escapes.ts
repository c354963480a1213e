/** Reads the escapes and the bracketed sets of Python's patterns. */

import { A } from "./re-flags.ts";
import { classContent, isClassLetter, literal } from "./re-sets.ts";

/** A pattern that is being read. */
export interface PatternReader {
  readonly pattern: string;
  readonly characters: readonly string[];
  at: number;
  /** Needs the flag v instead of u. */
  nested: boolean;
  readonly next: string | undefined;
  /** Reads this text if it comes next. */
  take(text: string): boolean;
  /** @throws re.error */
  fail(message: string, at?: number): never;
  has(flag: number): boolean;
}

const CONTROLS: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** An escape that stands for a character or for a set of characters, from its backslash on. */
export function readEscape(reader: PatternReader): string {
  const letter = reader.characters[reader.at + 1] ?? "";
  if (isClassLetter(letter)) {
    reader.at += 2;
    return `[${/[DSW]/.test(letter) ? "^" : ""}${classContent(letter.toLowerCase(), reader.has(A))}]`;
  }
  return literal(readCharacter(reader, false));
}

/** `[a-z\d]`, from behind its bracket on. */
export function readSet(reader: PatternReader, from: number): string {
  const negated = reader.take("^");
  let content = "";
  for (let first = true; first || reader.next !== "]"; first = false) {
    if (reader.next === undefined) reader.fail("unterminated character set", from);
    const at = reader.at;
    const low = readMember(reader, from);
    const isRange = reader.next === "-" && reader.characters[reader.at + 1] !== "]";
    if (!isRange) {
      content += low.js;
      continue;
    }
    reader.at++;
    const high = readMember(reader, from);
    if (low.character === null || high.character === null || low.character > high.character) {
      const range = reader.characters.slice(at, reader.at).join("");
      reader.fail(`bad character range ${range}`, at);
    }
    content += `${low.js}-${high.js}`;
  }
  reader.at++;
  return `[${negated ? "^" : ""}${content}]`;
}

/** A member of a set; its code point, for ranges, when it is a single character. */
function readMember(reader: PatternReader, set: number): { js: string; character: number | null } {
  if (reader.next === undefined) reader.fail("unterminated character set", set);
  if (reader.next !== "\\") return single(reader.characters[reader.at++]!);
  const letter = reader.characters[reader.at + 1] ?? "";
  if (!isClassLetter(letter)) return single(readCharacter(reader, true));
  reader.at += 2;
  const content = classContent(letter.toLowerCase(), reader.has(A));
  if (!/[DSW]/.test(letter)) return { js: content, character: null };
  reader.nested = true;
  return { js: `[^${content}]`, character: null };
}

function single(character: string): { js: string; character: number } {
  return { js: literal(character), character: character.codePointAt(0)! };
}

/** An escape that stands for one character. */
function readCharacter(reader: PatternReader, inSet: boolean): string {
  const from = reader.at;
  const letter = reader.characters[from + 1];
  if (letter === undefined) {
    if (inSet) reader.fail("unterminated character set", reader.pattern.lastIndexOf("["));
    reader.fail("bad escape (end of pattern)", from);
  }
  reader.at += 2;
  if (letter in CONTROLS && (letter !== "b" || inSet)) return CONTROLS[letter]!;
  const digits = { x: 2, u: 4, U: 8 }[letter];
  if (digits !== undefined) return hexadecimal(reader, from, digits);
  if (/[0-7]/.test(letter)) return octal(reader, from);
  if (/[A-Za-z0-9]/.test(letter)) reader.fail(`bad escape \\${letter}`, from);
  return letter;
}

function hexadecimal(reader: PatternReader, from: number, digits: number): string {
  const text = reader.characters.slice(reader.at, reader.at + digits).join("");
  const code = /^[0-9A-Fa-f]+$/.test(text) && text.length === digits ? Number.parseInt(text, 16) : -1;
  if (code < 0 || code > 0x10ffff) {
    const begun = reader.characters.slice(from, from + 2).join("");
    reader.fail(`incomplete escape ${begun}${/^[0-9A-Fa-f]*/.exec(text)![0]}`, from);
  }
  reader.at += digits;
  return String.fromCodePoint(code);
}

function octal(reader: PatternReader, from: number): string {
  const text = /^[0-7]{1,3}/.exec(reader.characters.slice(from + 1, from + 4).join(""))![0];
  reader.at = from + 1 + text.length;
  const code = Number.parseInt(text, 8);
  if (code > 0o377) reader.fail(`octal escape value \\${text} outside of range 0-0o377`, from);
  return String.fromCodePoint(code);
}
