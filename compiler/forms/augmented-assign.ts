/** `+=` and its family: read, combine, store (language §6.1). */
import type { Form } from "../1-read/form.ts";
import { assignedValue } from "../3-analyze/assignment.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { AugmentedAssign, BinaryOperator, Core, Ref } from "../3-analyze/core.ts";
import { withoutCommas } from "../3-analyze/form-parts.ts";
import { assign, block, none } from "../3-analyze/make.ts";
import { simpleTarget } from "../3-analyze/target.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const augmentedAssignForm: SpecialForm = {
  names: ["+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "&=", "|=", "^=", "<<=", ">>="],
  syntax: "(+= target value)\ntarget += value",
  doc: "Reads the target, combines it with the value and stores the result, which is the value of the form. The target is evaluated once.",
  analyze(operands, ctx, span, head) {
    const items = withoutCommas(operands);
    const op = (head.kind === "operator" ? head.op : head.kind === "symbol" ? head.name : "").slice(0, -1);
    if (items.length !== 2 || op === "") {
      ctx.report(messages.augmentedOperands(span, { op }));
      return none(span);
    }
    return augmented(op as BinaryOperator, items[0]!, items[1]!, span, ctx);
  },
};

function augmented(op: BinaryOperator, to: Form, from: Form, span: Span, ctx: Context): Core {
  const copied = to.kind === "symbol" && copyIntoClass(to.name, to.span, ctx);
  const target = simpleTarget(to, ctx, (name, at) => ctx.read(name, at));
  const value = assignedValue(from, ctx);
  if (target.kind === "ref") ctx.use(target, "write", "augmented");
  const node: AugmentedAssign = { kind: "augmented-assign", op, target, value, span };
  return copied ? block([copied, node], span) : node;
}

/** In a class body the first `(+= x 1)` reads the enclosing `x` and makes a class attribute (language §4.4). */
function copyIntoClass(name: string, span: Span, ctx: Context): Core | null {
  const { frame } = ctx;
  if (frame.home.scope.kind !== "class" || frame !== frame.home || frame.declarations.has(name)) return null;
  if (frame.occurrences.some((each) => each.name === name && each.form !== null)) return null;
  const outer: Ref = ctx.read(name, span);
  return assign(ctx.write(name, span, "augmented"), outer, span);
}
