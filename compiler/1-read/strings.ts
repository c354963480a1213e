/** String literals (language §1.6): quotes, escapes, and the rule that tells a string from a quoted form. */
import { messages } from "../messages/generated.ts";
import { isSpace } from "./characters.ts";
import type { BytesForm, StringForm } from "./form.ts";
import type { Scanner } from "./scanner.ts";

/** The quote of the string that opens here: one character, or three. */
export function openingQuote(scanner: Scanner, index: number): string {
  const quote = scanner.text[index]!;
  return scanner.text.startsWith(quote.repeat(3), index) ? quote.repeat(3) : quote;
}

/** Does the `'` at the scanner's position open a string, rather than quote the form behind it? */
export function apostropheOpensString(scanner: Scanner): boolean {
  const { text, position } = scanner;
  if (scanner.level > 0) return true;
  if (text.startsWith("'''", position) && text.includes("'''", position + 3)) return true;
  for (let index = position + 1; index < text.length; index++) {
    const character = text[index];
    if (character === "\n" || character === "\r") return false;
    if (character === "\\") index++;
    else if (character === "'") return closesString(text[index + 1]);
  }
  return false;
}

function closesString(following: string | undefined): boolean {
  return following === undefined || isSpace(following) || ")]},:.[;".includes(following);
}

/** Reads the string whose opening quote is at `quoteStart`; the literal itself starts at `start`, before an `r`. */
export function readString(
  scanner: Scanner,
  start: number,
  quoteStart: number,
  raw: boolean,
  read: (scanner: Scanner, quote: string) => string = raw ? rawEscape : readEscape,
): StringForm {
  const { text } = scanner;
  const quote = openingQuote(scanner, quoteStart);
  scanner.position = quoteStart + quote.length;
  let value = "";
  while (!text.startsWith(quote, scanner.position)) {
    if (scanner.done) {
      value = recoverString(scanner, start, quoteStart + quote.length);
      break;
    }
    if (text[scanner.position] !== "\\") value += plainText(scanner, quote[0]!);
    else value += read(scanner, quote[0]!);
  }
  if (text.startsWith(quote, scanner.position)) scanner.position += quote.length;
  const span = scanner.span(start, scanner.position);
  if (quote.length === 1 && value.includes("\n") && /[\r\n]/.test(text.slice(start, scanner.position))) {
    scanner.multilineString = span;
  }
  return { kind: "string", value, span };
}

/** The bytes that a string literal with a `b` before it stands for. */
export function readBytes(scanner: Scanner, start: number, quoteStart: number, raw: boolean): BytesForm {
  const { value, span } = readString(scanner, start, quoteStart, raw, raw ? rawEscape : readByteEscape);
  const written = scanner.text.slice(quoteStart, scanner.position);
  const wrong = /[^\0-\x7f]/u.exec(written);
  if (wrong === null && !/[^\0-\xff]/.test(value)) return { kind: "bytes", value, span };
  const at = quoteStart + (wrong?.index ?? 0);
  if (wrong !== null) scanner.report(messages.bytesNotAscii(scanner.span(at, at + wrong[0].length)));
  return { kind: "bytes", value: value.replace(/[^\0-\xff]/g, "?"), span };
}

/** Of a character beyond ASCII there is no byte, and only a number of two digits is one. */
function readByteEscape(scanner: Scanner): string {
  const { text, position } = scanner;
  if (!/[uU]/.test(text[position + 1] ?? "")) return readEscape(scanner);
  scanner.report(messages.bytesNotAscii(scanner.span(position, position + 2)));
  scanner.position += 2;
  return "";
}

/** The text up to the next quote, backslash or line break; a line break of any kind is one `\n`. */
function plainText(scanner: Scanner, quote: string): string {
  const { text, position } = scanner;
  if (text[position] === "\r" && text[position + 1] === "\n") {
    scanner.position += 2;
    return "\n";
  }
  let end = position + 1;
  while (end < text.length && text[end] !== quote && text[end] !== "\\" && text[end] !== "\r") end++;
  scanner.position = end;
  return text.slice(position, end);
}

function rawEscape(scanner: Scanner, quote: string): string {
  const next = scanner.text[scanner.position + 1];
  const length = next === quote || next === "\\" ? 2 : 1;
  scanner.position += length;
  return scanner.text.slice(scanner.position - length, scanner.position);
}

/**
 * Reports a string without an end and takes it to end on its first line, before the closing brackets there, so that what follows is read
 * as code. Gives its value.
 */
export function recoverString(scanner: Scanner, start: number, contentStart: number): string {
  const suspect = scanner.multilineString;
  const text = "this string goes on over several lines: is its closing quote missing?";
  const labels = suspect ? [{ span: suspect, text }] : [];
  scanner.report(messages.unterminatedString(scanner.span(start, contentStart), { labels }));
  const line = /^[^\r\n]*/.exec(scanner.text.slice(contentStart))![0];
  let length = line.length;
  while (length > 0 && ")]} \t".includes(line[length - 1]!)) length--;
  scanner.position = contentStart + length;
  return line.slice(0, length);
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
  "\n": "",
};

const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads the escape at the scanner's position and gives the text it stands for. */
export function readEscape(scanner: Scanner): string {
  const { text, position } = scanner;
  const letter = text[position + 1] ?? "";
  scanner.position += 1 + letter.length;
  if (Object.hasOwn(HEX_LENGTHS, letter)) return hexEscape(scanner, position, HEX_LENGTHS[letter]!);
  if (letter === "\r") {
    if (text[scanner.position] === "\n") scanner.position++;
    return "";
  }
  return Object.hasOwn(SIMPLE_ESCAPES, letter) ? SIMPLE_ESCAPES[letter]! : letter;
}

function hexEscape(scanner: Scanner, start: number, length: number): string {
  const digits = scanner.text.slice(start + 2, start + 2 + length);
  const code = /^[0-9a-fA-F]+$/.test(digits) && digits.length === length ? Number.parseInt(digits, 16) : -1;
  if (code < 0 || code > 0x10ffff) {
    scanner.report(messages.invalidEscape(scanner.span(start, start + 2), { digits: length }));
    return "\ufffd";
  }
  scanner.position = start + 2 + length;
  return String.fromCodePoint(code);
}
