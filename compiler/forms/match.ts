/** `match`: chooses by the shape of a value (language §6.2). */
import type { Form, Span } from "../1-read/form.ts";
import { infixForm } from "../1-read/infix.ts";
import { body } from "../3-analyze/body.ts";
import type { Context } from "../3-analyze/context.ts";
import type { Block, Core } from "../3-analyze/core.ts";
import { isSymbol, sequenceItems, withoutCommas } from "../3-analyze/form-parts.ts";
import { asBlock, block, hidden, ifNode, none } from "../3-analyze/make.ts";
import { conjunction, type Matcher, matcher } from "../3-analyze/match-pattern.ts";
import { messages } from "../messages/generated.ts";
import type { SpecialForm } from "./special-form.ts";

export const matchForm: SpecialForm = {
  names: ["match"],
  syntax: "(match value (pattern body…) (pattern if guard body…) … (else body…))",
  doc: "The body of the first clause whose pattern fits the value. A name captures, `_` and `else` fit anything; lists, dicts and classes are taken apart. None when no pattern fits.",
  analyze(operands, ctx, span) {
    const [subject, ...rest] = withoutCommas(operands);
    if (subject === undefined) {
      ctx.report(messages.matchOperands(span));
      return none(span);
    }
    const value = ctx.expression(subject);
    const { binding, reference } = hidden(ctx, "match", subject.span);
    const clauses = rest.flatMap((operand) => readClause(operand, reference, ctx) ?? []);
    ctx.leave();
    const chosen = clauses.reduceRight<Core | null>(
      (otherwise, { test, body, span }) => (test === null ? body : ifNode(test, body, otherwise, span)),
      null,
    );
    return {
      kind: "let",
      style: "let",
      bindings: [{ binding, value }],
      body: asBlock(chosen ?? none(span)),
      span,
    };
  },
};

interface Clause {
  /** Null when it always fits. */
  readonly test: Core | null;
  readonly body: Block;
  readonly span: Span;
}

function readClause(operand: Form, subject: () => Core, ctx: Context): Clause | null {
  const items = sequenceItems(operand);
  const pattern = items?.[0];
  if (items === null || pattern === undefined) {
    ctx.report(messages.matchClause(operand.span));
    return null;
  }
  const fits = matcher(pattern, subject, ctx);
  if (!isSymbol(items[1], "if")) return { ...unguarded(fits, items.slice(1), operand.span, ctx) };
  const end = guardEnd(items);
  const form = items.length > 2 ? guardForm(items.slice(2, end), ctx) : null;
  if (form === null) {
    ctx.report(messages.matchGuard(items[1]!.span));
    return null;
  }
  const guard = ctx.expression(form);
  const captured = fits.captures.length === 0 ? guard : block([...fits.captures, guard], form.span);
  return {
    test: conjunction([...fits.tests, captured], pattern.span),
    body: body(items.slice(end), operand.span, ctx),
    span: operand.span,
  };
}

function unguarded(fits: Matcher, items: readonly Form[], span: Span, ctx: Context): Clause {
  const made = body(items, span, ctx);
  return {
    test: conjunction(fits.tests, span),
    body: fits.captures.length === 0 ? made : block([...fits.captures, ...valued(made)], made.span),
    span,
  };
}

/** The value of an empty body is None, not that of the last capture. */
function valued(made: Block): readonly Core[] {
  return made.body.length === 0 ? [none(made.span)] : made.body;
}

/** A guard is one form, or an infix expression: operands with operators between them. */
function guardEnd(items: readonly Form[]): number {
  let end = 3;
  while (items[end]?.kind === "operator" && items[end + 1] !== undefined) end += 2;
  return end;
}

function guardForm(items: readonly Form[], ctx: Context): Form | null {
  return items.length === 1 ? items[0]! : infixForm(items, ctx.report);
}
