/** `defmacro`: macros (language §11.1). */
import type { Form, ListForm, Span, SymbolForm } from "../1-read/form.ts";
import { HARD_KEYWORDS } from "../1-read/keywords.ts";
import type { Context } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import { isRawList, isSymbol } from "../3-analyze/form-parts.ts";
import { assign, callBuiltin, literal, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { SpecialForm } from "./special-form.ts";

export const defmacroForm: SpecialForm = {
  names: ["defmacro"],
  syntax: "(defmacro name (param…) body…)\n(defmacro (name param…) body…)\n@macro (def name (param…) body…)",
  doc: "Defines a macro: a function that runs while the program is compiled. It gets the arguments of its calls unevaluated, as data, and the data that it gives is compiled in place of the call.",
  analyze: (operands, ctx, span) => defineMacro(operands, ctx, span),
};

/** @param operands name, parameters and body in one of the shapes of `def` */
export function defineMacro(operands: readonly Form[], ctx: Context, span: Span): Core {
  const shape = macroShape(operands);
  if (shape === null) {
    ctx.report(messages.defmacroOperands(span));
    return none(span);
  }
  const { name, body } = shape;
  if (HARD_KEYWORDS.has(name.name)) {
    ctx.report(messages.cannotAssign(name.span, { what: `the keyword '${name.name}'` }));
    return none(span);
  }
  const macro = ctx.expander?.define({ ...shape, span }, ctx);
  if (macro === undefined) ctx.report(messages.macrosUnavailable(name.span));
  const target = ctx.write(name.name, name.span, "defmacro");
  const { home } = ctx.frame;
  if (macro !== undefined) (home.macros ??= new Map()).set(name.name, macro);
  const doc = body.length > 1 && body[0]!.kind === "string" ? body[0]!.value : null;
  const value = callBuiltin(ctx, "%macro", [literal(name.name, span), literal(doc, span)], span);
  return assign(target, value, span);
}

interface MacroShape {
  readonly name: SymbolForm;
  readonly params: ListForm;
  readonly body: readonly Form[];
}

function macroShape(operands: readonly Form[]): MacroShape | null {
  const [first, second] = operands;
  if (first?.kind === "list" && first.shape !== "made" && isSymbol(first.items[0])) {
    const params: ListForm = { ...first, shape: "raw", items: first.items.slice(1) };
    return { name: first.items[0], params, body: operands.slice(1) };
  }
  if (!isSymbol(first) || !isRawList(second)) return null;
  return { name: first, params: second, body: operands.slice(2) };
}
