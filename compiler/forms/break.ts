/** `break` and `continue`. */
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { SpecialForm } from "./special-form.ts";

export const breakForm: SpecialForm = {
  names: ["break", "continue"],
  syntax: "(break)\n(continue)",
  doc: "`break` leaves the innermost loop, `continue` goes on with its next turn; `finally` parts run on the way.",
  analyze(operands, ctx, span, head) {
    const name = head.kind === "symbol" && head.name === "continue" ? "continue" : "break";
    if (operands.length > 0) ctx.report(messages.noOperands(operands[0]!.span, { name }));
    if (ctx.surroundings.loop) return { kind: name, span };
    ctx.report(
      ctx.surroundings.go ? messages.leavesGo(span, { name }) : messages.outsideLoop(span, { name }),
    );
    return none(span);
  },
};
