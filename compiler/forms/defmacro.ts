/** `defmacro`: macros (language §11.1). */
import type { Form, ListForm } from "../1-read/form.ts";
import { HARD_KEYWORDS } from "../1-read/keywords.ts";
import { DEFINABLE } from "../1-read/operators.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import { headName } from "../3-analyze/form-parts.ts";
import { assign, callBuiltin, literal, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import { signature } from "./def.ts";

export const defmacroForm: SpecialForm = {
  names: ["defmacro"],
  syntax: "(defmacro name (param…) body…)\n(defmacro (name param…) body…)\n@macro (def name (param…) body…)",
  doc: "Defines a macro: a function that runs while the program is compiled. It gets the arguments of its calls unevaluated, as data, and the data that it gives is compiled in place of the call.",
  analyze: (operands, ctx, span) => defineMacro(operands, ctx, span),
};

/** `(macro (def …))`, another way to write `(@macro (def …))`. */
export const macroForm: SpecialForm = {
  names: ["macro"],
  syntax: "(macro (def name (param…) body…))",
  doc: "Defines a macro, as `defmacro` does.",
  callLike: true,
  analyze(operands, ctx, span) {
    const [form] = operands;
    if (operands.length === 1 && isFunctionDefinition(form))
      return defineMacro(form.items.slice(1), ctx, span);
    ctx.report(messages.defmacroOperands(span));
    return none(span);
  },
};

export function isFunctionDefinition(form: Form | undefined): form is ListForm {
  return form?.kind === "list" && (headName(form) === "def" || headName(form) === "define");
}

/** @param operands name, parameters and body in one of the shapes of `def` */
export function defineMacro(operands: readonly Form[], ctx: Context, span: Span): Core {
  const shape = signature(operands);
  // An operator between its operands is no call, so that no macro can have its name.
  if (shape === null || DEFINABLE.has(shape.name.name)) {
    ctx.report(messages.defmacroOperands(span));
    return none(span);
  }
  const { name, params, rest: body } = shape;
  if (HARD_KEYWORDS.has(name.name)) {
    ctx.report(messages.cannotAssign(name.span, { what: `the keyword '${name.name}'` }));
    return none(span);
  }
  const macro = ctx.expander?.define({ name, params, body, span }, ctx);
  if (macro === undefined) ctx.report(messages.macrosUnavailable(name.span));
  const target = ctx.write(name.name, name.span, "defmacro");
  const { home } = ctx.frame;
  if (macro !== undefined) (home.macros ??= new Map()).set(name.name, macro);
  const doc = body.length > 1 && body[0]!.kind === "string" ? body[0]!.value : null;
  const value = callBuiltin(ctx, "%macro", [literal(name.name, span), literal(doc, span)], span);
  return assign(target, value, span);
}
