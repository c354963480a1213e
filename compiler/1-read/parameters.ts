/** Parameter lists (language §5.1), for def, lambda, fn and defmacro. */
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import { type Form, type ListForm, MARKS, type SymbolForm } from "./form.ts";
import { infixForm } from "./infix.ts";
import { HARD_KEYWORDS } from "./keywords.ts";
import { isMade, isOperator, isRaw, join, textOf } from "./make.ts";

export interface ParameterForm {
  readonly name: string;
  readonly nameSpan: Span;
  readonly kind: "positional-only" | "positional" | "keyword-only" | "rest" | "keyword-rest";
  readonly default: Form | null;
  readonly annotation: Form | null;
  readonly span: Span;
}

/** The parameters a raw list declares; for the list style of def pass `(f a b)` with its name removed. */
export function readParameters(list: ListForm, report: Report): ParameterForm[] {
  return new ParameterReader(list, report).read();
}

class ParameterReader {
  private readonly items: readonly Form[];
  private readonly report: Report;
  private found: ParameterForm[] = [];
  private index = 0;
  /** The `*` or `*rest` after which parameters are keyword-only. */
  private star: Form | null = null;

  constructor(list: ListForm, report: Report) {
    this.items = list.items;
    this.report = report;
  }

  read(): ParameterForm[] {
    while (this.index < this.items.length) {
      const item = this.items[this.index++]!;
      if (!isOperator(item, ",")) this.parameter(item);
    }
    this.checkStar();
    this.checkOrder();
    return this.unique();
  }

  private parameter(item: Form): void {
    if (isOperator(item, "*")) this.lone(item);
    else if (isOperator(item, "/")) this.slash(item);
    else if (isMade(item, MARKS.splat)) this.rest(item, item.items[1]!);
    else if (isMade(item, MARKS.keywordSplat)) this.keywordRest(item, item.items[1]!);
    else if (item.kind === "symbol") this.named(item);
    else if (isRaw(item)) this.listStyle(item);
    else if (isMade(item, "list-literal")) this.bracketStyle(item);
    else this.invalid(item);
  }

  /** `a`, `a = e`, `a: T = e`, and the old style `a "default"`. */
  private named(name: SymbolForm): void {
    let last: Form = name;
    const annotation = this.annotation(name);
    last = annotation ?? last;
    let value: Form | null = null;
    if (isOperator(this.items[this.index], "=")) {
      this.index++;
      value = this.expression(last);
    } else if (!annotation && isLiteral(this.items[this.index])) value = this.items[this.index++]!;
    this.add(name, value, annotation, join(name.span, (value ?? last).span));
  }

  /** `: T` behind a name; a KEYWORD there is an annotation written `a :T`. */
  private annotation(after: Form): Form | null {
    const item = this.items[this.index];
    if (item?.kind === "keyword") {
      this.index++;
      return { kind: "symbol", name: item.name, span: item.span };
    }
    if (!isOperator(item, ":")) return null;
    this.index++;
    return this.expression(after);
  }

  /** The element behind a `=` or `:`. */
  private expression(after: Form): Form | null {
    const item = this.items[this.index];
    if (item && item.kind !== "operator") {
      this.index++;
      return item;
    }
    const sign = this.items[this.index - 1]!;
    this.report(messages.expectedExpression(join(after.span, sign.span), { after: textOf(sign) }));
    return null;
  }

  /** `(a e)`. */
  private listStyle(list: ListForm): void {
    const [name, ...rest] = list.items;
    const value = rest.length > 0 ? infixForm(rest, this.report) : null;
    if (name?.kind === "symbol" && value) this.add(name, value, null, list.span);
    else this.invalid(list);
  }

  /** `[a T]`. */
  private bracketStyle(list: ListForm): void {
    const [, name, annotation, ...more] = list.items;
    if (name?.kind !== "symbol" || !annotation || more.length > 0) {
      this.invalid(list);
      return;
    }
    let value: Form | null = null;
    if (isOperator(this.items[this.index], "=")) {
      this.index++;
      value = this.expression(list);
    }
    this.add(name, value, annotation, list.span);
  }

  private rest(item: Form, name: Form): void {
    if (name.kind !== "symbol") {
      this.invalid(item);
      return;
    }
    if (this.star) this.report(messages.repeatedStar(item.span));
    this.star = item;
    this.push(name, "rest", null, this.annotation(item), item.span);
  }

  private keywordRest(item: Form, name: Form): void {
    if (name.kind === "symbol") this.push(name, "keyword-rest", null, this.annotation(item), item.span);
    else this.invalid(item);
  }

  private lone(item: Form): void {
    if (this.star) this.report(messages.repeatedStar(item.span));
    this.star = item;
  }

  /** `/`: the parameters before it are positional-only. */
  private slash(item: Form): void {
    if (this.star || this.found.length === 0 || this.found.some(({ kind }) => kind !== "positional")) {
      this.report(messages.misplacedSlash(item.span));
      return;
    }
    this.found = this.found.map((each) => ({ ...each, kind: "positional-only" as const }));
  }

  private add(name: SymbolForm, value: Form | null, annotation: Form | null, span: Span): void {
    this.push(name, this.star ? "keyword-only" : "positional", value, annotation, span);
  }

  private push(
    name: SymbolForm,
    kind: ParameterForm["kind"],
    value: Form | null,
    annotation: Form | null,
    span: Span,
  ): void {
    if (HARD_KEYWORDS.has(name.name)) {
      this.report(messages.keywordAsParameter(name.span, { name: name.name }));
      return;
    }
    this.found.push({ name: name.name, nameSpan: name.span, kind, default: value, annotation, span });
  }

  private invalid(item: Form): void {
    if (item.kind !== "error") this.report(messages.invalidParameter(item.span));
  }

  private checkStar(): void {
    const lone = this.star && isOperator(this.star, "*");
    if (lone && !this.found.some(({ kind }) => kind === "keyword-only")) {
      this.report(messages.loneStar(this.star!.span));
    }
  }

  private checkOrder(): void {
    let defaulted: ParameterForm | null = null;
    for (const [index, parameter] of this.found.entries()) {
      if (this.found[index - 1]?.kind === "keyword-rest") {
        this.report(messages.parameterAfterKeywordRest(parameter.span));
      }
      if (!parameter.kind.startsWith("positional")) continue;
      if (parameter.default) defaulted = parameter;
      else if (defaulted) {
        const params = { name: parameter.name };
        this.report(messages.requiredAfterDefault(parameter.span, params));
      }
    }
  }

  private unique(): ParameterForm[] {
    const names = new Map<string, ParameterForm>();
    for (const parameter of this.found) {
      const earlier = names.get(parameter.name);
      if (earlier) {
        const labels = [{ span: earlier.nameSpan, text: "first declared here" }];
        this.report(messages.repeatedParameter(parameter.nameSpan, { name: parameter.name }, { labels }));
      } else names.set(parameter.name, parameter);
    }
    return [...names.values()];
  }
}

/** What may follow a name as its default in the old style. */
function isLiteral(form: Form | undefined): boolean {
  if (form?.kind !== "list") return form !== undefined && LITERALS.has(form.kind);
  const { shape, items } = form;
  if (shape === "raw") return items.length === 0;
  if (isMade(form, "list-literal")) return items.length !== 3 || items[1]!.kind !== "symbol";
  const negative = isOperator(items[0], "-") && items.length === 2 && items[1]!.kind === "number";
  return negative || isMade(form, "dict-literal") || isMade(form, "set-literal");
}

const LITERALS = new Set<Form["kind"]>(["constant", "number", "string", "bytes", "f-string"]);
