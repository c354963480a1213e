/** `go`: a goroutine's body as a function, with copies of the loop variables that it captures by value. */
import type { Scope, Variable } from "../3-analyze/binding.ts";
import type { Go } from "../3-analyze/core.ts";
import { isInitLocal } from "./assignment.ts";
import * as b from "./build.ts";
import { EFFECT, FunctionContext } from "./context.ts";
import { lowerInto } from "./statements.ts";

type Expr = b.es.Expression;

/** `spawn(async () => { … }, $at + 1)`, or `spawnSteps($go(a, b), $at + 1)`. */
export function lowerGo(cx: FunctionContext, node: Go): Expr {
  const { module } = cx;
  const steps = module.steps.goes.has(node) ? stepsOf(cx, node) : null;
  if (steps !== null) return module.rt("spawnSteps", [steps, cx.position(node.span)], node.span);
  const suspends = module.facts.effectOf(node.body) === "suspends";
  const inner = new FunctionContext(module, cx, "discarding", suspends, node.body, "go block");
  for (const [variable, copy] of copies(cx, node, inner))
    cx.push(b.declare("const", b.id(copy), b.id(cx.nameOf(variable))));
  const text = b.arrow({ params: [], body: textOf(inner, node), async: suspends, at: node.span, as: "<go>" });
  return module.rt("spawn", [text, cx.position(node.span)], node.span);
}

/**
 * The generator that the goroutine runs. A generator function is expensive to make, so there is one for the module, or at
 * least for each call of the function around the `go`: it takes as arguments what never changes, or is captured by value.
 * Null where it would have to be made in a loop.
 */
function stepsOf(cx: FunctionContext, node: Go): Expr | null {
  const { module } = cx;
  const inner = new FunctionContext(module, cx, "discarding", true, node.body, "go block");
  inner.runsInSteps = true;
  copies(cx, node, inner);
  const body = textOf(inner, node);
  const captured = [...inner.mentioned].filter((variable) => isCaptured(cx, node, variable));
  const given = captured.filter((variable) => isFixed(cx, node, variable));
  if (!captured.every((variable) => given.includes(variable) || isVisible(cx, variable))) return null;
  const name = module.names.fresh("$go");
  const params = given.map((variable) => b.id(inner.nameOf(variable)));
  const parts = { params, body, async: false, generator: true, at: node.span, as: "<go>" };
  const place = captured.length === given.length ? module.top : cx.functions;
  place.push(b.functionDeclaration(name, parts));
  const args = given.map((variable) => b.id(cx.nameOf(variable)));
  return b.call(b.id(name), args, node.span);
}

function textOf(inner: FunctionContext, node: Go): b.es.Statement[] {
  const body = inner.collect(() => lowerInto(inner, node.body.body, EFFECT), null);
  const [goroutine, locals] = inner.prologue();
  return [...goroutine, ...locals, ...body];
}

/** Gives the body names of its own for the variables that it needs copies of. */
function copies(cx: FunctionContext, node: Go, inner: FunctionContext): Map<Variable, string> {
  const { names } = cx.module;
  const copied = new Map(
    copiedCaptures(cx, node).map((variable) => [variable, names.fresh(names.of(variable))]),
  );
  for (const [variable, copy] of copied) {
    cx.mention(variable);
    inner.renamed.set(variable, copy);
  }
  return copied;
}

/** Is the variable one of the functions around the `go`, or captured by value? */
function isCaptured(cx: FunctionContext, node: Go, variable: Variable): boolean {
  if (node.captures.includes(variable)) return true;
  if (variable.variable === "module")
    return isInitLocal(cx, variable) && !cx.module.usage.functions.has(variable);
  return !isWithin(variable.scope, node.body.scope);
}

/** Has the variable the value already that it keeps, or is its present value what the `go` captures? */
function isFixed(cx: FunctionContext, node: Go, variable: Variable): boolean {
  if (node.captures.includes(variable)) return true;
  if (variable.writes.length !== 1) return false;
  if (variable.variable === "parameter") return true;
  for (let around: FunctionContext | null = cx; around !== null; around = around.parent)
    if (around.declared.has(variable)) return true;
  return false;
}

/** Is the variable declared at the top of the function around the `go`, or outside? */
function isVisible(cx: FunctionContext, variable: Variable): boolean {
  if (!isWithin(variable.scope, cx.node.scope)) return true;
  return variable.scope === cx.node.scope && (cx.module.usage.home.get(variable) ?? null) === null;
}

function isWithin(scope: Scope, outer: Scope): boolean {
  for (let each: Scope | null = scope; each !== null; each = each.parent) if (each === outer) return true;
  return false;
}

/** The captured variables whose JavaScript binding is not a fresh one at each turn of the loop already. */
export function copiedCaptures(cx: FunctionContext, node: Go): Variable[] {
  const { usage } = cx.module;
  return node.captures.filter((binding): binding is Variable => {
    if (binding.kind !== "variable") return false;
    const isPerTurn =
      usage.home.get(binding) !== undefined &&
      binding.writes.length === 1 &&
      !usage.shared.has(binding) &&
      cx.declared.has(binding);
    return !isPerTurn;
  });
}
