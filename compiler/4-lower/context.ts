import type { Binding, Core, For, FunctionNode, ModuleNode, Variable, While } from "../3-analyze/core.ts";
import type { Span } from "../source/source.ts";
import * as b from "./build.ts";
import type { ModuleContext } from "./module-context.ts";
import type { Loop } from "./usage.ts";

type Expr = b.es.Expression;

/** How the value of a function's body leaves it. */
export type FunctionKind =
  /** An ordinary JavaScript function. */
  | "plain"
  /** The async body behind a suspending entry. */
  | "async"
  /** The generator for goroutines that run in steps. */
  | "steps"
  /** A body whose value nobody wants: `go`, a module's top level. */
  | "discarding"
  /** Of a generator, which may be advanced by another goroutine each time. */
  | "generator";

/**
 * How the nodes inside a node are lowered. `dispatch.ts` makes it of the files that know one kind of node each; these ask it through
 * `evaluation.ts`, and so they do not import each other.
 */
export interface Lowering {
  /** The node's value. May emit statements before it. */
  value(cx: FunctionContext, node: Core): Expr;
  /** Emits the node as statements and leaves its value in the destination. */
  into(cx: FunctionContext, node: Core, destination: Destination): void;
  /** Must the node itself be a statement? Null: if one of its parts must. */
  needsStatements(cx: FunctionContext, node: Core): boolean | null;
}

/** One emitted JavaScript function on its way. */
export class FunctionContext {
  readonly module: ModuleContext;
  readonly parent: FunctionContext | null;
  readonly lowering: Lowering;
  readonly kind: FunctionKind;
  /** May this function's body await? */
  readonly suspends: boolean;
  /** Does it wait by yielding to the scheduler? */
  runsInSteps: boolean;
  /** The function's M28 name, for positions. */
  readonly name: string;
  readonly node: FunctionNode | ModuleNode;
  out: b.es.Statement[] = [];
  /** `let` names for the top of the function. */
  readonly hoisted: string[] = [];
  /** Functions for the top of the function. */
  readonly functions: b.es.Statement[] = [];
  /** JavaScript names of by-value captures. */
  readonly renamed = new Map<Variable, string>();
  readonly declared = new Set<Variable>();
  /** Those of them that the whole function shares, rather than a turn of a loop. */
  readonly declaredAtTop = new Set<Variable>();
  readonly mentioned = new Set<Variable>();
  /** Constants of JavaScript's that say whether items of a parameter's value can be read in place. */
  readonly directFlags = new Map<Variable, string>();
  /** The same of locals, declared where the local is. */
  readonly localFlags = new Map<Variable, string>();
  readonly loops: LoopState[] = [];
  /** The loops whose bodies are the current statement list: a variable living there is declared in place. */
  bodyOf: Loop | null | "inner" = null;
  /** The caught exception of each `except` clause around this point. */
  readonly handling: string[] = [];
  /** Set in functions that call themselves in tail position: the names to assign before the next turn. */
  tail: { readonly node: FunctionNode; readonly names: readonly string[]; used: boolean } | null = null;
  /** `const self = this`, in a method. */
  selfDeclaration: b.es.VariableDeclaration | null = null;
  /** How many `finally` parts are still to run at this point when the function is left. */
  finalizers = 0;
  /** Some `return` had to wait for a `finally`. */
  returnsLate = false;
  #usesGoroutine = false;
  #usesScratch = false;
  #usesResumed = false;
  #temps = 0;
  #temporaries = 0;
  #mostTemporaries = 0;

  /** Makes `self` a variable; false where it is that of a function around this one. */
  remakesSelf(): boolean {
    if (this.selfDeclaration === null) return false;
    this.selfDeclaration.kind = "let";
    return true;
  }

  /** @param around the function around this one, or how nodes are lowered: a module's body has no function around it */
  constructor(
    module: ModuleContext,
    around: FunctionContext | Lowering,
    kind: FunctionKind,
    suspends: boolean,
    node: FunctionNode | ModuleNode,
    name: string,
  ) {
    this.module = module;
    this.parent = around instanceof FunctionContext ? around : null;
    this.lowering = around instanceof FunctionContext ? around.lowering : around;
    this.kind = kind;
    this.suspends = suspends;
    this.runsInSteps = kind === "steps";
    this.node = node;
    this.name = name;
  }

  push(...statements: b.es.Statement[]): void {
    this.out.push(...statements);
  }

  /** Runs `lower` with a statement list of its own and gives the list; `bodyOf` says whose body the list is. */
  collect(lower: () => void, bodyOf: Loop | null | "inner" = "inner"): b.es.Statement[] {
    const outer = this.out;
    const outerBody = this.bodyOf;
    const list: b.es.Statement[] = [];
    this.out = list;
    this.bodyOf = bodyOf;
    lower();
    this.out = outer;
    this.bodyOf = outerBody;
    return list;
  }

  temp(): string {
    return `$${++this.#temps}`;
  }

  /** A variable for a value within one expression; the next statement uses it again. */
  temporary(): string {
    const name = `$t${++this.#temporaries}`;
    if (this.#temporaries > this.#mostTemporaries) {
      this.#mostTemporaries++;
      this.hoisted.push(name);
    }
    return name;
  }

  /** How many temporaries are in use, for `release` after the statement. */
  get inUse(): number {
    return this.#temporaries;
  }

  release(inUse: number): void {
    this.#temporaries = inUse;
  }

  /** Evaluates now, into a constant of its own, what must not be evaluated later. */
  spill(value: Expr): Expr {
    const name = this.temp();
    this.push(b.declare("const", b.id(name), value));
    return b.id(name);
  }

  /** The running goroutine, a constant of the function. */
  goroutine(): Expr {
    this.#usesGoroutine = true;
    return b.id("$g");
  }

  /** One variable that holds the result of an operation just long enough to see whether it suspended. */
  scratch(): b.es.Identifier {
    this.#usesScratch = true;
    return b.id("$v");
  }

  /** A variable that is set once the function has awaited. */
  resumed(): b.es.Identifier {
    this.#usesResumed = true;
    return b.id("$r");
  }

  /** The declarations that the body turned out to need: of the goroutine, and of variables. */
  prologue(): [goroutine: b.es.Statement[], locals: b.es.Statement[]] {
    const current = b.member(this.module.runtime("rt"), "cur");
    if (this.#usesScratch) this.hoisted.push("$v");
    if (this.#usesResumed) this.hoisted.push("$r");
    return [
      this.#usesGoroutine
        ? [b.declare(this.kind === "generator" ? "let" : "const", b.id("$g"), current)]
        : [],
      [...(this.hoisted.length > 0 ? [b.declareAll(this.hoisted)] : []), ...this.functions],
    ];
  }

  /** The whole text of an async body, with the place where the late returns meet. */
  withLateReturn(text: b.es.Statement[]): b.es.Statement[] {
    if (!this.returnsLate) return text;
    const reporter =
      this.kind === "generator" ? b.member(b.id("$gen"), "end") : b.member(this.goroutine(), "done");
    const report = b.returns(b.call(reporter, [b.id("$result")]));
    return [b.declareAll(["$result"]), b.labeled("$return", b.block(text)), report];
  }

  /** The JavaScript name that a variable has here. */
  nameOf(variable: Variable): string {
    for (let cx: FunctionContext | null = this; cx !== null; cx = cx.parent) {
      const name = cx.renamed.get(variable);
      if (name !== undefined) return name;
    }
    return this.module.names.of(variable);
  }

  /** Notes that emitted text now mentions the variable, so that its declaration cannot come later. */
  mention(variable: Variable): void {
    for (let cx: FunctionContext | null = this; cx !== null; cx = cx.parent) cx.mentioned.add(variable);
  }

  position(span: Span): Expr {
    return this.module.position(span, this.name);
  }
}

export interface LoopState {
  readonly node: For | While;
  /** The JavaScript label of the loop itself, once a loop inside has to name it. */
  label: string | null;
  /** Set when a `break` must name the statement it leaves. */
  readonly breakLabel: string | null;
}

/** Where a value goes. */
export type Destination =
  | { readonly kind: "effect" }
  | { readonly kind: "return" }
  /** An existing JavaScript variable. */
  | { readonly kind: "assign"; readonly name: string };

export const EFFECT: Destination = { kind: "effect" };
export const RETURN: Destination = { kind: "return" };
export const into = (name: string): Destination => ({ kind: "assign", name });

export function isVariable(binding: Binding): binding is Variable {
  return binding.kind === "variable";
}
