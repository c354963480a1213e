/** `yield` and `yield-from`: generators hand out values (language §9.3). */
import type { Form } from "../1-read/form.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import { isSymbol } from "../3-analyze/form-parts.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const yieldForm: SpecialForm = {
  names: ["yield"],
  syntax: "(yield [value])",
  doc: "Hands out a value, None if not given, and waits until the next one is wanted. Its own value is what `send` passes, else None. It makes the function around it a generator function.",
  analyze(operands, ctx, span, head) {
    if (operands.length === 2 && isSymbol(operands[0], "from"))
      return yieldFromForm.analyze(operands.slice(1), ctx, span, head);
    if (operands.length > 1) ctx.report(messages.yieldOperands(operands[1]!.span));
    const value = operands[0] === undefined ? null : ctx.expression(operands[0]);
    return makesGenerator("yield", ctx, span) ? { kind: "yield", value, span } : none(span);
  },
};

export const yieldFromForm: SpecialForm = {
  names: ["yield-from"],
  syntax: "(yield-from iterable)",
  doc: "Hands out every value of an iterable, a channel included. What is sent or thrown goes to that generator; its result is the value.",
  analyze(operands, ctx, span) {
    const [iterable] = operands as readonly [Form | undefined];
    if (iterable === undefined || operands.length > 1) {
      ctx.report(messages.yieldFromOperands(span));
      return none(span);
    }
    const value = ctx.expression(iterable);
    return makesGenerator("yield-from", ctx, span)
      ? { kind: "yield-from", iterable: value, span }
      : none(span);
  },
};

function makesGenerator(name: string, ctx: Context, span: Span): boolean {
  const { home } = ctx.frame;
  if (ctx.surroundings.comprehension) ctx.report(messages.yieldInComprehension(span, { name }));
  else if (home.scope.kind !== "function") ctx.report(messages.yieldOutsideFunction(span, { name }));
  else {
    home.generator = true;
    return true;
  }
  return false;
}
