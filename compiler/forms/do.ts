/** `do`, `begin`, `progn`: expressions in order. */
import { body } from "../3-analyze/body.ts";
import type { SpecialForm } from "../3-analyze/context.ts";

export const doForm: SpecialForm = {
  names: ["do", "begin", "progn"],
  syntax: "(do body…)",
  doc: "Evaluates its body in order; the value is the last one's. It opens no scope.",
  analyze: (operands, ctx, span) => ({ ...body(operands, span, ctx), span }),
};
