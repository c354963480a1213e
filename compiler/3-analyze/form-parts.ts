/** Small questions about forms. */
import type { Form, ListForm, SymbolForm } from "../1-read/form.ts";
import { isOperator, symbol } from "../1-read/make.ts";
import { DEFINABLE } from "../1-read/operators.ts";
import type { Span } from "../source/source.ts";

export type MadeList = ListForm & { readonly shape: "made" };
export type RawList = ListForm & { readonly shape: "raw" };

/** The name of a list's head, when that is a name or an operator. */
export function headName(list: ListForm): string | null {
  const head = list.items[0];
  if (head?.kind === "symbol") return head.name;
  return head?.kind === "operator" ? head.op : null;
}

export function isSymbol(form: Form | undefined, name?: string): form is SymbolForm {
  return form?.kind === "symbol" && (name === undefined || form.name === name);
}

/** The name of a function or macro where it is defined: a name, or an operator like the `^` of `(def (^ base exponent) …)`. */
export function definedName(form: Form | undefined): SymbolForm | null {
  if (form?.kind === "operator") return DEFINABLE.has(form.op) ? symbol(form.op, form.span) : null;
  return isSymbol(form) ? form : null;
}

/** A canonical list form with that head. */
export function isMade(form: Form | undefined, head: string): form is MadeList {
  return form?.kind === "list" && form.shape === "made" && headName(form) === head;
}

export function isRawList(form: Form | undefined): form is RawList {
  return form?.kind === "list" && form.shape === "raw";
}

/** The elements of `(a b)`, `(a, b)` or `[a b]`, without separating commas; null for anything else. */
export function sequenceItems(form: Form | undefined): readonly Form[] | null {
  if (form?.kind !== "list" || form.shape === "call") return null;
  if (form.shape === "raw") return withoutCommas(form.items);
  const head = headName(form);
  return head === "list-literal" || head === "tuple-literal" ? form.items.slice(1) : null;
}

export function withoutCommas(items: readonly Form[]): readonly Form[] {
  return items.some((item) => isOperator(item, ",")) ? items.filter((item) => !isOperator(item, ",")) : items;
}

/** The text of a literal string or a bare name, as in `(. obj name)` and `(. obj "name")`. */
export function nameOrText(form: Form | undefined): string | null {
  if (form?.kind === "symbol") return form.name;
  return form?.kind === "string" ? form.value : null;
}

/** The span from the first of some forms to the last; `whole` when there are none. */
export function spanOf(forms: readonly Form[], whole: Span): Span {
  const first = forms[0];
  if (first === undefined) return { source: whole.source, start: whole.end, end: whole.end };
  return { source: whole.source, start: first.span.start, end: forms[forms.length - 1]!.span.end };
}
