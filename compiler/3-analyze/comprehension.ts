/** Comprehensions and generator expressions: one scope, targets local to it (language §9.4). */
import type { Form, ListForm, Span } from "../1-read/form.ts";
import type { Context } from "./context.ts";
import type { Comprehension, ComprehensionClause, Core } from "./core.ts";
import { isMade } from "./form-parts.ts";
import { enterLoop } from "./loop-body.ts";
import { target, targetNames } from "./target.ts";

export function comprehension(
  result: Comprehension["result"],
  operands: readonly Form[],
  span: Span,
  ctx: Context,
): Core {
  const at = result === "dict" ? 2 : 1;
  const clauses = operands.slice(at).filter((form) => form.kind === "list") as ListForm[];
  const first = clauses[0];
  const iterable = first === undefined ? null : ctx.expression(first.items[2]!);
  const frame = ctx.enter("comprehension");
  const outside = ctx.surroundings;
  ctx.surroundings = { ...outside, loop: false, labels: [], comprehension: true };
  const leaveLoop = enterLoop(ctx, span);
  for (const clause of clauses) {
    if (!isMade(clause, "for")) continue;
    for (const name of targetNames(clause.items[1]!, ctx)) {
      if (!frame.scope.variables.has(name.name)) ctx.declareTarget(name.name, "comprehension");
    }
  }
  const translated = clauses.map((clause, i) => translateClause(clause, i === 0 ? iterable : null, ctx));
  const [keyOrElement, value] = operands;
  const head = ctx.expression(keyOrElement!);
  const element = result === "dict" ? ctx.expression(value!) : head;
  leaveLoop();
  ctx.surroundings = outside;
  ctx.leave();
  const node: Comprehension = {
    kind: "comprehension",
    result,
    key: result === "dict" ? head : null,
    element,
    clauses: translated,
    scope: frame.scope,
    span,
  };
  frame.scope.owner = node;
  return node;
}

function translateClause(clause: ListForm, iterable: Core | null, ctx: Context): ComprehensionClause {
  if (!isMade(clause, "for"))
    return { kind: "if", test: ctx.expression(clause.items[1]!), span: clause.span };
  const source = iterable ?? ctx.expression(clause.items[2]!);
  return { kind: "for", target: target(clause.items[1]!, ctx, "for"), iterable: source, span: clause.span };
}
