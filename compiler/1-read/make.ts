/** Makes forms. */

import type { Span } from "../source/source.ts";
import type { ErrorForm, Form, ListForm, OperatorForm, SymbolForm } from "./form.ts";

export function symbol(name: string, span: Span): SymbolForm {
  return { kind: "symbol", name, span };
}

export function operator(op: string, span: Span, spaceBefore = true, spaceAfter = true): OperatorForm {
  return { kind: "operator", op, spaceBefore, spaceAfter, span };
}

export function errorForm(span: Span): ErrorForm {
  return { kind: "error", span };
}

/** A canonical list form (language §2.9). */
export function made(head: Form, operands: readonly Form[], span: Span): ListForm {
  return { kind: "list", shape: "made", items: [head, ...operands], span };
}

/** A canonical list form whose head is a symbol made for it. */
export function madeList(head: string, operands: readonly Form[], span: Span): ListForm {
  return made(symbol(head, span), operands, span);
}

export function rawList(items: readonly Form[], span: Span): ListForm {
  return { kind: "list", shape: "raw", items, span };
}

/** From the start of one span to the end of another. */
export function join(first: Span, last: Span): Span {
  return { source: first.source, start: first.start, end: Math.max(first.end, last.end) };
}

/** The span of a sequence of forms; of `otherwise` when it is empty. */
export function spanOf(forms: readonly Form[], otherwise: Span): Span {
  const first = forms[0];
  return first ? join(first.span, forms[forms.length - 1]!.span) : otherwise;
}

export function isSymbol<Name extends string>(
  form: Form | undefined,
  name: Name,
): form is SymbolForm & { readonly name: Name } {
  return form?.kind === "symbol" && form.name === name;
}

export function isOperator<Op extends string>(
  form: Form | undefined,
  op: Op,
): form is OperatorForm & { readonly op: Op } {
  return form?.kind === "operator" && form.op === op;
}

/** A made list with this head. */
export function isMade(
  form: Form | undefined,
  head: string,
): form is ListForm & { readonly items: readonly [SymbolForm, ...Form[]] } {
  return form?.kind === "list" && form.shape === "made" && isSymbol(form.items[0], head);
}

/** A parenthesised list as written. */
export function isRaw(form: Form | undefined): form is ListForm & { readonly shape: "raw" } {
  return form?.kind === "list" && form.shape === "raw";
}

/** `,e` or `,@e`, also written out. */
export function isUnquote(form: Form | undefined): boolean {
  return hasHead(form, "unquote") || isSplice(form);
}

/** `,@e`. */
export function isSplice(form: Form | undefined): boolean {
  return hasHead(form, "unquote-splicing");
}

function hasHead(form: Form | undefined, name: string): boolean {
  return (
    form?.kind === "list" && form.shape !== "call" && form.items.length === 2 && isSymbol(form.items[0], name)
  );
}

/** The source text of a form. */
export function textOf(form: Form): string {
  return form.span.source.text.slice(form.span.start, form.span.end);
}
