/** Numbers, names, words and operators: the tokens that are forms by themselves (language §1.2). */
import { messages } from "../messages/generated.ts";
import { attributeEnd, characterAt, isDigit, isNameStart, nameEnd } from "./characters.ts";
import type { Form, JsNameForm, NumberForm, OperatorForm } from "./form.ts";
import { CONSTANT_WORDS, WORD_OPERATORS } from "./keywords.ts";
import { operator, symbol } from "./make.ts";
import { OPERATOR_SYMBOLS } from "./operators.ts";
import type { Scanner } from "./scanner.ts";

const NUMBER =
  /0x_*[0-9a-fA-F][0-9a-fA-F_]*|0o_*[0-7][0-7_]*|0b_*[01][01_]*|(?:[0-9][0-9_]*(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;

/** Reads the number at the scanner's position, which is at a digit, or at a dot before one. */
export function readNumber(scanner: Scanner): NumberForm {
  const { text, position: start } = scanner;
  NUMBER.lastIndex = start;
  const digits = NUMBER.exec(text)![0];
  scanner.position = start + digits.length;
  const end = numberTail(text, scanner.position);
  if (end > scanner.position) {
    scanner.position = end;
    scanner.report(
      messages.invalidNumber(scanner.span(start, end), { text: shorten(text.slice(start, end)) }),
    );
  }
  const plain = digits.replaceAll("_", "");
  const float = !/^0[xob]/.test(plain) && /[.eE]/.test(plain);
  const value = float ? Number(plain) : integer(plain);
  return { kind: "number", value, float, span: scanner.span(start, scanner.position) };
}

/** Letters and digits that touch a number make it invalid: `2x`, `0xfg`. */
function numberTail(text: string, index: number): number {
  const character = characterAt(text, index);
  if (!isNameStart(character) && !isDigit(character)) return index;
  let end = index;
  while (isDigit(text[end] ?? "")) end++;
  return Math.max(end, nameEnd(text, end));
}

function integer(digits: string): number | bigint {
  const value = Number(digits);
  if (Number.isNaN(value)) return 0;
  return Number.isSafeInteger(value) ? value : BigInt(digits);
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

/**
 * Reads the word at the scanner's position: a name, constant or word operator.
 * @param head it is a list's first token, where `let*` is a word too
 */
export function readWord(scanner: Scanner, spaceBefore: boolean, head: boolean): Form {
  const { text, position: start } = scanner;
  const end = head && isStarredLet(scanner) ? start + "let*".length : nameEnd(text, start);
  const word = text.slice(start, end);
  scanner.position = end;
  if (
    word === "js" &&
    text[end] === "/" &&
    (text[end + 1] === "$" || isNameStart(characterAt(text, end + 1)))
  )
    return jsName(scanner, start);
  if (WORD_OPERATORS.has(word)) return wordOperator(scanner, start, word, spaceBefore);
  const span = scanner.span(start, end);
  const constant = CONSTANT_WORDS.get(word);
  return constant === undefined ? symbol(word, span) : { kind: "constant", value: constant, span };
}

function isStarredLet(scanner: Scanner): boolean {
  const { text, position } = scanner;
  return text.startsWith("let*", position) && scanner.spaceAt(position + "let*".length);
}

function jsName(scanner: Scanner, start: number): JsNameForm {
  const end = attributeEnd(scanner.text, start + 3);
  scanner.position = end;
  return { kind: "js-name", name: scanner.text.slice(start + 3, end), span: scanner.span(start, end) };
}

const SECOND_WORDS: Readonly<Record<string, string>> = { not: "in", is: "not" };

function wordOperator(scanner: Scanner, start: number, word: string, spaceBefore: boolean): OperatorForm {
  const end = scanner.position;
  const second = SECOND_WORDS[word];
  let op = word;
  if (second && scanner.skipSpace()) {
    const secondEnd = nameEnd(scanner.text, scanner.position);
    if (scanner.text.slice(scanner.position, secondEnd) === second) op = `${word} ${second}`;
    scanner.position = op === word ? end : secondEnd;
  }
  const span = scanner.span(start, scanner.position);
  return operator(op, span, spaceBefore, scanner.spaceAt(scanner.position));
}

const OPERATOR = new RegExp(OPERATOR_SYMBOLS.map((op) => op.replace(/./g, "\\$&")).join("|"), "y");

/** Reads the operator at the scanner's position, the longest that fits; null when there is none. */
export function readOperator(scanner: Scanner, spaceBefore: boolean): OperatorForm | null {
  const { text, position: start } = scanner;
  OPERATOR.lastIndex = start;
  if (!OPERATOR.test(text)) return null;
  scanner.position = OPERATOR.lastIndex;
  const op = text.slice(start, scanner.position);
  return operator(op, scanner.span(start, scanner.position), spaceBefore, scanner.spaceAt(scanner.position));
}
