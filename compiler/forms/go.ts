/** `go`: starts a goroutine (language §13.2). */

import type { SpecialForm } from "../3-analyze/context.ts";
import type { Binding, Core, Go } from "../3-analyze/core.ts";
import { functionNode } from "../3-analyze/function.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const goForm: SpecialForm = {
  names: ["go"],
  syntax: "(go body…)",
  doc: "Starts a goroutine that evaluates its body, and is None at once. Variables that an enclosing loop assigns are captured by value.",
  analyze(operands, ctx, span): Core {
    if (operands.length === 0) {
      ctx.report(messages.goEmpty(span));
      return none(span);
    }
    const { home } = ctx.frame;
    const from = ctx.occurrences.length;
    const body = functionNode(
      { name: "<go>", nameSpan: null, flavour: "go", params: null, body: operands, span },
      ctx,
    );
    const captures: Binding[] = [];
    const node: Go = { kind: "go", body, captures, span };
    ctx.goes.push({ captures, home, loop: home.loop, from, to: ctx.occurrences.length });
    return node;
  },
};
