/** `pass`: nothing. */

import type { SpecialForm } from "../3-analyze/context.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const passForm: SpecialForm = {
  names: ["pass"],
  syntax: "(pass)\npass",
  doc: "Does nothing; None.",
  analyze(operands, ctx, span) {
    if (operands.length > 0) ctx.report(messages.noOperands(operands[0]!.span, { name: "pass" }));
    return none(span);
  },
};
