/** What stands inside brackets: elements of lists, displays, subscripts, call arguments and f-string fields. */
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import { comprehension, isComprehension } from "./comprehension.ts";
import type { Form, ListForm } from "./form.ts";
import { InfixParser, isPlain } from "./infix.ts";
import { errorForm, isMade, isOperator, isSymbol, join, madeList, spanOf, textOf } from "./make.ts";
import { SEPARATORS } from "./operators.ts";

/** The items of a parenthesised list: tight infix joined, all else as it stands. */
export function listItems(tokens: readonly Form[], report: Report): Form[] {
  if (tokens.every(isPlain)) return tokens.slice();
  const parser = new InfixParser(tokens, "tight", report);
  const items: Form[] = [];
  while (parser.next) {
    const start = parser.position;
    const item = parser.expression();
    if (item) items.push(joined(item, tokens, start, parser.position));
    else {
      items.push(parser.next);
      parser.position++;
    }
  }
  return items;
}

/** Notes what an element was joined of, unless it is one token or a quoted form, which stays whole. */
function joined(item: Form, tokens: readonly Form[], start: number, end: number): Form {
  if (end - start < 2 || item.kind !== "list" || QUOTES.some((head) => isMade(item, head))) return item;
  return { ...item, joined: tokens.slice(start, end) };
}

const QUOTES = ["quote", "quasiquote", "unquote", "unquote-splicing"];

/** `[a b]` and `[e for p in s]`. */
export function bracketForm(tokens: readonly Form[], span: Span, report: Report): ListForm {
  const parser = new InfixParser(tokens, "list", report);
  if (isComprehension(tokens)) return comprehension(parser, "list-comp", span, report);
  return madeList("list-literal", separated(parser, report), span);
}

/** Expressions with or without commas between them. */
function separated(parser: InfixParser, report: Report): Form[] {
  const items: Form[] = [];
  let comma = true;
  while (parser.next) {
    if (isOperator(parser.next, ",") && !comma) parser.position++;
    else items.push(parser.expression() ?? unexpected(parser, report));
    comma = isOperator(parser.tokens[parser.position - 1], ",");
  }
  return items;
}

/** `{a b}`, `{k: v}`, `{**m}`, and comprehensions. */
export function braceForm(tokens: readonly Form[], span: Span, report: Report): ListForm {
  const parser = new InfixParser(tokens, "list", report);
  if (isComprehension(tokens)) return braceComprehension(parser, span, report);
  const entries: Form[] = [];
  let single: Form | null = null;
  let paired: Form | null = null;
  let comma = true;
  while (parser.next) {
    if (isOperator(parser.next, ",") && !comma) parser.position++;
    else {
      const key = parser.expression() ?? unexpected(parser, report);
      entries.push(key);
      if (isOperator(parser.next, ":")) {
        paired ??= key;
        entries.push(pairValue(parser, report));
      } else if (isMade(key, "%keyword-splat")) paired ??= key;
      else if (key.kind !== "error") single ??= key;
    }
    comma = isOperator(parser.tokens[parser.position - 1], ",");
  }
  if (single && paired) {
    const later = single.span.start > paired.span.start ? single : paired;
    report(messages.mixedBraces(later.span));
    return madeList("dict-literal", [], span);
  }
  return madeList(single ? "set-literal" : "dict-literal", entries, span);
}

function pairValue(parser: InfixParser, report: Report): Form {
  const colon = parser.next!;
  parser.position++;
  const value = parser.expression();
  if (value) return value;
  report(messages.expectedExpression(colon.span, { after: ":" }));
  return errorForm(colon.span);
}

function braceComprehension(parser: InfixParser, span: Span, report: Report): ListForm {
  parser.expression();
  const dict = isOperator(parser.next, ":");
  parser.position = 0;
  return comprehension(parser, dict ? "dict-comp" : "set-comp", span, report);
}

/** What stands in `x[…]`: an index, a tuple of them, or a slice. */
export function subscriptForm(tokens: readonly Form[], span: Span, report: Report): Form {
  const parser = new InfixParser(tokens, "free", report);
  if (tokens.length === 0) {
    report(messages.emptySubscript(span));
    return errorForm(span);
  }
  const parts: (Form | null)[] = [parser.expression()];
  const separator = isOperator(parser.next, ":") ? ":" : ",";
  while (isOperator(parser.next, separator) && !(separator === ":" && parts.length === 3)) {
    parser.position++;
    parts.push(parser.expression());
  }
  if (parser.next) unexpected(parser, report);
  if (separator === ":") return sliceForm(parts, spanOf(tokens, span));
  if (parts.length > 1 && parts[parts.length - 1] === null) parts.pop();
  else if (parts.length === 1) return parts[0] ?? errorForm(span);
  return madeList(
    "tuple-literal",
    parts.map((part) => part ?? errorForm(span)),
    spanOf(tokens, span),
  );
}

function sliceForm(parts: readonly (Form | null)[], span: Span): ListForm {
  const none: Form = { kind: "constant", value: null, span };
  return madeList("slice-literal", [parts[0] ?? none, parts[1] ?? none, parts[2] ?? none], span);
}

/** The raw items of call sugar's parentheses: whole expressions with `,` and `NAME =` between them. */
export function argumentItems(tokens: readonly Form[], report: Report): Form[] {
  const parser = new InfixParser(tokens, "free", report);
  const items: Form[] = [];
  let complete = true;
  while (parser.next) {
    const separator = argumentSeparator(parser);
    if (separator.length > 0) {
      items.push(...separator);
      continue;
    }
    if (endsArgument(items)) {
      if (complete) report(messages.missingComma(parser.next.span));
      complete = false;
    }
    items.push(argument(parser, report));
  }
  return items;
}

/** A comma, `NAME =`, or the KEYWORD before an expression. */
function argumentSeparator(parser: InfixParser): Form[] {
  const { next, tokens, position } = parser;
  const count = isOperator(tokens[position + 1], "=") && isWord(next!) ? 2 : 1;
  if (count === 1 && !isOperator(next, ",") && next!.kind !== "keyword") return [];
  parser.position += count;
  return tokens.slice(position, position + count);
}

/** Does an argument end here, so that a comma must follow? */
function endsArgument(items: readonly Form[]): boolean {
  const last = items[items.length - 1];
  if (!last || last.kind === "keyword") return false;
  return last.kind !== "operator" || !["=", ","].includes(last.op);
}

function argument(parser: InfixParser, report: Report): Form {
  const start = parser.position;
  const item = parser.expression();
  if (!item) return unexpected(parser, report);
  if (!isSymbol(parser.next, "for")) return item;
  parser.position = start;
  const last = parser.tokens[parser.tokens.length - 1]!;
  return comprehension(parser, "gen-comp", join(item.span, last.span), report, true);
}

/** A word that may name a keyword argument, hard keywords and constants included. */
export function isWord(form: Form): boolean {
  if (form.kind === "operator") return /^[a-z]+$/.test(form.op);
  return form.kind === "symbol" || (form.kind === "constant" && form.value !== "ellipsis");
}

/** The one expression of an f-string's field. */
export function fieldForm(tokens: readonly Form[], span: Span, report: Report): Form {
  const parser = new InfixParser(tokens, "free", report);
  const form = parser.expression();
  if (parser.next) unexpected(parser, report);
  else if (!form) report(messages.fStringEmptyField(span));
  return form ?? errorForm(span);
}

/** Reports the next token as out of place, and steps over it. */
export function unexpected(parser: InfixParser, report: Report): Form {
  const token = parser.next!;
  parser.position++;
  const text = token.kind === "operator" || token.kind === "symbol" ? textOf(token) : "expression";
  const assigns = token.kind === "operator" && SEPARATORS.has(token.op) && token.op.endsWith("=");
  if (assigns) report(messages.unexpectedAssignment(token.span, { op: text }));
  else if (text === "expression") report(messages.unexpectedExpression(token.span));
  else report(messages.unexpectedToken(token.span, { token: text }));
  return errorForm(token.span);
}
