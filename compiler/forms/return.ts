/** `return`: leaves a function, a lambda or a `go` body. */

import type { SpecialForm } from "../3-analyze/context.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const returnForm: SpecialForm = {
  names: ["return"],
  syntax: "(return [value])",
  doc: "Leaves the nearest function with a value, None if not given; in a `go` body it ends the goroutine.",
  analyze(operands, ctx, span) {
    if (operands.length > 1) ctx.report(messages.returnOperands(operands[1]!.span));
    const value = operands[0] === undefined ? null : ctx.expression(operands[0]);
    if (ctx.surroundings.function && !ctx.surroundings.comprehension) return { kind: "return", value, span };
    ctx.report(
      ctx.surroundings.comprehension ? messages.returnInComprehension(span) : messages.outsideFunction(span),
    );
    return none(span);
  },
};
