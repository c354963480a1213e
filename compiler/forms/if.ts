/** `if`: two-way, flat `elif` chains and nested ones (language §6.2). */
import { bodyForms } from "../1-read/body.ts";
import { classify } from "../1-read/classify.ts";
import type { Form } from "../1-read/form.ts";
import { body } from "../3-analyze/body.ts";
import { type Branch, branches } from "../3-analyze/branches.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import { isMade, isRawList, isSymbol, withoutCommas } from "../3-analyze/form-parts.ts";
import { none } from "../3-analyze/make.ts";
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const ifForm: SpecialForm = {
  names: ["if"],
  syntax: "(if test then)\n(if test then else)\n(if test then elif test then … else otherwise)",
  doc: "Chooses one of its branches; None when no branch is chosen. Several expressions in a branch need `(do …)`.",
  analyze(operands, ctx, span) {
    return chain(withoutCommas(bodyForms(operands, ctx.report)), ctx, span);
  },
};

function chain(operands: readonly Form[], ctx: Context, span: Span): Core {
  const chosen: Branch[] = [];
  let items = operands;
  // Where in the items the next test is.
  let from = 0;
  for (let at = span; ; ) {
    const [test, then, third] = [items[from], items[from + 1], items[from + 2]];
    if (test === undefined || then === undefined) {
      ctx.report(messages.ifOperands(at));
      return branches(chosen, none(at), span, ctx)!;
    }
    const tested = ctx.expression(test);
    chosen.push({ test: tested, body: ctx.statement(then), span: at });
    if (third === undefined) return branches(chosen, null, span, ctx)!;
    at = { ...span, start: third.span.start };
    if (isSymbol(third, "elif")) from += 3;
    else {
      const rest = items.slice(from + 2);
      const inner = rest.length === 1 ? operandsOfIf(third, ctx) : null;
      if (inner !== null) {
        items = inner;
        from = 0;
        at = third.span;
        continue;
      }
      if (!isRawList(third) || !isSymbol(third.items[0], "elif"))
        return branches(chosen, otherwise(rest, ctx, at), span, ctx)!;
      refuseMore(rest, ctx);
      items = withoutCommas(bodyForms(third.items.slice(1), ctx.report));
      from = 0;
    }
  }
}

/** What an `if` in the place of another one's `else` chooses from, so that a chain of them is as flat as one of `elif`. */
function operandsOfIf(form: Form, ctx: Context): readonly Form[] | null {
  if (isMade(form, "if")) return form.items.slice(1);
  if (!isRawList(form)) return null;
  if (isSymbol(form.items[0], "if")) return withoutCommas(bodyForms(form.items.slice(1), ctx.report));
  if (!isSymbol(form.items[1], "if")) return null;
  const operands = (report: Report) => {
    const read = classify(form, ctx.names, report);
    return read.kind === "form" && isMade(read.form, "if") ? read.form.items.slice(1) : null;
  };
  return operands(() => {}) && operands(ctx.report);
}

function refuseMore([, more]: readonly Form[], ctx: Context): void {
  if (more !== undefined) ctx.report(messages.ifTooManyOperands(more.span));
}

function otherwise(rest: readonly Form[], ctx: Context, to: Span): Core {
  const [first, ...more] = rest;
  if (isSymbol(first, "else")) {
    if (more.length === 1) return ctx.statement(more[0]!);
    ctx.report(
      more.length === 0 ? messages.ifOperands(first.span) : messages.ifTooManyOperands(more[1]!.span),
    );
    return none(to);
  }
  refuseMore(rest, ctx);
  if (isRawList(first) && isSymbol(first.items[0], "else")) return body(first.items.slice(1), to, ctx);
  return ctx.statement(first!);
}
