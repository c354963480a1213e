/** `defexception`: an exception class in one line. */
import { expressions } from "../3-analyze/body.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { exceptionClass } from "../3-analyze/exception-class.ts";
import { isRawList, isSymbol, withoutCommas } from "../3-analyze/form-parts.ts";
import { assign, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const defexceptionForm: SpecialForm = {
  names: ["defexception"],
  syntax: "(defexception Name [Parent])",
  doc: "Defines an exception class; its parent is Exception unless given.",
  analyze(operands, ctx, span) {
    const [name, ...rest] = withoutCommas(operands);
    if (!isSymbol(name) || rest.length > 1) {
      ctx.report(messages.defexceptionShape(span));
      return none(span);
    }
    const parents = isRawList(rest[0]) ? withoutCommas(rest[0].items) : rest;
    const node = exceptionClass(name.name, expressions(parents, ctx), name.span, ctx);
    return assign(ctx.write(name.name, name.span, "class"), { ...node, span }, span);
  },
};
