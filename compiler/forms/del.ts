/** `del`: unbinds names, deletes attributes and items. */
import type { Form } from "../1-read/form.ts";
import type { SpecialForm } from "../3-analyze/context.ts";
import { headName, isMade, isRawList, sequenceItems, withoutCommas } from "../3-analyze/form-parts.ts";
import { none } from "../3-analyze/make.ts";
import { simpleTarget } from "../3-analyze/target.ts";
import { messages } from "../messages/generated.ts";

export const delForm: SpecialForm = {
  names: ["del"],
  syntax: "(del target…)",
  doc: "Unbinds names, deletes attributes, items, slices and keys; None.",
  analyze(operands, ctx, span) {
    const items = withoutCommas(operands).flatMap(targets);
    if (items.length === 0) {
      ctx.report(messages.delOperands(span));
      return none(span);
    }
    const made = items.map((item) => simpleTarget(item, ctx, (name, at) => ctx.write(name, at, "delete")));
    return {
      kind: "delete",
      targets: made.map((each) =>
        each.kind === "path-item"
          ? {
              kind: "item" as const,
              object: each.object,
              index: { kind: "literal" as const, value: each.index, float: false, span: each.span },
              span: each.span,
            }
          : each,
      ),
      span,
    };
  },
};

/** The targets in a parenthesised or bracketed list; `(. obj attr)` and `(get-item xs i)` are one each. */
function targets(form: Form): readonly Form[] {
  if (isRawList(form) && [".", "get-item"].includes(headName(form) ?? "")) return [form];
  if (isRawList(form) || isMade(form, "tuple-literal") || isMade(form, "list-literal")) {
    return (sequenceItems(form) ?? []).flatMap(targets);
  }
  return [form];
}
