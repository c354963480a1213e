/** Reads source text into forms (language §§1–2). */
import type { Diagnostic, Report } from "../messages/diagnostic.ts";
import type { Source } from "../source/source.ts";
import { BracketReader } from "./bracket-reader.ts";
import { fieldForm } from "./elements.ts";
import type { Form } from "./form.ts";
import { moduleForms } from "./module-forms.ts";
import { Scanner } from "./scanner.ts";

/** How often reading begins again behind a bracket that was never closed. */
const MAX_RESTARTS = 20;

/** Every statement of the text as a form. Never throws: what cannot be read is reported and left out or becomes an ErrorForm. */
export function readModule(source: Source, report: Report): Form[] {
  const found: Diagnostic[] = [];
  const forms = moduleForms(moduleTokens(source, found), (diagnostic) => found.push(diagnostic));
  for (const diagnostic of found.sort((a, b) => a.span.start - b.span.start)) report(diagnostic);
  return forms;
}

/**
 * The module's tokens. A bracket without an end would swallow the rest of the module; if a line inside it begins with `(`, the bracket is
 * taken to end before that line, so that mistakes further on are found as well.
 */
function moduleTokens(source: Source, found: Diagnostic[]): Form[] {
  const { text } = source;
  const tokens: Form[] = [];
  let start = text.startsWith("\ufeff") ? 1 : 0;
  for (let restarts = 0; ; restarts++) {
    const reader = readRange(source, start, text.length, found);
    const open = reader.outermost;
    if (!open || open.restart === null || restarts === MAX_RESTARTS) {
      reader.closeAll();
      return tokens.concat(reader.top.tokens);
    }
    const kept = found.filter(({ span }) => span.start < open.open.start);
    found.splice(0, found.length, ...kept);
    const part = readRange(source, open.open.start, open.restart, found);
    part.closeAll();
    tokens.push(...reader.top.tokens, ...part.top.tokens);
    start = open.restart;
  }
}

function readRange(source: Source, start: number, end: number, found: Diagnostic[]): BracketReader {
  const report: Report = (diagnostic) => found.push(diagnostic);
  const reader = new BracketReader(new Scanner(source, source.text.slice(0, end), start, report, readField));
  reader.run();
  return reader;
}

function readField(scanner: Scanner): Form {
  const start = scanner.position;
  const reader = new BracketReader(scanner);
  reader.run();
  reader.closeAll();
  return fieldForm(reader.top.tokens, scanner.span(start, scanner.text.length), scanner.report);
}
