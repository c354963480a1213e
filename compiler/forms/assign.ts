/** `=`: assignment to names, attributes, items and patterns, one or several targets (language §6.1). */
import type { Form } from "../1-read/form.ts";
import { assignment } from "../3-analyze/assignment.ts";
import { expressions } from "../3-analyze/body.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import { isSymbol, withoutCommas } from "../3-analyze/form-parts.ts";
import { assign, none, tuple } from "../3-analyze/make.ts";
import { target } from "../3-analyze/target.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const assignForm: SpecialForm = {
  names: ["=", "setq"],
  syntax: "(= target value)\n(= target… value…)\ntarget = value",
  doc: "Assigns a value to a name, an attribute, an item or a pattern of these, and has that value. With several leading names a single value is unpacked, several are assigned pairwise.",
  analyze(operands, ctx, span) {
    const items = withoutCommas(operands);
    if (items.length === 2) return assignment(items[0]!, items[1]!, span, ctx);
    if (items.length > 2) return several(items, ctx, span);
    ctx.report(messages.assignmentOperands(span));
    return none(span);
  },
};

/** The targets are the leading names; if everything is a name, all but the last. */
function several(items: readonly Form[], ctx: Context, span: Span): Core {
  let count = items.findIndex((item) => !isSymbol(item));
  if (count < 0) count = items.length - 1;
  if (count === 0) {
    ctx.report(messages.assignmentOperands(span));
    return none(span);
  }
  const values = expressions(items.slice(count), ctx);
  const targets = items.slice(0, count).map((item) => target(item, ctx, "assign"));
  const value = values.length === 1 ? values[0]! : tuple(values, span);
  return assign({ kind: "pattern", before: targets, rest: null, after: [], span }, value, span);
}
