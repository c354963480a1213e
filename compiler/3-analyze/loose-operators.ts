/** A warning about infix expressions without parentheses of their own: `(if n < 0 …)` has three operands before `…`. */
import type { Form } from "../1-read/form.ts";
import { BINARY, SEPARATORS } from "../1-read/operators.ts";
import { messages } from "../messages/generated.ts";
import type { Context } from "./context.ts";

/** Forms in which an operator between two operands means something else, or is not evaluated. */
const OWN_SYNTAX: ReadonlySet<string> = new Set(
  "quote quasiquote import from export for async global nonlocal".split(" "),
);

/** @param head names the form whose operands these are; null for a clause */
export function warnOfLooseOperator(operands: readonly Form[], head: string | null, ctx: Context): void {
  if (head !== null && OWN_SYNTAX.has(head)) return;
  for (let i = 0; i < operands.length - 1; i++) {
    const form = operands[i]!;
    if (beginsInfix(form)) return;
    if (i === 0 || form.kind !== "operator" || form.op === "@" || !BINARY.has(form.op)) continue;
    // `(if reverse > <)` chooses between two operators.
    if (operands[i - 1]!.kind === "operator" || operands[i + 1]!.kind === "operator") continue;
    ctx.report(messages.looseOperator(form.span, { op: form.op }));
    return;
  }
}

/** Behind the `=` of a sugar assignment and the `if` of a guard, operators stand in infix expressions. */
function beginsInfix(form: Form): boolean {
  if (form.kind === "operator") return form.op !== "," && SEPARATORS.has(form.op);
  return form.kind === "symbol" && form.name === "if";
}
