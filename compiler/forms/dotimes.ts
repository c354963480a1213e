/** `dotimes` and `dolist`: loops with their variable in a list of two. */
import { bodyForms } from "../1-read/body.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { forLoop } from "../3-analyze/for-loop.ts";
import { sequenceItems } from "../3-analyze/form-parts.ts";
import { takeLabel } from "../3-analyze/loop-body.ts";
import { callBuiltin, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const dotimesForm: SpecialForm = {
  names: ["dotimes", "dolist"],
  syntax: "(dotimes (name count) body…)\n(dolist (name iterable) body…)",
  doc: "`dotimes` counts from 0 up to the count, `dolist` takes each element.",
  analyze(operands, ctx, span, head) {
    const label = takeLabel(ctx);
    const [name, value] = sequenceItems(operands[0]) ?? [];
    const called = head.kind === "symbol" ? head.name : "dotimes";
    if (name === undefined || value === undefined) {
      ctx.report(messages.dotimesShape(span, { name: called }));
      return none(span);
    }
    const given = ctx.expression(value);
    const iterable = called === "dotimes" ? callBuiltin(ctx, "range", [given], value.span) : given;
    return forLoop(name, iterable, bodyForms(operands.slice(1), ctx.report), label, span, ctx);
  },
};
