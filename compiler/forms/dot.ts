/** `.` and `dot` in head position: attributes, methods and items (language §6.7). */
import type { Form } from "../1-read/form.ts";
import { attributeOf } from "../3-analyze/attribute.ts";
import { translateArguments } from "../3-analyze/call.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Core } from "../3-analyze/core.ts";
import { nameOrText, withoutCommas } from "../3-analyze/form-parts.ts";
import { callBuiltin, literal, none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";

export const dotForm: SpecialForm = {
  names: [".", "dot"],
  syntax: '(. object name)\n(. object name argument…)\n(. object 0)\n(dot object "name")',
  doc: "An attribute, or with arguments a method call. A method of a built-in type that needs no arguments is called: `(. xs length)`.",
  analyze(operands, ctx, span) {
    const [object, part] = operands;
    if (object === undefined || part === undefined) {
      ctx.report(messages.dotOperands(span));
      return none(span);
    }
    return access(ctx.expression(object), part, operands.slice(2), span, ctx);
  },
};

function access(object: Core, part: Form, args: readonly Form[], span: Span, ctx: Context): Core {
  const name = nameOrText(part);
  if (name !== null && withoutCommas(args).length > 0) {
    return {
      kind: "method-call",
      object,
      name,
      nameSpan: part.span,
      args: translateArguments(args, ctx),
      span,
    };
  }
  // Only such a name can be a method that is called at once; whether it is depends on the object.
  if (name !== null && object.kind !== "super" && ctx.builtins.methods.has(name)) {
    return callBuiltin(ctx, "%dot", [object, literal(name, part.span)], span);
  }
  return attributeOf(object, part, span, ctx);
}
