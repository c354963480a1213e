/** Comprehensions and generator expressions: one scope, targets local to it (language §9.4). */
import type { Form, ListForm, Span } from "../1-read/form.ts";
import { messages } from "../messages/generated.ts";
import type { Context } from "./context.ts";
import type { Comprehension, ComprehensionClause, Core } from "./core.ts";
import { isMade } from "./form-parts.ts";
import { LONGEST_CHAIN } from "./long-chains.ts";
import { enterLoop } from "./loop-body.ts";
import { logicOf } from "./operation.ts";
import { target, targetNames } from "./target.ts";

/** Each is a statement inside the one before; engines do not take many more. */
const MOST_CLAUSES = 500;

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
  const translated = joined(
    clauses.map((clause, i) => translateClause(clause, i === 0 ? iterable : null, ctx)),
  );
  if (translated.length > MOST_CLAUSES) ctx.report(messages.nestedTooDeeply(clauses[MOST_CLAUSES]!.span));
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

/** Long runs of conditions are one. */
function joined(clauses: readonly ComprehensionClause[]): ComprehensionClause[] {
  if (clauses.length <= LONGEST_CHAIN) return [...clauses];
  const made: ComprehensionClause[] = [];
  for (let i = 0; i < clauses.length; ) {
    const clause = clauses[i]!;
    const tests: Core[] = [];
    for (let next = clauses[i]; next?.kind === "if"; next = clauses[++i]) tests.push(next.test);
    if (clause.kind === "if") made.push({ ...clause, test: logicOf("and", tests, clause.span) });
    else {
      made.push(clause);
      i++;
    }
  }
  return made;
}

function translateClause(clause: ListForm, iterable: Core | null, ctx: Context): ComprehensionClause {
  if (!isMade(clause, "for"))
    return { kind: "if", test: ctx.expression(clause.items[1]!), span: clause.span };
  const source = iterable ?? ctx.expression(clause.items[2]!);
  return { kind: "for", target: target(clause.items[1]!, ctx, "for"), iterable: source, span: clause.span };
}
