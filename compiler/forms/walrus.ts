/** `:=`: an assignment inside an expression. */
import { assignedValue } from "../3-analyze/assignment.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { isSymbol, withoutCommas } from "../3-analyze/form-parts.ts";
import { assign, none } from "../3-analyze/make.ts";
import { target } from "../3-analyze/target.ts";
import { messages } from "../messages/generated.ts";

export const walrusForm: SpecialForm = {
  names: [":="],
  syntax: "(:= name value)\n(name := value)",
  doc: "Assigns and gives the value; inside a comprehension it binds in the enclosing function.",
  analyze(operands, ctx, span) {
    const [name, value, ...more] = withoutCommas(operands);
    if (!isSymbol(name) || value === undefined || more.length > 0) {
      ctx.report(messages.walrusOperands(span));
      return none(span);
    }
    const made = assignedValue(value, ctx);
    return assign(target(name, ctx, "walrus"), made, span);
  },
};
