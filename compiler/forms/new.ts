/** `new`: constructs an object of a JavaScript class (language §15.3). */
import { translateArguments } from "../3-analyze/call.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const newForm: SpecialForm = {
  names: ["new"],
  syntax: "(new Class argument…)",
  doc: "Constructs an object of a JavaScript class.",
  analyze(operands, ctx, span) {
    const [callee, ...args] = operands;
    if (callee === undefined) {
      ctx.report(messages.newOperands(span));
      return none(span);
    }
    const made = ctx.expression(callee);
    return { kind: "new", callee: made, args: translateArguments(args, ctx), span };
  },
};
