/** What `case` and `match` have in common: one value, and clauses of which the first that fits gives its body. */
import type { Form } from "../1-read/form.ts";
import type { Diagnostic } from "../messages/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { branches } from "./branches.ts";
import type { Context } from "./context.ts";
import type { Block, Core, Let, Ref } from "./core.ts";
import { sequenceItems, withoutCommas } from "./form-parts.ts";
import { warnOfLooseOperator } from "./loose-operators.ts";
import { asBlock, hidden, none } from "./make.ts";

export interface Clause {
  /** Null when it always fits. */
  readonly test: Core | null;
  readonly body: Block;
  readonly span: Span;
}

/** A variable that lives as long as the choice, and which each clause may use for something else. */
export interface Kept {
  readonly read: () => Ref;
  readonly write: () => Ref;
}

export interface ClauseForm {
  readonly name: string;
  /** Said when there is no value. */
  readonly noSubject: (span: Span) => Diagnostic;
  /** Said of a clause that is not a list, or an empty one. */
  readonly noClause: (span: Span) => Diagnostic;
  /**
   * One clause; null when something in it is wrong and has been reported.
   * @param keep gives another variable at each call
   */
  read(
    items: readonly [Form, ...Form[]],
    subject: () => Ref,
    span: Span,
    ctx: Context,
    keep: (span: Span) => Kept,
  ): Clause | null;
}

export function choice(form: ClauseForm, operands: readonly Form[], ctx: Context, span: Span): Core {
  const [subject, ...rest] = withoutCommas(operands);
  if (subject === undefined) {
    ctx.report(form.noSubject(span));
    return none(span);
  }
  const value = ctx.expression(subject);
  const { binding, reference } = hidden(ctx, form.name, subject.span);
  const kept: Let["bindings"][number][] = [];
  const clauses = rest.flatMap((operand) => {
    const [first, ...others] = sequenceItems(operand) ?? [];
    warnOfLooseOperator(others, null, ctx);
    const keep = keeper(kept, form.name, ctx);
    if (first !== undefined) return form.read([first, ...others], reference, operand.span, ctx, keep) ?? [];
    ctx.report(form.noClause(operand.span));
    return [];
  });
  ctx.leave();
  const always = clauses.findIndex(({ test }) => test === null);
  const tested = (always < 0 ? clauses : clauses.slice(0, always)) as readonly (Clause & {
    readonly test: Core;
  })[];
  const chosen = branches(tested, clauses[always]?.body ?? null, span, ctx);
  return {
    kind: "let",
    style: "let",
    bindings: [{ binding, value }, ...kept],
    body: asBlock(chosen ?? none(span)),
    span,
  };
}

/** Gives the variables one after the other, and makes those that no clause before has needed. */
function keeper(kept: Let["bindings"][number][], hint: string, ctx: Context): (span: Span) => Kept {
  let count = 0;
  return (span) => {
    const name = `%${hint}${++count}`;
    if (count > kept.length)
      kept.push({ binding: ctx.declare(name, "block", "block", span), value: none(span) });
    return { read: () => ctx.read(name, span), write: () => ctx.write(name, span, "block") };
  };
}
