/** `quote`: a form as data. */

import { datum } from "../2-expand/datum.ts";
import { type ListShape, shapeOf } from "../2-expand/template.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import { literal, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import { listCore } from "./quasiquote.ts";

export const quoteForm: SpecialForm = {
  names: ["quote"],
  syntax: "(quote form)\n'form",
  doc: "The form as data: a list form is a list, a name a symbol, literals are themselves.",
  analyze(operands, ctx, span): Core {
    const form = operands[0];
    if (form === undefined || operands.length > 1) {
      ctx.report(messages.quoteOperands(span));
      return none(span);
    }
    // In the compiler quoted code may be given back as code.
    if (form.kind === "list" && ctx.expander?.template !== undefined)
      return listCore(shapeOf(form, 0, ctx.names) as ListShape, ctx);
    const data = datum(form, ctx.names);
    if (data !== null && typeof data === "object") return { kind: "quote", datum: data, span };
    return literal(data, span, form.kind === "number" && form.float);
  },
};
