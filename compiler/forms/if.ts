/** `if`: two-way, flat `elif` chains and nested ones (language §6.2). */
import { bodyForms } from "../1-read/body.ts";
import type { Form, Span } from "../1-read/form.ts";
import { body } from "../3-analyze/body.ts";
import type { Context } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import { isRawList, isSymbol, withoutCommas } from "../3-analyze/form-parts.ts";
import { ifNode, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { SpecialForm } from "./special-form.ts";

export const ifForm: SpecialForm = {
  names: ["if"],
  syntax: "(if test then)\n(if test then else)\n(if test then elif test then … else otherwise)",
  doc: "Chooses one of its branches; None when no branch is chosen. Several expressions in a branch need `(do …)`.",
  analyze(operands, ctx, span) {
    return chain(withoutCommas(bodyForms(operands, ctx.report)), ctx, span);
  },
};

function chain(items: readonly Form[], ctx: Context, span: Span): Core {
  const [test, then, third] = items;
  if (test === undefined || then === undefined) {
    ctx.report(messages.ifOperands(span));
    return none(span);
  }
  const tested = ctx.expression(test);
  const chosen = ctx.statement(then);
  return ifNode(tested, chosen, third === undefined ? null : otherwise(items.slice(2), ctx, span), span);
}

function otherwise(rest: readonly Form[], ctx: Context, span: Span): Core {
  const [first, ...more] = rest;
  const to = { ...span, start: first!.span.start };
  const word = first?.kind === "symbol" ? first.name : null;
  if (word === "elif") return chain(more, ctx, to);
  if (word === "else") {
    if (more.length === 1) return ctx.statement(more[0]!);
    ctx.report(
      more.length === 0 ? messages.ifOperands(first!.span) : messages.ifTooManyOperands(more[1]!.span),
    );
    return none(span);
  }
  if (more.length > 0) ctx.report(messages.ifTooManyOperands(more[0]!.span));
  const clause = isRawList(first) ? first : null;
  const inside = clause?.items.slice(1) ?? [];
  const head = clause?.items[0];
  if (isSymbol(head, "elif")) return chain(withoutCommas(bodyForms(inside, ctx.report)), ctx, to);
  if (isSymbol(head, "else")) return body(inside, to, ctx);
  return ctx.statement(first!);
}
