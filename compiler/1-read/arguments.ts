/** Call arguments (language §2.5): keywords and splats among the raw items of a call. */
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { CallArgument } from "./classify-types.ts";
import { isWord } from "./elements.ts";
import { type Form, MARKS } from "./form.ts";
import { InfixParser } from "./infix.ts";
import { ItemRun } from "./item-run.ts";
import { errorForm, isMade, isOperator, isSymbol, join, textOf } from "./make.ts";
import { SEPARATORS } from "./operators.ts";

/** Reads the items behind a callee; mistakes are reported and left out. */
export function callArguments(items: readonly Form[], report: Report): CallArgument[] {
  return new ArgumentReader(items, report).read();
}

class ArgumentReader {
  private readonly items: readonly Form[];
  private readonly report: Report;
  private readonly found: CallArgument[] = [];
  private readonly names = new Set<string>();
  private run: ItemRun | null = null;
  private index = 0;
  /** A keyword argument has been seen. */
  private keywords = false;

  constructor(items: readonly Form[], report: Report) {
    this.items = items;
    this.report = report;
  }

  read(): CallArgument[] {
    let comma = true;
    while (this.index < this.items.length) {
      const item = this.items[this.index]!;
      if (!isOperator(item, ",") || comma) this.argument(item);
      else this.index++;
      comma = isOperator(item, ",");
    }
    return this.found;
  }

  private argument(item: Form): void {
    if (isWord(item) && isOperator(this.items[this.index + 1], "=")) {
      this.index += 2;
      this.keyword(item, item.kind === "symbol" ? item.name : textOf(item));
    } else if (item.kind === "keyword") {
      this.index++;
      if (isOperator(this.items[this.index], ",")) this.index++;
      this.keyword(item, item.name);
    } else if (item.kind === "operator" && SEPARATORS.has(item.op)) {
      this.report(messages.unexpectedToken(item.span, { token: textOf(item) }));
      this.index++;
    } else this.value(this.element(item));
  }

  private keyword(word: Form, name: string): void {
    const item = this.items[this.index];
    if (!item || (item.kind === "operator" && SEPARATORS.has(item.op))) {
      this.report(messages.keywordWithoutValue(word.span, { name }));
      return;
    }
    const form = this.element(item);
    this.keywords = true;
    if (this.names.has(name)) this.report(messages.keywordRepeated(word.span, { name }));
    else this.found.push({ kind: "keyword", name, form, span: join(word.span, form.span) });
    this.names.add(name);
  }

  private value(form: Form): void {
    const { span } = form;
    if (isMade(form, MARKS.splat)) this.found.push({ kind: "splat", form: form.items[1]!, span });
    else if (isMade(form, MARKS.keywordSplat)) {
      this.keywords = true;
      this.found.push({ kind: "keyword-splat", form: form.items[1]!, span });
    } else if (this.keywords) this.report(messages.positionalAfterKeyword(span));
    else this.found.push({ kind: "positional", form, span });
  }

  /** The element at the index, which moves behind it: one item, or a `lambda x: e` made of several. */
  private element(item: Form): Form {
    if (!isSymbol(item, "lambda")) {
      this.index++;
      return item;
    }
    this.run ??= new ItemRun(this.items);
    const parser = new InfixParser(this.run.tokens, "list", this.report);
    parser.position = this.run.tokenOf(this.index);
    const form = parser.expression() ?? errorForm(item.span);
    this.index = Math.max(this.index + 1, this.run.itemAt(parser.position));
    return form;
  }
}
