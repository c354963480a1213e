/** Comprehensions and generator expressions: one scope, targets local to it (language §9.4). */
import type { Form, ListForm } from "../1-read/form.ts";
import { patternForm } from "../1-read/pattern.ts";
import { messages } from "../messages/generated.ts";
import type { Span } from "../source/source.ts";
import type { Context } from "./context.ts";
import type { Comprehension, ComprehensionClause, Core } from "./core.ts";
import { isMade } from "./form-parts.ts";
import { LONGEST_CHAIN } from "./long-chains.ts";
import { enterLoop } from "./loop-body.ts";
import { none } from "./make.ts";
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
  const clauses = clausesOf(operands, at, span, ctx);
  if (clauses === null) return none(span);
  const [first] = clauses;
  const iterable = first === undefined ? null : ctx.expression(iterableOf(first));
  const frame = ctx.enter("comprehension");
  const outside = ctx.surroundings;
  ctx.surroundings = { ...outside, loop: false, labels: [], comprehension: true };
  const leaveLoop = enterLoop(ctx, span);
  for (const clause of clauses) {
    if (!isMade(clause, "for")) continue;
    for (const name of targetNames(targetOf(clause), ctx)) {
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
  const source = iterable ?? ctx.expression(iterableOf(clause));
  return {
    kind: "for",
    target: target(targetOf(clause), ctx, "for"),
    iterable: source,
    span: clause.span,
  };
}

/** Null, and reported, where code that a macro made is no comprehension; what the reader has reported is left out. */
function clausesOf(operands: readonly Form[], at: number, span: Span, ctx: Context): ListForm[] | null {
  const clauses = operands.slice(at).filter((form) => form.kind !== "error");
  const told = clauses.length < operands.length - at;
  const fits = clauses.every(isClause) && operands.length >= at;
  if (fits && (told || isMade(clauses[0], "for"))) return clauses;
  ctx.report(messages.comprehensionShape(span));
  return null;
}

function isClause(form: Form): form is ListForm {
  if (isMade(form, "if")) return form.items.length === 2;
  return isMade(form, "for") && form.items.length > 2;
}

function iterableOf({ items }: ListForm): Form {
  return items[items.length - 1]!;
}

/** Names that a macro has spliced are several operands. */
function targetOf({ items }: ListForm): Form {
  return items.length === 3 ? items[1]! : patternForm(items.slice(1, -1));
}
