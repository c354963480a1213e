/** `cond`: the body of the first clause whose test is true. */
import type { Form } from "../1-read/form.ts";
import { body } from "../3-analyze/body.ts";
import { type Branch, branches } from "../3-analyze/branches.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Block } from "../3-analyze/core.ts";
import { isSymbol, sequenceItems, withoutCommas } from "../3-analyze/form-parts.ts";
import { warnOfLooseOperator } from "../3-analyze/loose-operators.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const condForm: SpecialForm = {
  names: ["cond"],
  syntax: "(cond (test body…) … (else body…))",
  doc: "The body of the first clause whose test is true; a clause without a body gives the test's value. None when no test is true.",
  analyze(operands, ctx, span) {
    const tested: Branch[] = [];
    let otherwise: Block | null = null;
    for (const operand of withoutCommas(operands)) {
      const clause = readClause(operand, ctx);
      if (clause !== null && "kind" in clause) {
        otherwise = clause;
        break;
      }
      if (clause !== null) tested.push(clause);
    }
    return branches(tested, otherwise, span, ctx) ?? none(span);
  },
};

/** The body alone when it always matches. */
function readClause(operand: Form, ctx: Context): Branch | Block | null {
  const items = sequenceItems(operand);
  const test = items?.[0];
  if (items === null || test === undefined) {
    ctx.report(messages.condClause(operand.span));
    return null;
  }
  if (isAlways(test) && (items.length > 1 || isSymbol(test))) return body(items.slice(1), operand.span, ctx);
  warnOfLooseOperator(items, null, ctx);
  const tested = ctx.expression(test);
  const chosen = items.length === 1 ? null : body(items.slice(1), operand.span, ctx);
  return { test: tested, body: chosen, span: { ...test.span, end: (chosen ?? test).span.end } };
}

function isAlways(test: Form): boolean {
  return (
    isSymbol(test, "else") || test.kind === "keyword" || (test.kind === "constant" && test.value === true)
  );
}
