/** `when` and `unless`: a body under a condition. */
import { body } from "../3-analyze/body.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { ifNode, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const whenForm: SpecialForm = {
  names: ["when", "unless"],
  syntax: "(when test body…)\n(unless test body…)",
  doc: "Evaluates the body if the test is true (`unless`: false); otherwise None.",
  analyze(operands, ctx, span, head) {
    const [test, ...rest] = operands;
    const name = head.kind === "symbol" ? head.name : "when";
    if (test === undefined) {
      ctx.report(messages.conditionMissing(span, { name }));
      return none(span);
    }
    const tested = ctx.expression(test);
    const condition = name === "when" ? tested : { kind: "not" as const, operand: tested, span: tested.span };
    return ifNode(condition, body(rest, span, ctx), null, span);
  },
};
