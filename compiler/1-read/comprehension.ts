/** Comprehensions and generator expressions (language §9.4). */
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import type { Form, ListForm } from "./form.ts";
import { type InfixParser, withQuotes } from "./infix.ts";
import { errorForm, isOperator, isSplice, isSymbol, join, madeList } from "./make.ts";
import { patternForm } from "./pattern.ts";

export type ComprehensionHead = "list-comp" | "set-comp" | "dict-comp" | "gen-comp";

/** Is there a `for` behind a first element, and an `in` behind it? */
export function isComprehension(tokens: readonly Form[]): boolean {
  const start = tokens.findIndex((token, index) => index > 0 && isSymbol(token, "for"));
  return start > 0 && tokens.some((token, index) => index > start && isOperator(token, "in"));
}

/**
 * Reads `e for p in s if c …` (for a dict `k: v for …`) into `(list-comp e (for p s) (if c))`, up to the end of the tokens, or with
 * `open` up to the first token that cannot go on.
 */
export function comprehension(
  parser: InfixParser,
  head: ComprehensionHead,
  span: Span,
  report: Report,
  open = false,
): ListForm {
  const operands: Form[] = [];
  if (head === "dict-comp") {
    operands.push(parser.expression() ?? missing(parser, report));
    if (isOperator(parser.next, ":")) parser.position++;
  }
  operands.push(parser.expression() ?? missing(parser, report));
  if (parser.next && !isSymbol(parser.next, "for")) skipToFor(parser, report);
  while (isSymbol(parser.next, "for") || isSymbol(parser.next, "if")) {
    operands.push(isSymbol(parser.next, "for") ? forClause(parser, report) : ifClause(parser, report));
  }
  if (parser.next && !open) {
    report(messages.comprehensionTail(parser.next.span));
    parser.position = parser.tokens.length;
  }
  return madeList(head, operands, span);
}

function skipToFor(parser: InfixParser, report: Report): void {
  report(messages.comprehensionElement(parser.next!.span));
  while (parser.next && !isSymbol(parser.next, "for")) parser.position++;
}

function forClause(parser: InfixParser, report: Report): Form {
  const head = parser.next!;
  const start = parser.position + 1;
  let end = start;
  while (parser.tokens[end] && !isOperator(parser.tokens[end], "in")) end++;
  const pattern = parser.tokens.slice(start, end);
  if (pattern.length === 0 || end === parser.tokens.length) {
    report(messages.comprehensionFor(head.span));
    parser.position = parser.tokens.length;
    return errorForm(head.span);
  }
  parser.position = end + 1;
  const iterable = parser.expression() ?? missing(parser, report);
  return madeList("for", [...targets(pattern), iterable], join(head.span, iterable.span));
}

/** One pattern; where a macro splices names into the text, what it was written of: it takes several names to unpack. */
function targets(pattern: readonly Form[]): readonly Form[] {
  const items = withQuotes(pattern);
  const splices = items.some(isSplice);
  return splices && !items.some((item) => isOperator(item, ",")) ? items : [patternForm(items)];
}

function ifClause(parser: InfixParser, report: Report): Form {
  const head = parser.next!;
  parser.position++;
  const test = parser.expression() ?? missing(parser, report);
  return madeList("if", [test], join(head.span, test.span));
}

function missing(parser: InfixParser, report: Report): Form {
  const token = parser.next ?? parser.tokens[parser.tokens.length - 1]!;
  report(messages.comprehensionPart(token.span));
  return errorForm(token.span);
}
