/** Infix expressions (language §2.1): a precedence parser over operands and operators. */
import type { Report } from "../messages/diagnostic.ts";
import type { Form } from "./form.ts";

/** The whole item sequence as one infix expression in canonical form, or null if it is not one. */
export function infixForm(_items: readonly Form[], _report: Report): Form | null {
  return null;
}
