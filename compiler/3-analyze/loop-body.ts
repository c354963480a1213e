/** The inside of a loop, where `break` and `continue` are allowed and `go` captures by value; and its `else` part. */
import { bodyForms } from "../1-read/body.ts";
import type { Form } from "../1-read/form.ts";
import type { Span } from "../source/source.ts";
import { statements } from "./body.ts";
import type { Context } from "./context.ts";
import type { Block } from "./core.ts";
import { isRawList, isSymbol } from "./form-parts.ts";

/** Marks what follows as inside a loop, until the function it returns is called. */
export function enterLoop(ctx: Context, span: Span): () => void {
  const home = ctx.frame.home;
  const outer = home.loop;
  home.loop ??= { span };
  return () => {
    home.loop = outer;
  };
}

/** The label that the loop has been given; a loop asks for it first, so that none inside of it is taken for the one that is meant. */
export function takeLabel(ctx: Context): string | null {
  const { label } = ctx;
  ctx.label = null;
  return label;
}

export function loopBody(forms: readonly Form[], label: string | null, span: Span, ctx: Context): Block {
  const outside = ctx.surroundings;
  const labels = label === null ? outside.labels : [...outside.labels, label];
  ctx.surroundings = { ...outside, loop: true, labels };
  const made = statements(forms, span, ctx);
  ctx.surroundings = outside;
  return made;
}

/** Separates `else more…` or a last `(else more…)` from a loop's body forms. */
export function splitElse(
  forms: readonly Form[],
  ctx: Context,
): { readonly forms: readonly Form[]; readonly otherwise: readonly Form[] | null } {
  const at = forms.findIndex((form) => isSymbol(form, "else"));
  if (at >= 0) return { forms: forms.slice(0, at), otherwise: forms.slice(at + 1) };
  const last = forms[forms.length - 1];
  if (!isRawList(last) || !isSymbol(last.items[0], "else")) return { forms, otherwise: null };
  return { forms: forms.slice(0, -1), otherwise: bodyForms(last.items.slice(1), ctx.report) };
}
