/** `get-prop`, `set-prop` and `dot-assign`: attributes whose name is a value (language §6.7). */
import type { Form } from "../1-read/form.ts";
import { expressions } from "../3-analyze/body.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import { withoutCommas } from "../3-analyze/form-parts.ts";
import { assign, callBuiltin, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const getPropForm: SpecialForm = {
  names: ["get-prop"],
  syntax: "(get-prop object name)",
  doc: "The attribute whose name is the value of the second operand.",
  analyze(operands, ctx, span) {
    const values = withoutCommas(operands);
    if (values.length !== 2) return wrongCount("get-prop", 2, ctx, span);
    return callBuiltin(ctx, "getattr", expressions(values, ctx), span);
  },
};

export const setPropForm: SpecialForm = {
  names: ["set-prop"],
  syntax: "(set-prop object name value)",
  doc: "Sets the attribute whose name is the value of the second operand.",
  analyze: (operands, ctx, span) => store("set-prop", operands, ctx, span),
};

export const dotAssignForm: SpecialForm = {
  names: ["dot-assign"],
  syntax: '(dot-assign object "name" value)',
  doc: "Sets an attribute.",
  callLike: true,
  analyze: (operands, ctx, span) => store("dot-assign", operands, ctx, span),
};

function store(form: string, operands: readonly Form[], ctx: Context, span: Span): Core {
  const items = withoutCommas(operands);
  const [object, name, value] = items;
  if (items.length !== 3) return wrongCount(form, 3, ctx, span);
  if (name!.kind !== "string") return callBuiltin(ctx, "setattr", expressions(items, ctx), span);
  const to = ctx.expression(object!);
  const made = ctx.expression(value!);
  return assign({ kind: "attribute", object: to, name: name!.value, nameSpan: name!.span, span }, made, span);
}

function wrongCount(name: string, count: number, ctx: Context, span: Span): Core {
  ctx.report(messages.operandCount(span, { name, count }));
  return none(span);
}
