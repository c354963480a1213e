/** `case`: compares one value with the keys of its clauses. */
import type { Form } from "../1-read/form.ts";
import { body } from "../3-analyze/body.ts";
import type { Context } from "../3-analyze/context.ts";
import type { Block, Core, Ref } from "../3-analyze/core.ts";
import { isSymbol, sequenceItems, withoutCommas } from "../3-analyze/form-parts.ts";
import { asBlock, compare, hidden, ifNode, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { SpecialForm } from "./special-form.ts";

export const caseForm: SpecialForm = {
  names: ["case"],
  syntax: "(case value (key body…) ((key key) body…) … (else body…))",
  doc: "The body of the first clause with a key that equals the value; `_` is the same as `else`. None when there is no such clause.",
  analyze(operands, ctx, span) {
    const [subject, ...rest] = withoutCommas(operands);
    if (subject === undefined) {
      ctx.report(messages.caseOperands(span));
      return none(span);
    }
    const value = ctx.expression(subject);
    const { binding, reference } = hidden(ctx, "case", subject.span);
    const clauses: { test: Core | null; body: Block }[] = [];
    for (const operand of rest) {
      const clause = readClause(operand, reference, ctx);
      if (clause !== null) clauses.push(clause);
    }
    ctx.leave();
    const chosen = clauses.reduceRight<Core | null>(
      (otherwise, { test, body }) =>
        test === null ? body : ifNode(test, body, otherwise, { ...test.span, end: body.span.end }),
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

function readClause(operand: Form, reference: () => Ref, ctx: Context) {
  const items = sequenceItems(operand);
  const key = items?.[0];
  if (items === null || key === undefined) {
    ctx.report(messages.caseClause(operand.span));
    return null;
  }
  const test = isSymbol(key, "else") || isSymbol(key, "_") ? null : keyTest(key, reference, ctx);
  return { test, body: body(items.slice(1), operand.span, ctx) };
}

function keyTest(key: Form, reference: () => Ref, ctx: Context): Core {
  const several = sequenceItems(key);
  if (several === null) return compare("==", reference(), ctx.expression(key), key.span);
  const tests = several.map((each) => compare("==", reference(), ctx.expression(each), each.span));
  return tests.length === 1 ? tests[0]! : { kind: "logic", op: "or", operands: tests, span: key.span };
}
