/** Bodies: sequences of statements, and docstrings. */
import { bodyForms } from "../1-read/body.ts";
import type { Form } from "../1-read/form.ts";
import type { Span } from "../source/source.ts";
import type { Context } from "./context.ts";
import type { Block, Core } from "./core.ts";
import { spanOf } from "./form-parts.ts";

/** Raw operands in body position as a Block; `whole` gives the position of an empty one. */
export function body(operands: readonly Form[], whole: Span, ctx: Context): Block {
  return statements(bodyForms(operands, ctx.report), whole, ctx);
}

/** Forms of a body, sugar already read. */
export function statements(forms: readonly Form[], whole: Span, ctx: Context): Block {
  const made: Core[] = [];
  for (const form of forms) made.push(form.kind === "symbol" ? ctx.statement(form) : ctx.expression(form));
  return { kind: "block", body: made, span: spanOf(forms, whole) };
}

/** The values of several forms, in order. */
export function expressions(forms: readonly Form[], ctx: Context): Core[] {
  const made: Core[] = [];
  for (const form of forms) made.push(ctx.expression(form));
  return made;
}

/** Splits off the docstring; a lone string is the result, except in a class (language §5.4). */
export function splitDocstring(
  forms: readonly Form[],
  loneIsDoc = false,
): { readonly doc: string | null; readonly rest: readonly Form[] } {
  const first = forms[0];
  if (first?.kind !== "string" || (forms.length === 1 && !loneIsDoc)) return { doc: null, rest: forms };
  return { doc: first.value, rest: forms.slice(1) };
}
