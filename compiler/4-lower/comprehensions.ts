/** Comprehensions: loops that fill a list, set or dict; generator expressions as JavaScript generators. */
import type { Comprehension } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import { FunctionContext } from "./context.ts";
import { countingLoop } from "./counting-loops.ts";
import { lower, operands } from "./evaluation.ts";
import { endOfGenerator, GENERATOR, yielded } from "./generator-body.ts";
import { plainLoop, suspendingLoop } from "./loops.ts";
import { test } from "./operators.ts";
import { pairLoop } from "./pair-loops.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

export function lowerComprehension(cx: FunctionContext, node: Comprehension): Expr {
  if (node.result === "generator") return generator(cx, node);
  const name = cx.temp();
  cx.push(b.declare("const", b.id(name), emptyResult(cx, node), node.span));
  declareShared(cx, node);
  clauses(cx, node, 0, null, () => cx.push(b.statement(addTo(cx, node, b.id(name)))));
  return b.id(name);
}

function emptyResult(cx: FunctionContext, node: Comprehension): Expr {
  if (node.result === "list") return b.array([]);
  return cx.module.rt(node.result === "set" ? "setOf" : "dictOf", [], node.span);
}

function addTo(cx: FunctionContext, node: Comprehension, result: Expr): Expr {
  if (node.key !== null) {
    const [key, value] = operands(cx, [node.key, node.element]);
    if (cx.module.facts.protocolSuspends(node)) return operation(cx, node, "setitem", [result, key!, value!]);
    return b.call(b.member(result, "set"), [key!, value!], node.span);
  }
  if (node.result === "set" && cx.module.facts.protocolSuspends(node))
    return operation(cx, node, "m_add", [result, lower(cx, node.element)]);
  return b.call(
    b.member(result, node.result === "set" ? "add" : "push"),
    [lower(cx, node.element)],
    node.span,
  );
}

/** Targets that closures keep are one variable for all turns, made before the loops. */
function declareShared(cx: FunctionContext, node: Comprehension): void {
  const names: string[] = [];
  for (const variable of node.scope.variables.values()) {
    if (!cx.module.usage.shared.has(variable)) continue;
    cx.declared.add(variable);
    names.push(cx.nameOf(variable));
  }
  if (names.length > 0) cx.push(b.declareAll(names));
}

/** @param first the value of the first iterable, if it is there already */
function clauses(
  cx: FunctionContext,
  node: Comprehension,
  index: number,
  first: Expr | null,
  emit: () => void,
): void {
  const clause = node.clauses[index];
  if (clause === undefined) return emit();
  const inner = () => clauses(cx, node, index + 1, null, emit);
  if (clause.kind === "if") {
    const condition = test(cx, clause.test);
    return cx.push(b.ifStatement(condition, cx.collect(inner), null, clause.span));
  }
  if (cx.module.facts.clauseSuspends(node, index)) {
    return cx.push(suspendingLoop(cx, node, first ?? lower(cx, clause.iterable), clause, inner));
  }
  const special =
    first === null ? (countingLoop(cx, node, clause, inner) ?? pairLoop(cx, node, clause, inner)) : null;
  if (special !== null) return cx.push(special());
  const iterable = first ?? lower(cx, clause.iterable);
  cx.push(plainLoop(cx, node, iterable, clause, inner));
}

// ---- generator expressions

/** What tracebacks and reports call them. */
const GENEXPR = "<genexpr>";

/** The elements, made one by one as somebody asks for them. */
function generator(cx: FunctionContext, node: Comprehension): Expr {
  const suspends =
    node.clauses.some((_, i) => cx.module.facts.clauseSuspends(node, i)) || containsSuspension(cx, node);
  const [first] = node.clauses;
  if (first?.kind !== "for") throw new Error("a comprehension begins with for");
  const iterable = lower(cx, first.iterable);
  const inner = new FunctionContext(cx.module, cx, "generator", suspends, cx.node, GENEXPR);
  const source = b.id(inner.temp());
  const statements = inner.collect(() => {
    declareShared(inner, node);
    const yieldElement = () => inner.push(b.statement(yielded(inner, lower(inner, node.element), node.span)));
    if (cx.module.facts.clauseSuspends(node, 0)) {
      inner.push(
        suspendingLoop(inner, node, source, first, () => clauses(inner, node, 1, null, yieldElement)),
      );
    } else clauses(inner, node, 0, source, yieldElement);
    if (suspends) inner.push(b.statement(endOfGenerator(b.nil(), node.span)));
  }, null);
  const [goroutine, locals] = inner.prologue();
  const text = b.functionExpr(null, {
    params: suspends ? [b.id(GENERATOR), source] : [source],
    body: [...goroutine, ...locals, ...statements],
    async: false,
    generator: true,
    at: node.span,
    as: GENEXPR,
  });
  const name = b.literal(GENEXPR);
  if (suspends) return cx.module.rt("suspendingGenerator", [text, name, iterable], node.span);
  return cx.module.rt("generatorOf", [b.call(text, [iterable]), name], node.span);
}

function containsSuspension(cx: FunctionContext, node: Comprehension): boolean {
  return [
    node.element,
    ...node.clauses.map((c, i) => (c.kind === "if" ? c.test : i === 0 ? null : c.iterable)),
  ].some((part) => part !== null && cx.module.facts.containsSuspension(part));
}
