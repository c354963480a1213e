/** Infix expressions (language §2.1): a precedence parser over operands and operators. */
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import { type ComparisonChain, comparisonForm } from "./comparison.ts";
import type { Form, ListForm, OperatorForm } from "./form.ts";
import { MARKS, MAX_NESTING } from "./form.ts";
import { HARD_KEYWORDS } from "./keywords.ts";
import {
  errorForm,
  isOperator,
  isSymbol,
  isUnquote,
  join,
  made,
  madeList,
  rawList,
  spanOf,
  textOf,
} from "./make.ts";
import { BINARY, PRECEDENCE, QUOTE_PREFIXES, SEPARATORS, SPACE_SENSITIVE } from "./operators.ts";

/**
 * Where an expression stands (language §2.2, §2.3): `tight`, an element of a list, whose operators touch their left operand; `list`,
 * spaced infix in which spaces tell signs from binary operators; `free`, spaced infix whatever the spaces; `statement`, the same
 * where a decorator may follow.
 */
export type InfixMode = "tight" | "list" | "free" | "statement";

/** The whole item sequence as one infix expression in canonical form, or null if it is not one. */
export function infixForm(items: readonly Form[], report: Report): Form | null {
  const tokens = flatten(items);
  const parser = new InfixParser(tokens, "list", report);
  const form = parser.expression();
  return parser.position === tokens.length ? form : null;
}

/** The items with joined elements taken apart again. */
export function flatten(items: readonly Form[]): readonly Form[] {
  const isJoined = (item: Form) => item.kind === "list" && item.joined !== undefined;
  return items.some(isJoined)
    ? items.flatMap((item) => (isJoined(item) ? (item as ListForm).joined! : [item]))
    : items;
}

/** The tokens with quotes and unquotes joined with what follows them. */
export function withQuotes(tokens: readonly Form[]): readonly Form[] {
  if (!tokens.some(isQuotePrefix)) return tokens;
  const joined: Form[] = [];
  for (const token of tokens.toReversed()) {
    const inner = joined[joined.length - 1];
    if (!isQuotePrefix(token) || inner === undefined) joined.push(token);
    else
      joined[joined.length - 1] = madeList(
        QUOTE_PREFIXES.get(token.op)!,
        [inner],
        join(token.span, inner.span),
      );
  }
  return joined.reverse();
}

function isQuotePrefix(token: Form | undefined): token is OperatorForm {
  return token?.kind === "operator" && QUOTE_PREFIXES.has(token.op);
}

/** Reads expressions from a token sequence: operands, operators, and the words `if else lambda`. */
export class InfixParser {
  readonly tokens: readonly Form[];
  /** The index of the next token. */
  position = 0;
  private mode: InfixMode;
  private readonly report: Report;
  private depth = 0;
  /** The operand just read takes no part in operations: an operator as a value, or a keyword. */
  private opaque = false;

  constructor(tokens: readonly Form[], mode: InfixMode, report: Report) {
    this.tokens = tokens;
    this.mode = mode;
    this.report = report;
  }

  get next(): Form | undefined {
    return this.tokens[this.position];
  }

  /** The longest expression here, or null (and nothing read) if there is none. */
  expression(): Form | null {
    const lone = this.lone();
    if (lone !== null) return lone;
    const start = this.position;
    const form = this.nested(() => this.assignment() ?? this.assigned(this.ternary()));
    if (form === null) this.position = start;
    return form;
  }

  /** An operand that nothing follows that could go on with it: most elements are. */
  private lone(): Form | null {
    const { next } = this;
    if (next === undefined || !isPlain(next)) return null;
    const following = this.tokens[this.position + 1];
    if (following !== undefined && !isPlain(following)) return null;
    this.opaque = false;
    this.position++;
    return next;
  }

  /** `NAME := e`. */
  private assignment(): Form | null {
    const name = this.next;
    const sign = this.tokens[this.position + 1];
    if (this.mode === "tight" || name?.kind !== "symbol" || !isOperator(sign, ":=")) return null;
    this.position += 2;
    const value = this.expression();
    return value && madeList(":=", [name, value], join(name.span, value.span));
  }

  /** `,name := e`: which name it is a macro says. */
  private assigned(name: Form | null): Form | null {
    if (this.mode === "tight" || !isOperator(this.next, ":=") || name === null || !isUnquote(name))
      return name;
    this.position++;
    const value = this.expression();
    return value && madeList(":=", [name, value], join(name.span, value.span));
  }

  /** `value if test else …`: what follows `else` is no deeper than what precedes it. */
  private ternary(): Form | null {
    const arms: { readonly value: Form; readonly test: Form }[] = [];
    let value = this.binary(PRECEDENCE.any, true);
    while (value !== null) {
      const before = this.position;
      const test = this.condition();
      if (test === null) break;
      const assigned = this.assignment();
      const otherwise = assigned ?? this.binary(PRECEDENCE.any, true);
      if (otherwise === null) {
        this.position = before;
        break;
      }
      arms.push({ value, test });
      value = otherwise;
      if (assigned !== null) break;
    }
    if (value === null) return null;
    return arms.reduceRight<Form>(
      (otherwise, arm) =>
        madeList("if", [arm.test, arm.value, otherwise], join(arm.value.span, otherwise.span)),
      value,
    );
  }

  /** `if test else` behind an operand; null, and nothing read, for anything else. */
  private condition(): Form | null {
    if (this.opaque || this.mode === "tight" || !isSymbol(this.next, "if")) return null;
    const before = this.position;
    this.position++;
    const test = this.binary(PRECEDENCE.any, false);
    if (test && isSymbol(this.next, "else")) {
      this.position++;
      return test;
    }
    this.position = before;
    return null;
  }

  private binary(minimum: number, first: boolean): Form | null {
    this.opaque = false;
    let left = this.operand(first);
    if (left === null || this.opaque) return left;
    for (;;) {
      const operator = this.binaryOperator(minimum);
      if (!operator) return left;
      const before = this.position;
      const extended: Form | null = this.extend(left, operator);
      this.opaque = false;
      if (!extended) {
        this.position = before;
        return left;
      }
      left = extended;
    }
  }

  /** `left operator …`, as far as one precedence goes; the operator has not been read yet. */
  private extend(left: Form, operator: OperatorForm): Form | null {
    const precedence = BINARY.get(operator.op)!;
    if (precedence === PRECEDENCE.comparison) return this.comparison(left);
    if (operator.op === "and" || operator.op === "or") return this.logic(left, operator.op, precedence);
    if (operator.op === "**") return this.power(left);
    this.position++;
    const right = this.nested(() => this.binary(precedence + 1, false));
    return right && made(operator, [left, right], join(left.span, right.span));
  }

  /** `base ** a ** b`, which is `base ** (a ** b)`. */
  private power(base: Form): Form | null {
    const bases: { readonly base: Form; readonly operator: OperatorForm }[] = [];
    let exponent = base;
    for (;;) {
      const operator = this.binaryOperator(PRECEDENCE.sign);
      if (!operator) break;
      const before = this.position;
      this.position++;
      this.opaque = false;
      const next = this.nested(() => this.operand(false), bases.length + 1);
      if (next === null) {
        this.position = before;
        break;
      }
      bases.push({ base: exponent, operator });
      exponent = next;
      if (this.opaque) break;
    }
    if (bases.length === 0) return null;
    return bases.reduceRight(
      (right, { base: left, operator }) => made(operator, [left, right], join(left.span, right.span)),
      exponent,
    );
  }

  private comparison(first: Form): Form | null {
    const rest: ComparisonChain["rest"][number][] = [];
    for (;;) {
      const operator = this.binaryOperator(PRECEDENCE.comparison, PRECEDENCE.comparison);
      if (!operator) return comparisonForm({ first, rest });
      this.position++;
      const operand = this.nested(() => this.binary(PRECEDENCE.comparison + 1, false));
      if (!operand) return null;
      rest.push({ operator, operand });
    }
  }

  private logic(first: Form, op: string, precedence: number): Form | null {
    const operands = [first];
    while (this.binaryOperator(precedence, precedence)?.op === op) {
      this.position++;
      const operand = this.nested(() => this.binary(precedence + 1, false));
      if (!operand) return null;
      operands.push(operand);
    }
    return madeList(op, operands, spanOf(operands, first.span));
  }

  /** The next token if it is a binary operator of at least this precedence that has a right operand here. */
  private binaryOperator(minimum: number, maximum = Number.POSITIVE_INFINITY): OperatorForm | null {
    const token = this.next;
    if (token?.kind !== "operator") return null;
    const precedence = BINARY.get(token.op);
    if (precedence === undefined || precedence < minimum || precedence > maximum) return null;
    return this.joins(token) && this.startsOperand(this.position + 1) ? token : null;
  }

  /** Do the spaces around an operator that follows an operand make it a binary one? */
  private joins(token: OperatorForm): boolean {
    const prefixed = token.spaceBefore && !token.spaceAfter;
    if (this.mode === "tight") return !token.spaceBefore && !/^[a-z]/.test(token.op);
    if (this.mode === "list") return !(prefixed && SPACE_SENSITIVE.has(token.op));
    return this.mode === "free" || !(prefixed && token.op === "@");
  }

  private operand(first: boolean): Form | null {
    const token = this.next;
    if (!token) return null;
    if (token.kind === "operator") return this.operatorOperand(token, first);
    if (token.kind === "symbol" && HARD_KEYWORDS.has(token.name)) return this.keywordOperand(first);
    this.position++;
    return token;
  }

  private operatorOperand(token: OperatorForm, first: boolean): Form | null {
    if (QUOTE_PREFIXES.has(token.op)) return this.quoted();
    if (SEPARATORS.has(token.op)) return null;
    const followed = this.startsOperand(this.position + 1);
    if (followed && token.op === "not" && this.mode !== "tight") return this.negation();
    const spaced = this.mode === "tight" || this.mode === "list" ? token.spaceAfter : false;
    if (followed && "-+~".includes(token.op) && !(first && spaced)) return this.signed();
    if (followed && /^\*\*?$/.test(token.op) && first && !token.spaceAfter) return this.splat(token);
    if (!first || (token.op === "@" && !token.spaceAfter)) return null;
    this.position++;
    this.opaque = true;
    return token;
  }

  private quoted(): Form {
    const run: OperatorForm[] = [];
    for (let { next } = this; next?.kind === "operator" && QUOTE_PREFIXES.has(next.op); next = this.next) {
      run.push(next);
      this.position++;
    }
    const mode = this.mode;
    this.mode = "tight";
    const inner =
      this.nested(() => this.expression(), run.length) ?? this.quotedOperator(run[run.length - 1]!);
    this.mode = mode;
    this.opaque = false;
    return run.reduceRight(
      (of, token) => madeList(QUOTE_PREFIXES.get(token.op)!, [of], join(token.span, of.span)),
      inner,
    );
  }

  /** `'=` and its like: an operator that could not stand by itself. */
  private quotedOperator(prefix: OperatorForm): Form {
    const token = this.next;
    if (token?.kind !== "operator" || token.op === ",") {
      this.report(messages.quoteWithoutForm(prefix.span, { prefix: textOf(prefix) }));
      return errorForm(prefix.span);
    }
    this.position++;
    return token;
  }

  private negation(): Form | null {
    const run = this.run((op) => op === "not");
    const inner = this.nested(() => this.binary(PRECEDENCE.not, false), run.length);
    return inner && run.reduceRight((of, { span }) => madeList("not", [of], join(span, of.span)), inner);
  }

  private signed(): Form | null {
    const run = this.run((op) => "-+~".includes(op));
    const inner = this.nested(() => this.binary(PRECEDENCE.sign, false), run.length);
    return inner && run.reduceRight((of, sign) => made(sign, [of], join(sign.span, of.span)), inner);
  }

  /** The prefix operators here, of which the first has an operand. */
  private run(isPrefix: (op: string) => boolean): OperatorForm[] {
    const run: OperatorForm[] = [];
    do {
      run.push(this.next as OperatorForm);
      this.position++;
    } while (
      this.next?.kind === "operator" &&
      isPrefix(this.next.op) &&
      this.startsOperand(this.position + 1)
    );
    return run;
  }

  private splat(token: OperatorForm): Form | null {
    this.position++;
    const inner = this.expression();
    const mark = token.op === "*" ? MARKS.splat : MARKS.keywordSplat;
    this.opaque = true;
    return inner && madeList(mark, [inner], join(token.span, inner.span));
  }

  private keywordOperand(first: boolean): Form | null {
    const token = this.next!;
    const lambda = this.mode !== "tight" && isSymbol(token, "lambda") ? this.lambda() : null;
    if (lambda || !first) return lambda;
    this.position++;
    this.opaque = true;
    return token;
  }

  /** `lambda a, b: e`; null, and nothing read, for a lambda of any other shape. */
  private lambda(): ListForm | null {
    const start = this.position;
    const head = this.next!;
    let colon = start + 1;
    while (isLambdaParameter(this.tokens, colon)) colon++;
    if (isOperator(this.tokens[colon], ":")) {
      const names = this.tokens.slice(start + 1, colon);
      this.position = colon + 1;
      const body = this.expression();
      const operands = body && [rawList(parameterItems(names), spanOf(names, head.span)), body];
      if (operands) return made(head, operands, join(head.span, body.span));
    }
    this.position = start;
    return null;
  }

  private startsOperand(index: number): boolean {
    const token = this.tokens[index];
    if (!token) return false;
    if (token.kind === "operator") {
      return (
        "-+~".includes(token.op) ||
        QUOTE_PREFIXES.has(token.op) ||
        (token.op === "not" && this.mode !== "tight")
      );
    }
    if (token.kind !== "symbol" || !HARD_KEYWORDS.has(token.name)) return true;
    return token.name === "lambda" && this.mode !== "tight";
  }

  /** Runs a parsing step some levels deeper; too deep an expression is reported and given up. */
  private nested(step: () => Form | null, levels = 1): Form | null {
    if (this.depth + levels > MAX_NESTING) {
      const span = (this.next ?? this.tokens[this.tokens.length - 1]!).span;
      this.report(messages.nestedTooDeeply(span));
      this.position = this.tokens.length;
      return errorForm(span);
    }
    this.depth += levels;
    const form = step();
    this.depth -= levels;
    return form;
  }
}

/** An operand that is no operator and no hard keyword, which alone can stand between operands. */
export function isPlain(token: Form): boolean {
  return token.kind !== "operator" && !(token.kind === "symbol" && HARD_KEYWORDS.has(token.name));
}

/** Names, commas, stars, and defaults of one token. */
function isLambdaParameter(tokens: readonly Form[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind === "operator") return /^(,|=|\*\*?|\/|,unquote|,@)$/.test(token.op);
  if (token !== undefined && (isUnquote(token) || isQuotePrefix(tokens[index - 1]))) return true;
  return token?.kind === "symbol" ? !HARD_KEYWORDS.has(token.name) : isOperator(tokens[index - 1], "=");
}

/** Joins `*` and `**` with the names behind them. */
function parameterItems(tokens: readonly Form[]): Form[] {
  const items: Form[] = [];
  for (const token of withQuotes(tokens)) {
    const star = items[items.length - 1];
    if (
      star?.kind === "operator" &&
      star.op.startsWith("*") &&
      (token.kind === "symbol" || isUnquote(token))
    ) {
      const mark = star.op === "*" ? MARKS.splat : MARKS.keywordSplat;
      items[items.length - 1] = madeList(mark, [token], join(star.span, token.span));
    } else items.push(token);
  }
  return items;
}
