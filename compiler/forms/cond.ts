/** `cond`: the body of the first clause whose test is true. */
import type { Form } from "../1-read/form.ts";
import { body } from "../3-analyze/body.ts";
import type { Context } from "../3-analyze/context.ts";
import type { Block, Core } from "../3-analyze/core.ts";
import { isSymbol, sequenceItems, withoutCommas } from "../3-analyze/form-parts.ts";
import { warnOfLooseOperator } from "../3-analyze/loose-operators.ts";
import { ifNode, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { SpecialForm } from "./special-form.ts";

export const condForm: SpecialForm = {
  names: ["cond"],
  syntax: "(cond (test body…) … (else body…))",
  doc: "The body of the first clause whose test is true; a clause without a body gives the test's value. None when no test is true.",
  analyze(operands, ctx, span) {
    const clauses: Clause[] = [];
    for (const operand of withoutCommas(operands)) {
      const clause = readClause(operand, ctx);
      if (clause !== null) clauses.push(clause);
      if (clause?.test === null) break;
    }
    return clauses.reduceRight<Core | null>(join, null) ?? none(span);
  },
};

interface Clause {
  /** Null when it always matches. */
  readonly test: Core | null;
  /** Null when there is only a test. */
  readonly body: Block | null;
}

function readClause(operand: Form, ctx: Context): Clause | null {
  const items = sequenceItems(operand);
  const test = items?.[0];
  if (items === null || test === undefined) {
    ctx.report(messages.condClause(operand.span));
    return null;
  }
  if (isAlways(test) && (items.length > 1 || isSymbol(test))) {
    return { test: null, body: body(items.slice(1), operand.span, ctx) };
  }
  warnOfLooseOperator(items, null, ctx);
  const tested = ctx.expression(test);
  return { test: tested, body: items.length === 1 ? null : body(items.slice(1), operand.span, ctx) };
}

function isAlways(test: Form): boolean {
  return (
    isSymbol(test, "else") || test.kind === "keyword" || (test.kind === "constant" && test.value === true)
  );
}

function join(rest: Core | null, { test, body: chosen }: Clause): Core {
  if (test === null) return chosen!;
  if (chosen !== null) return ifNode(test, chosen, rest, { ...test.span, end: chosen.span.end });
  return { kind: "logic", op: "or", operands: [test, rest ?? none(test.span)], span: test.span };
}
