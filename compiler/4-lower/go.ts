/** `go`: a goroutine's body as a function, with copies of the loop variables that it captures by value. */

import type { Go, Scope, Variable } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import { EFFECT, FunctionContext } from "./context.ts";
import { childrenOf, isFunction } from "./estree-walk.ts";
import { lowerInto } from "./evaluation.ts";
import { munge } from "./names.ts";
import { isInitLocal } from "./variables.ts";

type Expr = b.es.Expression;

/** `spawn($go, $at + 1, a, b)`, `spawn(async () => { … }, $at + 1)`, or `spawnSteps` or `spawnCall` of one that gives a generator. */
export function lowerGo(cx: FunctionContext, node: Go): Expr {
  if (cx.module.steps.goes.has(node)) {
    const steps = new Body(cx, node, true);
    if (steps.canBeDeclared) return steps.spawned();
  }
  const body = new Body(cx, node, false);
  return body.canBeDeclared && body.gainsByDeclaration ? body.spawned() : body.spawnedInPlace();
}

/** So many values travel with a new goroutine; those of a longer list are bound to its function. */
const mostArguments = 3;

/**
 * A goroutine's code. It can be a function that is declared once for the module, or at least for each call of the function around
 * the `go`, and takes as arguments what never changes, or is captured by value: then a goroutine needs no closure, and no
 * generator function is made, which is expensive.
 */
class Body {
  readonly #cx: FunctionContext;
  readonly #node: Go;
  readonly #inner: FunctionContext;
  readonly #copies: ReadonlyMap<Variable, string>;
  readonly #text: b.es.Statement[];
  readonly #captured: readonly Variable[];
  /** Can a declared function stand outside of all functions? */
  readonly #isForModule: boolean;
  /** Those of the captured variables that are arguments of a declared function. */
  readonly #given: readonly Variable[];

  constructor(cx: FunctionContext, node: Go, inSteps: boolean) {
    const suspends = cx.module.facts.effectOf(node.body) === "suspends";
    const inner = new FunctionContext(cx.module, cx, "discarding", suspends, node.body, "go block");
    inner.runsInSteps = inSteps;
    this.#cx = cx;
    this.#node = node;
    this.#inner = inner;
    this.#copies = copies(cx, node, inner);
    this.#text = textOf(inner, node);
    this.#captured = [...inner.mentioned].filter((variable) => isCaptured(cx, node, variable));
    const fixed = this.#captured.filter((variable) => isFixed(cx, node, variable));
    this.#isForModule = fixed.length === this.#captured.length;
    this.#given = this.#isForModule ? fixed : fixed.filter((variable) => !this.#isReached(variable));
  }

  /** Otherwise it would have to be declared in a loop. */
  get canBeDeclared(): boolean {
    return this.#captured.every((variable) => this.#given.includes(variable) || this.#isReached(variable));
  }

  /** Is a closure for each goroutine worse? */
  get gainsByDeclaration(): boolean {
    return this.#given.length <= mostArguments && (this.#isForModule || this.#cx.loops.length > 0);
  }

  /** Need a function that is declared at the top of the one around the `go` not be given the variable? */
  #isReached(variable: Variable): boolean {
    return !this.#node.captures.includes(variable) && isVisible(this.#cx, variable);
  }

  spawned(): Expr {
    const { module } = this.#cx;
    const name = module.names.fresh("$go");
    const { suspends, runsInSteps } = this.#inner;
    const given = this.#given.map((variable) => b.id(this.#inner.nameOf(variable)));
    const call = runsInSteps && given.length <= mostArguments ? calledSteps(this.#text) : null;
    const params = call === null ? given : [b.id("$g"), ...given];
    const generator = runsInSteps && call === null;
    const kind = { async: suspends && !runsInSteps, generator };
    const parts = { params, body: call ?? this.#text, ...kind, at: this.#node.span, as: "<go>" };
    (this.#isForModule ? module.top : this.#cx.functions).push(b.functionDeclaration(name, parts));
    const args = this.#given.map((variable) => b.id(this.#cx.nameOf(variable)));
    const spawn = call !== null ? "spawnCall" : generator ? "spawnSteps" : "spawn";
    if (args.length <= mostArguments) return this.#spawn(spawn, b.id(name), args);
    return this.#spawn(spawn, b.call(b.member(b.id(name), "bind"), [b.nil(), ...args]));
  }

  spawnedInPlace(): Expr {
    for (const [variable, copy] of this.#copies)
      this.#cx.push(b.declare("const", b.id(copy), b.id(this.#cx.nameOf(variable))));
    return this.#spawn("spawn", this.#closure(this.#text, this.#inner.suspends));
  }

  #closure(body: b.es.Statement[], async: boolean): Expr {
    return b.arrow({ params: [], body, async, at: this.#node.span, as: "<go>" });
  }

  #spawn(spawn: string, code: Expr, args: readonly Expr[] = []): Expr {
    const { span } = this.#node;
    return this.#cx.module.rt(spawn, [code, this.#cx.position(span), ...args], span);
  }
}

/** The text of a body that does nothing but delegate to steps: makes them at the first call, and takes one at each. */
function calledSteps(text: readonly b.es.Statement[]): b.es.Statement[] | null {
  const last = text.at(-1);
  const delegation = last?.type === "ExpressionStatement" ? last.expression : null;
  if (delegation?.type !== "YieldExpression" || !delegation.delegate || !delegation.argument) return null;
  const before = text.slice(0, -1);
  if (!before.every(isBareDeclaration) || yields(delegation.argument)) return null;
  const $g = b.id("$g");
  const steps = b.logical("??", b.member($g, "steps"), delegation.argument);
  return [...before, b.returns(b.call(b.member($g, "step"), [steps], delegation.at))];
}

const isBareDeclaration = (node: b.es.Statement): boolean =>
  node.type === "VariableDeclaration" && node.declarations.every(({ init }) => !init);

function yields(node: b.es.Node): boolean {
  return node.type === "YieldExpression" || (!isFunction(node) && childrenOf(node).some(yields));
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
    copiedCaptures(cx, node).map((variable) => [variable, names.fresh(munge(variable.name))]),
  );
  for (const [variable, copy] of copied) {
    cx.mention(variable);
    inner.renamed.set(variable, copy);
  }
  return copied;
}

/** Is the variable one of the functions around the `go`, or captured by value? */
function isCaptured(cx: FunctionContext, node: Go, variable: Variable): boolean {
  if (node.captures.includes(variable) || isCopy(cx, variable)) return true;
  if (variable.variable === "module")
    return isInitLocal(cx, variable) && !cx.module.usage.functions.has(variable);
  return !isWithin(variable.scope, node.body.scope);
}

/** Has the variable the value already that it keeps, or is its present value what the `go` captures? */
function isFixed(cx: FunctionContext, node: Go, variable: Variable): boolean {
  if (node.captures.includes(variable) || isCopy(cx, variable)) return true;
  if (variable.writes.length !== 1 || cx.module.usage.assignedInLoops.has(variable)) return false;
  if (variable.variable === "parameter") return true;
  for (let around: FunctionContext | null = cx; around !== null; around = around.parent)
    if (around.declared.has(variable)) return true;
  return false;
}

/** Is what the variable stands for here a copy that a `go` around has taken? */
function isCopy(cx: FunctionContext, variable: Variable): boolean {
  return cx.nameOf(variable) !== cx.module.names.of(variable);
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
      cx.declared.has(binding) &&
      !cx.declaredAtTop.has(binding);
    return !isPerTurn;
  });
}
