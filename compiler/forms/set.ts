/** `set!`, and the three readings of `set` (language §6.1). */
import type { Form } from "../1-read/form.ts";
import { translateArguments } from "../3-analyze/call.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import { isSymbol, withoutCommas } from "../3-analyze/form-parts.ts";
import type { Use } from "../3-analyze/frame.ts";
import { assign, none } from "../3-analyze/make.ts";
import { simpleTarget } from "../3-analyze/target.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const setExistingForm: SpecialForm = {
  names: ["set!"],
  syntax: "(set! target value)",
  doc: "Assigns to an existing variable, the nearest enclosing one, or to an attribute or item. A NameError when there is none.",
  analyze(operands, ctx, span) {
    const items = withoutCommas(operands);
    if (items.length === 2) return assignExisting(items[0]!, items[1]!, "update", span, ctx);
    ctx.report(messages.setOperands(span));
    return none(span);
  },
};

export const setForm: SpecialForm = {
  names: ["set"],
  syntax: "(set name value)\n(set iterable)\n(set element…)",
  doc: "With a bare name and a value assigns like `set!`, and binds the name here if nothing binds it. Everything else makes a set.",
  analyze(operands, ctx, span, head) {
    const items = withoutCommas(operands);
    if (items.length === 2 && isSymbol(items[0]))
      return assignExisting(items[0], items[1]!, "set", span, ctx);
    return {
      kind: "call",
      callee: ctx.builtin("set", head.span),
      args: translateArguments(operands, ctx),
      span,
    };
  },
};

function assignExisting(to: Form, from: Form, use: Use, span: Span, ctx: Context): Core {
  const value = ctx.expression(from);
  const target = simpleTarget(to, ctx, (name, at) => ctx.update(name, at, use));
  return assign(target, value, span, use === "update" && target.kind === "ref");
}
