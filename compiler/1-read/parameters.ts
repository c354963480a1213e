/** Parameter lists (language §5.1), for def, lambda, fn and defmacro. */
import type { Report } from "../messages/diagnostic.ts";
import type { Form, ListForm, Span } from "./form.ts";

export interface ParameterForm {
  readonly name: string;
  readonly nameSpan: Span;
  readonly kind: "positional-only" | "positional" | "keyword-only" | "rest" | "keyword-rest";
  readonly default: Form | null;
  readonly annotation: Form | null;
  readonly span: Span;
}

/** The parameters a raw list declares; for the list style of def pass `(f a b)` with its name removed. */
export function readParameters(_list: ListForm, _report: Report): ParameterForm[] {
  return [];
}
