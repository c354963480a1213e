/** `case`: compares one value with the keys of its clauses. */
import type { Form } from "../1-read/form.ts";
import { body } from "../3-analyze/body.ts";
import { type ClauseForm, choice } from "../3-analyze/clauses.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Core, Ref } from "../3-analyze/core.ts";
import { isSymbol, sequenceItems } from "../3-analyze/form-parts.ts";
import { compare } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const caseForm: SpecialForm = {
  names: ["case"],
  syntax: "(case value (key body…) ((key key) body…) … (else body…))",
  doc: "The body of the first clause with a key that equals the value; `_` is the same as `else`. None when there is no such clause.",
  analyze: (operands, ctx, span) => choice(CLAUSES, operands, ctx, span),
};

const CLAUSES: ClauseForm = {
  name: "case",
  noSubject: messages.caseOperands,
  noClause: messages.caseClause,
  read([key, ...rest], subject, span, ctx) {
    const test = isSymbol(key, "else") || isSymbol(key, "_") ? null : keyTest(key, subject, ctx);
    return { test, body: body(rest, span, ctx), span };
  },
};

function keyTest(key: Form, reference: () => Ref, ctx: Context): Core {
  const several = sequenceItems(key);
  if (several === null) return compare("==", reference(), ctx.expression(key), key.span);
  const tests = several.map((each) => compare("==", reference(), ctx.expression(each), each.span));
  return tests.length === 1 ? tests[0]! : { kind: "logic", op: "or", operands: tests, span: key.span };
}
