/** `label`: a name for a loop, which `break` and `continue` of loops inside can mean (language §6.4). */

import type { SpecialForm } from "../3-analyze/context.ts";
import { isSymbol, withoutCommas } from "../3-analyze/form-parts.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const labelForm: SpecialForm = {
  names: ["label"],
  syntax: "(label name loop)",
  doc: "Names a loop: `(break name)` and `(continue name)` inside of it act on that loop, from any depth in the same function.",
  analyze(operands, ctx, span) {
    const [name, loop, ...more] = withoutCommas(operands);
    if (!isSymbol(name) || loop === undefined || more.length > 0) {
      ctx.report(messages.labelShape(span));
      return none(span);
    }
    ctx.label = name.name;
    const made = ctx.expression(loop);
    ctx.label = null;
    if ((made.kind === "for" || made.kind === "while") && made.label === name.name) return made;
    ctx.report(messages.labelShape(loop.span));
    return none(span);
  },
};
