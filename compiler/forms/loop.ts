/** `loop`: for ever, until `break` or `return`. */
import { bodyForms } from "../1-read/body.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { enterLoop, loopBody, takeLabel } from "../3-analyze/loop-body.ts";
import { literal } from "../3-analyze/make.ts";

export const loopForm: SpecialForm = {
  names: ["loop"],
  syntax: "(loop body…)",
  doc: "Repeats its body until `break` or `return`.",
  analyze(operands, ctx, span, head) {
    const label = takeLabel(ctx);
    const leaveLoop = enterLoop(ctx, span);
    const body = loopBody(bodyForms(operands, ctx.report), label, span, ctx);
    leaveLoop();
    return { kind: "while", label, test: literal(true, head.span), body, otherwise: null, span };
  },
};
