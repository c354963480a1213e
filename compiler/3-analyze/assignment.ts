/** An assignment of one value to one target. */
import type { Form } from "../1-read/form.ts";
import type { Span } from "../source/source.ts";
import type { Context } from "./context.ts";
import type { Core } from "./core.ts";
import { withoutBlocks } from "./frame.ts";
import { assign } from "./make.ts";
import { target } from "./target.ts";

/** `(= target value)`; a lambda takes the name it is assigned to (language §5.4). */
export function assignment(to: Form, from: Form, span: Span, ctx: Context): Core {
  const value = assignedValue(from, ctx);
  const place = target(to, ctx, "assign");
  return assign(place, to.kind === "symbol" ? named(value, to.name, to.span) : value, span);
}

/** The value of an assignment, whose reads are part of the text that binds the target, also in a comprehension. */
export function assignedValue(form: Form, ctx: Context): Core {
  const frame = withoutBlocks(ctx.frame);
  frame.assignments++;
  const value = ctx.expression(form);
  frame.assignments--;
  return value;
}

function named(value: Core, name: string, span: Span): Core {
  if (value.kind !== "function" || value.flavour !== "lambda" || value.nameSpan !== null) return value;
  const renamed = { ...value, name, nameSpan: span };
  renamed.scope.owner = renamed;
  return renamed;
}
