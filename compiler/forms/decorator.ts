/** Decorated definitions: `@d (def …)`, `(@d (class …))` (language §7.8). */
import type { Form, ListForm } from "../1-read/form.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { ClassNode, Core, FunctionNode } from "../3-analyze/core.ts";
import { headName, isSymbol } from "../3-analyze/form-parts.ts";
import { appliedInTurn } from "../3-analyze/long-chains.ts";
import { assign, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import { classDefinition } from "./class.ts";
import { definition } from "./def.ts";
import { defineMacro, isFunctionDefinition } from "./defmacro.ts";

export const decoratorForm: SpecialForm = {
  names: ["@"],
  syntax: "(@decorator (def …))\n@decorator (class …)",
  doc: "Applies the decorator to a function or class and binds the result to its name; the innermost decorator is applied first.",
  analyze(operands, ctx, span) {
    if (isMacroDefinition(operands, ctx)) return macroFunction(operands[1] as ListForm, ctx, span);
    const decorators: { readonly form: Form; readonly span: Span }[] = [];
    let rest = operands;
    let at = span;
    for (;;) {
      const [decorator, form] = rest;
      if (decorator === undefined || form === undefined || rest.length > 2) return refuse(at, ctx);
      decorators.push({ form: decorator, span: at });
      if (form.kind !== "list") return refuse(form.span, ctx);
      at = form.span;
      if (headName(form) !== "@") return decorated(decorators, form, ctx, span);
      rest = form.items.slice(1);
    }
  },
};

/** `(@macro (def …))`, where no variable is called `macro`. */
function isMacroDefinition([decorator, form, more]: readonly Form[], ctx: Context): boolean {
  return (
    isSymbol(decorator, "macro") &&
    isFunctionDefinition(form) &&
    more === undefined &&
    !ctx.names.isUserBound("macro")
  );
}

function macroFunction(form: ListForm, ctx: Context, span: Span): Core {
  return defineMacro(form.items.slice(1), ctx, span);
}

function refuse(span: Span, ctx: Context): Core {
  ctx.report(messages.decoratedForm(span));
  return none(span);
}

function decorated(
  decorators: readonly { readonly form: Form; readonly span: Span }[],
  form: ListForm,
  ctx: Context,
  span: Span,
): Core {
  const callees = decorators.map((each) => ctx.expression(each.form));
  const node = definedBy(form, ctx);
  if (node === null) return refuse(form.span, ctx);
  const functions = callees.map((callee, i) => ({ callee, span: decorators[i]!.span }));
  const value = appliedInTurn(functions, node, span, ctx);
  const how = node.kind === "class" ? "class" : "def";
  return assign(ctx.write(node.name, node.nameSpan ?? form.span, how), value, span);
}

function definedBy(form: ListForm, ctx: Context): FunctionNode | ClassNode | null {
  const head = headName(form);
  const operands = form.items.slice(1);
  if (head === "class") return classDefinition(operands, ctx, form.span);
  return head === "def" || head === "define" ? definition(operands, ctx, form.span, true) : null;
}
