/** `match`: chooses by the shape of a value (language §6.2). */
import type { Form } from "../1-read/form.ts";
import { infixForm } from "../1-read/infix.ts";
import { body } from "../3-analyze/body.ts";
import { type Clause, type ClauseForm, choice } from "../3-analyze/clauses.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Block, Core } from "../3-analyze/core.ts";
import { isSymbol } from "../3-analyze/form-parts.ts";
import { block, none } from "../3-analyze/make.ts";
import { conjunction, type Matcher, matcher } from "../3-analyze/match-pattern.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const matchForm: SpecialForm = {
  names: ["match"],
  syntax: "(match value (pattern body…) (pattern if guard body…) … (else body…))",
  doc: "The body of the first clause whose pattern fits the value. A name captures, `_` and `else` fit anything; lists, dicts and classes are taken apart. None when no pattern fits.",
  analyze: (operands, ctx, span) => choice(CLAUSES, operands, ctx, span),
};

const CLAUSES: ClauseForm = {
  name: "match",
  noSubject: messages.matchOperands,
  noClause: messages.matchClause,
  read(items, subject, span, ctx, keep) {
    const [pattern] = items;
    const fits = matcher(pattern, { read: subject, keep }, ctx);
    if (!isSymbol(items[1], "if")) return unguarded(fits, items.slice(1), span, ctx);
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
      body: body(items.slice(end), span, ctx),
      span,
    };
  },
};

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
