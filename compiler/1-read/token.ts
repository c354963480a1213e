/** Reads one token other than a bracket into the frame it stands in (language §1.2). */
import { messages } from "../messages/generated.ts";
import { readNumber, readOperator, readWord } from "./atoms.ts";
import { attributeEnd, characterAt, isDigit, isNameStart, isSpace, nameEnd } from "./characters.ts";
import { readFString } from "./f-string.ts";
import type { Form } from "./form.ts";
import type { Frame, Tail } from "./frame.ts";
import { HARD_KEYWORDS } from "./keywords.ts";
import { isOperator, join, madeList, operator, symbol } from "./make.ts";
import { SPACE_SENSITIVE } from "./operators.ts";
import type { Scanner } from "./scanner.ts";
import { apostropheOpensString, readBytes, readString } from "./strings.ts";

/** Reads the token at the scanner's position; false, and nothing read, when no token starts there. */
export function readToken(scanner: Scanner, frame: Frame, space: boolean): boolean {
  const { text, position } = scanner;
  const character = characterAt(text, position);
  const atStart = position === frame.contentStart;
  const spaceBefore = space || atStart || isOperator(frame.last, ",");
  const touching = !space && !atStart;
  if (character === '"') frame.push(readString(scanner, position, position, false), "operand");
  else if (character === "'") apostrophe(scanner, frame);
  else if (character === "`") prefix(scanner, frame, "`", 1);
  else if (character === ",") comma(scanner, frame, space || atStart);
  else if (character === ".") dot(scanner, frame, spaceBefore, touching);
  else if (character === ":") colon(scanner, frame, spaceBefore);
  else if (isDigit(character)) frame.push(readNumber(scanner), "operand");
  else if (isNameStart(character)) word(scanner, frame, spaceBefore);
  else return operatorToken(scanner, frame, spaceBefore);
  return true;
}

function operatorToken(scanner: Scanner, frame: Frame, spaceBefore: boolean): boolean {
  const token = readOperator(scanner, spaceBefore);
  if (token) frame.push(token, "none");
  return token !== null;
}

function apostrophe(scanner: Scanner, frame: Frame): void {
  const { position } = scanner;
  if (apostropheOpensString(scanner)) frame.push(readString(scanner, position, position, false), "operand");
  else prefix(scanner, frame, "'", 1);
}

/** A quote, quasiquote or unquote, which must touch the form behind it. */
function prefix(scanner: Scanner, frame: Frame, op: string, length: number): void {
  const start = scanner.position;
  scanner.position += length;
  const span = scanner.span(start, scanner.position);
  const quasi = op === "`" || frame.quasiLevel > 0;
  if (touchesForm(scanner, quasi)) frame.push(operator(op, span, true, false), "none");
  else scanner.report(messages.quoteWithoutForm(span, { prefix: scanner.text.slice(start, start + length) }));
}

/** Does a form start right here? In a quasiquote it may start with unquotes. */
function touchesForm(scanner: Scanner, quasi: boolean): boolean {
  let index = scanner.position;
  while (quasi && (scanner.text[index] === "," || scanner.text[index] === "@")) index++;
  return !scanner.spaceAt(index) && !")]},".includes(scanner.text[index]!);
}

/** A separator, or inside a quasiquote an unquote (language §11.4). */
function comma(scanner: Scanner, frame: Frame, space: boolean): void {
  const { text, position } = scanner;
  if (space) frame.beginOperand();
  // Behind `k=` and `k:` a separator would mean nothing.
  const leads = space || frame.afterPrefix() || isOperator(frame.last, "=") || isOperator(frame.last, ":");
  const splices = text[position + 1] === "@";
  const following = text[position + (splices ? 2 : 1)] ?? " ";
  const touches = !isSpace(following) && !")]}#;".includes(following);
  if (leads && touches && splices) prefix(scanner, frame, ",@", 2);
  else if (leads && touches && frame.quasiLevel > 0) prefix(scanner, frame, ",unquote", 1);
  else {
    if (touches && frame.quasiLevel > 0) warnOfSign(scanner, frame);
    separator(scanner, frame, ",", space);
  }
}

/** `*,xs` in a template hardly means the star and `xs`, unless all commas there are written without spaces. */
function warnOfSign(scanner: Scanner, { tokens, last }: Frame): void {
  const { text, position } = scanner;
  if (last?.kind !== "operator" || !last.spaceBefore || !SIGNS.has(last.op)) return;
  const before = tokens[tokens.length - 2];
  if (isOperator(before, ",") && !before.spaceAfter) return;
  const start = text[position + 1] === "@" ? position + 2 : position + 1;
  const end = nameEnd(text, start);
  if (end === start && text[start] !== "(") return;
  const name = end === start ? "…" : text.slice(start, end);
  scanner.report(messages.commaBehindSign(scanner.span(position, position + 1), { op: last.op, name }));
}

const SIGNS: ReadonlySet<string> = new Set([...SPACE_SENSITIVE, "@"]);

function separator(scanner: Scanner, frame: Frame, op: string, space: boolean): void {
  const start = scanner.position;
  scanner.position += op.length;
  const span = scanner.span(start, scanner.position);
  frame.push(operator(op, span, space, scanner.spaceAt(scanner.position)), "none");
}

/** A KEYWORD, `:=`, or a colon by itself. */
function colon(scanner: Scanner, frame: Frame, spaceBefore: boolean): void {
  const { text, position } = scanner;
  const end = nameEnd(text, position + 1);
  const leads = spaceBefore || frame.afterPrefix() || isOperator(frame.last, "=");
  if (text[position + 1] === "=") separator(scanner, frame, ":=", spaceBefore);
  else if (end === position + 1 || !leads || frame.kind === "index") {
    separator(scanner, frame, ":", spaceBefore);
  } else {
    scanner.position = end;
    const span = scanner.span(position, end);
    frame.push({ kind: "keyword", name: text.slice(position + 1, end), span }, "none");
  }
}

/** `...`, a postfix, a number such as `.5`, or the head of an access form. */
function dot(scanner: Scanner, frame: Frame, spaceBefore: boolean, touching: boolean): void {
  const { text, position } = scanner;
  if (text.startsWith("...", position)) {
    scanner.position += 3;
    const span = scanner.span(position, scanner.position);
    frame.push({ kind: "constant", value: "ellipsis", span }, "operand");
  } else if (touching && frame.tail !== "none") postfix(scanner, frame);
  else if (isDigit(text[position + 1] ?? "")) {
    const number = readNumber(scanner);
    if (!spaceBefore) scanner.report(messages.numberStartsWithDot(number.span));
    frame.push(number, "operand");
  } else {
    const end = Math.max(position + 1, nameEnd(text, position + 1));
    scanner.position = end;
    frame.push(symbol(text.slice(position, end), scanner.span(position, end)), "none");
  }
}

/** `.name` and `.3`. */
function postfix(scanner: Scanner, frame: Frame): void {
  const { text, position: start } = scanner;
  const nameStart = start + 1;
  const end = attributeEnd(text, nameStart);
  const digits = /^[0-9]+/.exec(text.slice(nameStart, nameStart + 16))?.[0];
  scanner.position = digits ? nameStart + digits.length : end;
  const span = scanner.span(nameStart, scanner.position);
  if (end > nameStart) {
    extend(frame, { kind: "string", value: text.slice(nameStart, end), span }, "callable");
  } else if (digits) {
    extend(frame, { kind: "number", value: Number(digits), float: false, span }, "operand");
  } else scanner.report(messages.expectedAttribute(scanner.span(start, nameStart)));
}

function extend(frame: Frame, name: Form, tail: Tail): void {
  const base = frame.last!;
  frame.replaceLast(madeList(".", [base, name], join(base.span, name.span)), tail);
}

const STRING_PREFIX = /(?:f|r|b|s|rb|br|rs|rf|fr)(?=["'])/y;

/** A name, keyword or word operator, or a string with a prefix. */
function word(scanner: Scanner, frame: Frame, spaceBefore: boolean): void {
  const { text, position: start } = scanner;
  STRING_PREFIX.lastIndex = start;
  if (STRING_PREFIX.test(text))
    frame.push(prefixedString(scanner, text.slice(start, STRING_PREFIX.lastIndex)), "operand");
  else {
    const head = frame.kind === "list" && frame.tokens.length === 0;
    const token = readWord(scanner, spaceBefore, head);
    frame.push(token, tailOf(token));
  }
}

function prefixedString(scanner: Scanner, prefix: string): Form {
  const { position: start } = scanner;
  if (prefix === "f") return readFString(scanner, start);
  const quoteStart = start + prefix.length;
  if (prefix.includes("b")) return readBytes(scanner, start, quoteStart, prefix.includes("r"));
  if (prefix !== "r") {
    scanner.report(messages.unsupportedString(scanner.span(start, quoteStart), { prefix }));
  }
  return readString(scanner, start, quoteStart, prefix.includes("r"));
}

function tailOf(token: Form): Tail {
  if (token.kind === "operator" || (token.kind === "symbol" && HARD_KEYWORDS.has(token.name))) return "none";
  return token.kind === "constant" ? "operand" : "callable";
}
