/** `break` and `continue`. */

import type { SpecialForm } from "../3-analyze/context.ts";
import { isSymbol } from "../3-analyze/form-parts.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import { didYouMean } from "../messages/suggest.ts";

export const breakForm: SpecialForm = {
  names: ["break", "continue"],
  syntax: "(break)\n(break label)\n(continue)\n(continue label)",
  doc: "`break` leaves the innermost loop, `continue` goes on with its next turn; with a label the loop of that label. `finally` parts run on the way.",
  analyze(operands, ctx, span, head) {
    const name = head.kind === "symbol" && head.name === "continue" ? "continue" : "break";
    const { loop, go, labels } = ctx.surroundings;
    const [label] = operands;
    if (operands.length === 1 && isSymbol(label)) {
      if (labels.includes(label.name)) return { kind: name, label: label.name, span };
      const near = didYouMean(label.name, labels);
      const hint = near === null ? undefined : { hint: `did you mean '${near}'?` };
      ctx.report(messages.noSuchLabel(label.span, { name: label.name }, hint));
      return none(span);
    }
    if (label !== undefined) ctx.report(messages.noOperands(label.span, { name }));
    if (loop) return { kind: name, label: null, span };
    ctx.report(go ? messages.leavesGo(span, { name }) : messages.outsideLoop(span, { name }));
    return none(span);
  },
};
