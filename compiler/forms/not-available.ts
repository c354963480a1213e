/** Forms of the language that this compiler does not have yet. */
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { SpecialForm } from "./special-form.ts";

function notAvailable(name: string, syntax: string, doc: string, callLike = false): SpecialForm {
  return {
    names: [name],
    syntax,
    doc,
    callLike,
    analyze(_operands, ctx, span, head) {
      ctx.report(messages.notAvailable(head.span, { name }));
      return none(span);
    },
  };
}

export const notAvailableForms: readonly SpecialForm[] = [];
