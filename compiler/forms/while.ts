/** `while`, with an optional `else`. */
import { bodyForms } from "../1-read/body.ts";
import { statements } from "../3-analyze/body.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { enterLoop, loopBody, splitElse, takeLabel } from "../3-analyze/loop-body.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const whileForm: SpecialForm = {
  names: ["while"],
  syntax: "(while test body… [else body…])",
  doc: "Repeats its body while the test is true; `else` runs when the test becomes false, not after `break`. Its value is None.",
  analyze(operands, ctx, span) {
    const label = takeLabel(ctx);
    const [test, ...rest] = operands;
    if (test === undefined) {
      ctx.report(messages.conditionMissing(span, { name: "while" }));
      return none(span);
    }
    const { forms, otherwise } = splitElse(bodyForms(rest, ctx.report), ctx);
    const leaveLoop = enterLoop(ctx, span);
    const tested = ctx.expression(test);
    const body = loopBody(forms, label, span, ctx);
    leaveLoop();
    return {
      kind: "while",
      label,
      test: tested,
      body,
      otherwise: otherwise === null ? null : statements(otherwise, span, ctx),
      span,
    };
  },
};
