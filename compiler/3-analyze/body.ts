/** Bodies: sequences of statements, and docstrings. */
import { bodyForms } from "../1-read/body.ts";
import type { Form, Span } from "../1-read/form.ts";
import type { Context } from "./context.ts";
import type { Block } from "./core.ts";
import { spanOf } from "./form-parts.ts";

/** Raw operands in body position as a Block; `whole` gives the position of an empty one. */
export function body(operands: readonly Form[], whole: Span, ctx: Context): Block {
  return statements(bodyForms(operands, ctx.report), whole, ctx);
}

/** Forms of a body, sugar already read. */
export function statements(forms: readonly Form[], whole: Span, ctx: Context): Block {
  const made = [];
  for (const form of forms) made.push(ctx.statement(form));
  return { kind: "block", body: made, span: spanOf(forms, whole) };
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
