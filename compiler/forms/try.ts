/** `try` with `except`, `catch`, `else` and `finally` (language §8.3). */
import type { Form, ListForm } from "../1-read/form.ts";
import { body } from "../3-analyze/body.ts";
import type { Context, SpecialForm } from "../3-analyze/context.ts";
import type { Block, Core, Handler } from "../3-analyze/core.ts";
import { exceptSpec } from "../3-analyze/except-spec.ts";
import { isRawList } from "../3-analyze/form-parts.ts";
import { none } from "../3-analyze/make.ts";
import { messages } from "../messages/generated.ts";

export const tryForm: SpecialForm = {
  names: ["try"],
  syntax: "(try body… (except Type as name handler…) … [(else body…)] [(finally body…)])",
  doc: "Evaluates its body; an exception is handled by the first clause that catches it. `else` runs if there was none, `finally` always. The value is that of the body, of `else`, or of the handler.",
  analyze(operands, ctx, span): Core {
    if (operands.length === 0) {
      ctx.report(messages.tryEmpty(span));
      return none(span);
    }
    const first = operands.findIndex((operand) => clauseName(operand, ctx) !== null);
    const clauses = first < 0 ? [] : operands.slice(first);
    const tried = body(first < 0 ? operands : operands.slice(0, first), span, ctx);
    return { kind: "try", body: tried, ...readClauses(clauses, ctx), span };
  },
};

interface Clauses {
  readonly handlers: readonly Handler[];
  readonly otherwise: Block | null;
  readonly finalizer: Block | null;
}

/** `except`, `else` or `finally` for a clause; null for an expression. */
function clauseName(operand: Form, ctx: Context): "except" | "else" | "finally" | null {
  const head = isRawList(operand) ? operand.items[0] : undefined;
  if (head?.kind !== "symbol") return null;
  if (head.name === "catch") return ctx.names.isUserBound("catch") ? null : "except";
  return head.name === "except" || head.name === "else" || head.name === "finally" ? head.name : null;
}

function readClauses(operands: readonly Form[], ctx: Context): Clauses {
  const handlers: Handler[] = [];
  let otherwise: Block | null = null;
  let finalizer: Block | null = null;
  for (const operand of operands) {
    const name = clauseName(operand, ctx);
    if (name === null) {
      ctx.report(messages.tryExpressionAfterClause(operand.span));
      continue;
    }
    const clause = operand as ListForm;
    if (finalizer !== null || (otherwise !== null && name !== "finally")) {
      ctx.report(messages.tryClauseOrder(clause.span, { name }));
    }
    if (name === "except") handlers.push(handler(clause, ctx));
    else {
      const made = body(clause.items.slice(1), clause.span, ctx);
      if (name === "else") otherwise = made;
      else finalizer = made;
    }
  }
  return { handlers, otherwise, finalizer };
}

function handler(clause: ListForm, ctx: Context): Handler {
  const { type, name, rest } = exceptSpec(clause.items.slice(1), ctx);
  const caught = type === null ? null : ctx.expression(type);
  if (name === null)
    return { type: caught, binding: null, body: body(rest, clause.span, ctx), span: clause.span };
  ctx.enter("block");
  const binding = ctx.declare(name.name, "block", "block", name.span);
  const made: Handler = { type: caught, binding, body: body(rest, clause.span, ctx), span: clause.span };
  ctx.leave();
  return made;
}
