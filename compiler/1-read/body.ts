/** Body positions (language §2.7): groups the raw items of a body into forms. */
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { Form } from "./form.ts";
import { ItemRun } from "./item-run.ts";
import { errorForm, isOperator, textOf } from "./make.ts";
import { SEPARATORS } from "./operators.ts";
import { isDecorator, StatementReader } from "./statement.ts";

/** The body's forms: sugar assignments, def-sugar and decorated forms become made lists, other items stay as they are. */
export function bodyForms(items: readonly Form[], report: Report): Form[] {
  const reader = new BodyReader(items, report);
  const forms: Form[] = [];
  for (let index = reader.skipComma(0); index < items.length; ) {
    const { form, next } = reader.read(index);
    forms.push(form);
    index = reader.skipComma(next);
  }
  return forms;
}

/** The one body form that starts at `items[start]`, and the index of the item behind it. */
export function bodyForm(
  items: readonly Form[],
  start: number,
  report: Report,
): { readonly form: Form; readonly next: number } {
  return new BodyReader(items, report).read(start);
}

class BodyReader {
  private readonly run: ItemRun;
  private readonly report: Report;
  private readonly statements: StatementReader;

  constructor(items: readonly Form[], report: Report) {
    this.run = new ItemRun(items);
    this.report = report;
    this.statements = new StatementReader(this.run.tokens, report, (token) => this.bare(token));
  }

  skipComma(index: number): number {
    return isOperator(this.run.items[index], ",") ? index + 1 : index;
  }

  read(index: number): { readonly form: Form; readonly next: number } {
    const read = this.statements.read(this.run.tokenOf(index));
    if (read) return { form: read.form, next: this.run.itemAt(read.next) };
    const item = this.run.items[index]!;
    this.report(messages.unexpectedToken(item.span, { token: textOf(item) }));
    return { form: errorForm(item.span), next: index + 1 };
  }

  private bare(token: number): { readonly form: Form; readonly next: number } | null {
    const index = this.run.itemAt(token);
    const item = this.run.items[index];
    if (!item || isDecorator(item)) return null;
    if (item.kind === "operator" && SEPARATORS.has(item.op)) return null;
    return { form: item, next: this.run.tokenOf(index + 1) };
  }
}
