/** Statements (language §2.7): sugar assignments, def-sugar and decorated forms, at the top level and in bodies. */
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { Form, OperatorForm } from "./form.ts";
import { InfixParser } from "./infix.ts";
import {
  errorForm,
  isOperator,
  isRaw,
  isSymbol,
  isUnquote,
  join,
  madeList,
  rawList,
  symbol,
} from "./make.ts";
import { ASSIGNMENT } from "./operators.ts";
import { patternForm } from "./pattern.ts";

/** A form, and the index of the token behind it. */
export interface Read {
  readonly form: Form;
  readonly next: number;
}

/** Reads what stands at a token by itself, if that is anything. */
export type BareReader = (position: number) => Read | null;

export class StatementReader {
  private readonly tokens: readonly Form[];
  private readonly report: Report;
  private readonly bare: BareReader;
  private readonly parser: InfixParser;

  constructor(tokens: readonly Form[], report: Report, bare: BareReader) {
    this.tokens = tokens;
    this.report = report;
    this.bare = bare;
    this.parser = new InfixParser(tokens, "statement", report);
  }

  /** The statement that starts at a token; null when none does. */
  read(position: number): Read | null {
    const decorators: { readonly at: Form; readonly form: Form }[] = [];
    while (isDecorator(this.tokens[position])) {
      const form = this.tokens[position + 1];
      if (!form || form.kind === "operator") return null;
      decorators.push({ at: this.tokens[position]!, form });
      position += 2;
    }
    const inner = this.undecorated(position);
    if (!inner || decorators.length === 0) return inner ?? this.missingDefinition(decorators, position);
    const form = decorators.reduceRight(
      (target, { at, form }) => madeList("@", [form, target], join(at.span, target.span)),
      inner.form,
    );
    return { form, next: inner.next };
  }

  private missingDefinition(decorators: readonly { readonly at: Form }[], next: number): Read | null {
    const first = decorators[0];
    if (!first) return null;
    this.report(messages.decoratorWithoutDefinition(first.at.span));
    return { form: errorForm(first.at.span), next };
  }

  private undecorated(position: number): Read | null {
    if (position >= this.tokens.length) return null;
    return this.definition(position) ?? this.assignment(position);
  }

  /** `def f(a): e`, with or without `-> T`. */
  private definition(position: number): Read | null {
    const [head, name, parameters] = this.tokens.slice(position, position + 3);
    if (!isSymbol(head, "def") || !isRaw(parameters)) return null;
    if (name === undefined || (name.kind !== "symbol" && !isUnquote(name))) return null;
    let next = position + 3;
    let annotation: Form[] = [];
    if (isOperator(this.tokens[next], "->")) {
      annotation = this.tokens.slice(next, next + 2);
      next += annotation.length;
    }
    if (!isOperator(this.tokens[next], ":")) return null;
    const body = this.value(next);
    const operands = [name, parameters, ...annotation, body.form];
    return { form: madeList("def", operands, join(head.span, body.form.span)), next: body.next };
  }

  /** `target = other = e`, `target += e`, or a form by itself. */
  private assignment(position: number): Read | null {
    let read = this.bare(position);
    const targets: { readonly target: Form; readonly sign: OperatorForm }[] = [];
    while (read && isAssignment(this.tokens[read.next])) {
      const sign = this.tokens[read.next] as OperatorForm;
      targets.push({ target: read.form, sign });
      read = this.value(read.next);
      if (sign.op !== "=") break;
    }
    if (!read) return null;
    const assigned = targets.map(({ target, sign }) => ({
      target: patternForm([target]),
      op: sign.op,
    }));
    return { form: assignmentForm(assigned, read.form), next: read.next };
  }

  /** The expression behind the `=` or `:` at this token. */
  private value(position: number): Read {
    this.parser.position = position + 1;
    const form = this.parser.expression();
    const { span } = this.tokens[position]!;
    if (!form)
      this.report(messages.expectedExpression(span, { after: (this.tokens[position] as OperatorForm).op }));
    return { form: form ?? errorForm(span), next: this.parser.position };
  }
}

/** Like a name that `gensym` makes, but for its number, which none of those has. */
const VALUE = "value 0";

/** `a = b = e`: the value is evaluated once, and stored from left to right; with names alone the order makes no difference. */
function assignmentForm(
  assigned: readonly { readonly target: Form; readonly op: string }[],
  last: Form,
): Form {
  const form = (op: string, target: Form, value: Form) =>
    madeList(op, [target, value], join(target.span, value.span));
  if (assigned.length < 2 || assigned.every(({ target }) => target.kind === "symbol"))
    return assigned.reduceRight((value, { target, op }) => form(op, target, value), last);
  const stored = assigned.filter(({ op }) => op === "=");
  const value = assigned.slice(stored.length).reduceRight((of, { target, op }) => form(op, target, of), last);
  const name = symbol(VALUE, value.span);
  const binding = rawList([rawList([name, value], value.span)], value.span);
  const stores = stored.map(({ target }) => madeList("=", [target, name], target.span));
  return madeList("let", [binding, ...stores, name], join(assigned[0]!.target.span, value.span));
}

/** `@` that touches what follows, and not what precedes. */
export function isDecorator(token: Form | undefined): boolean {
  return isOperator(token, "@") && token.spaceBefore && !token.spaceAfter;
}

function isAssignment(token: Form | undefined): boolean {
  return token?.kind === "operator" && ASSIGNMENT.has(token.op);
}
