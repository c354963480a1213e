/** The statements of a module (language §2.1 `program`), from its tokens. */
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import { unexpected } from "./elements.ts";
import type { Form } from "./form.ts";
import { InfixParser } from "./infix.ts";
import { HARD_KEYWORDS } from "./keywords.ts";
import { position } from "./position.ts";
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
      next = nextLine(tokens, next);
    } else if (read && read.form.kind !== "operator") {
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

/** Python's statements: `if x:`, `import m`, `return e`. */
function needsParentheses(form: Form): form is Form & { kind: "symbol" } {
  return form.kind === "symbol" && HARD_KEYWORDS.has(form.name) && !BARE_KEYWORDS.has(form.name);
}

function nextLine(tokens: readonly Form[], index: number): number {
  const lineOf = (token: Form) => position(token.span.source, token.span.start).line;
  const line = lineOf(tokens[index]!);
  while (tokens[index] && lineOf(tokens[index]!) === line) index++;
  return index;
}
