/** The statements of a module (language §2.1 `program`), from its tokens. */
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import { unexpected } from "./elements.ts";
import type { Form, SymbolForm } from "./form.ts";
import { InfixParser } from "./infix.ts";
import { HARD_KEYWORDS } from "./keywords.ts";
import { StatementReader } from "./statement.ts";

/** Keywords that are statements, or begin one, without parentheses. */
const BARE_KEYWORDS = new Set(["pass", "break", "continue", "return", "lambda"]);

export function moduleForms(tokens: readonly Form[], report: Report): Form[] {
  const parser = new InfixParser(tokens, "statement", report);
  const statements = new StatementReader(tokens, report, (start) => {
    parser.position = start;
    const form = parser.expression();
    return form && { form, next: parser.position };
  });
  const forms: Form[] = [];
  for (let next = 0; next < tokens.length; ) {
    const read = statements.read(next);
    if (read && needsParentheses(read.form)) {
      report(messages.keywordNeedsParentheses(read.form.span, { keyword: read.form.name }));
      next = behindLine(tokens, next);
    } else if (read && !isBareWord(read.form)) {
      forms.push(read.form);
      next = read.next;
    } else {
      parser.position = next;
      unexpected(parser, report);
      next = parser.position;
    }
  }
  return forms;
}

/** An operator, or a keyword that is nothing by itself. */
function isBareWord(form: Form): boolean {
  if (form.kind === "symbol") return HARD_KEYWORDS.has(form.name) && !BARE_KEYWORDS.has(form.name);
  return form.kind === "operator";
}

/** A statement of Python's at the start of a line: `if x:`, `import m`. */
function needsParentheses(form: Form): form is SymbolForm {
  if (form.kind !== "symbol" || !HARD_KEYWORDS.has(form.name) || BARE_KEYWORDS.has(form.name)) return false;
  const { text } = form.span.source;
  let before = form.span.start - 1;
  while (text[before] === " " || text[before] === "\t") before--;
  return before < 0 || /[\r\n\ufeff]/.test(text[before]!);
}

/** The first token behind the line on which this one starts. */
function behindLine(tokens: readonly Form[], index: number): number {
  const { source, start } = tokens[index]!.span;
  const lineBreak = source.text.slice(start).search(/[\r\n]/);
  const end = lineBreak < 0 ? source.text.length : start + lineBreak;
  while (tokens[index] && tokens[index]!.span.start < end) index++;
  return index;
}
