/** `assert`. */
import type { Form } from "../1-read/form.ts";
import { isOperator } from "../1-read/make.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { isRawList, withoutCommas } from "../3-analyze/form-parts.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const assertForm: SpecialForm = {
  names: ["assert"],
  syntax: "(assert test [message])",
  doc: "AssertionError with the message, `Assertion failed` if there is none, unless the test is true.",
  analyze(operands, ctx, span) {
    const [test, message, ...more] = withoutCommas(spelledAsCall(operands));
    if (test === undefined || more.length > 0) {
      ctx.report(messages.assertOperands(span));
      return none(span);
    }
    const tested = ctx.expression(test);
    return {
      kind: "assert",
      test: tested,
      message: message === undefined ? null : ctx.expression(message),
      span,
    };
  },
};

/** `assert(c, msg)` reaches us as `(assert (c, msg))`. */
function spelledAsCall(operands: readonly Form[]): readonly Form[] {
  const only = operands[0];
  if (operands.length !== 1 || !isRawList(only) || !only.items.some((item) => isOperator(item, ",")))
    return operands;
  return only.items;
}
