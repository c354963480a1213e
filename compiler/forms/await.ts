/** `await`: waiting for coroutines, tasks and promises (language §14, §15.4). */

import type { SpecialForm } from "../3-analyze/context.ts";
import { withoutCommas } from "../3-analyze/form-parts.ts";
import { callBuiltin, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const awaitForm: SpecialForm = {
  names: ["await"],
  syntax: "(await value)",
  doc: "Runs a coroutine, or blocks this goroutine until a task or a JavaScript promise has ended; its result. Any other value is its own result.",
  analyze(operands, ctx, span) {
    const [value, ...extra] = withoutCommas(operands);
    if (value === undefined || extra.length > 0) {
      ctx.report(messages.awaitOperand(span));
      return none(span);
    }
    return callBuiltin(ctx, "%await", [ctx.expression(value)], span);
  },
};
