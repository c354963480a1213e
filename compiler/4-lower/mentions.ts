/** Where variables are mentioned: in which loop of its own function each lives, and whether closures share it. */

import type { ClassNode, FunctionNode, ModuleNode, Scope, Variable } from "../3-analyze/core.ts";
import type { Loop } from "./usage.ts";

/** Something with a scope of its own around the current point of the walk. */
interface Around {
  readonly node: FunctionNode | ClassNode | ModuleNode;
  /** The variables that a `go` captures by value. */
  readonly copies: ReadonlySet<Variable>;
  /** The loops around it. */
  readonly loops: readonly Loop[];
}

const NOTHING: ReadonlySet<Variable> = new Set();

export class Mentions {
  readonly module: ModuleNode;
  readonly variables = new Set<Variable>();
  /** Mentioned by a nested function other than through a by-value capture of `go`. */
  readonly shared = new Set<Variable>();
  /** Assigned in a loop of its own function. */
  readonly assignedInLoops = new Set<Variable>();
  /** Between a mention and the variable of the same name that it means. */
  readonly hiding = new Set<Variable>();
  /** Mentioned inside a function that may be emitted outside the module's body. */
  readonly outside = new Set<Variable>();
  readonly #hoistable: ReadonlySet<FunctionNode>;
  readonly #home = new Map<Variable, Loop | null>();
  readonly #functions: Around[];
  #loops: Loop[] = [];
  /** The loop around each, recorded when it is entered. */
  readonly #around = new Map<Loop, Loop | null>();

  constructor(module: ModuleNode, hoistable: ReadonlySet<FunctionNode>) {
    this.module = module;
    this.#hoistable = hoistable;
    this.#functions = [{ node: module, copies: NOTHING, loops: this.#loops }];
    this.collect(module.scope.variables.values());
  }

  /** The innermost function, class or module. */
  get around(): FunctionNode | ClassNode | ModuleNode {
    return this.#functions.at(-1)!.node;
  }

  /** The same without classes. */
  get code(): FunctionNode | ModuleNode {
    return this.#functions.findLast(({ node }) => node.kind !== "class")!.node as FunctionNode | ModuleNode;
  }

  /** The innermost loop of a variable's own scope that holds every mention of it. */
  homes(): ReadonlyMap<Variable, Loop> {
    const homes = new Map<Variable, Loop>();
    for (const [variable, loop] of this.#home) if (loop !== null) homes.set(variable, loop);
    return homes;
  }

  collect(variables: Iterable<Variable>): void {
    for (const variable of variables) this.variables.add(variable);
  }

  inFunction(node: FunctionNode, copies: ReadonlySet<Variable>, walk: () => void): void {
    const loops = this.#loops;
    this.#loops = [];
    this.#inside({ node, copies, loops }, walk);
    this.#loops = loops;
  }

  inClass(node: ClassNode, walk: () => void): void {
    this.#inside({ node, copies: NOTHING, loops: this.#loops }, walk);
  }

  #inside(around: Around, walk: () => void): void {
    this.collect(around.node.scope.variables.values());
    this.#functions.push(around);
    walk();
    this.#functions.pop();
  }

  inLoop(loop: Loop, walk: () => void): void {
    this.#around.set(loop, this.#loops.at(-1) ?? null);
    this.#loops.push(loop);
    walk();
    this.#loops.pop();
  }

  noteAssignment(variable: Variable): void {
    const loops = this.note(variable);
    if (loops.length > 0) this.assignedInLoops.add(variable);
  }

  /** Gives the loops around in the function that the variable belongs to. */
  note(variable: Variable): readonly Loop[] {
    this.variables.add(variable);
    let loops: readonly Loop[] = this.#loops;
    let shared = false;
    for (let i = this.#functions.length - 1; i >= 0; i--) {
      const around = this.#functions[i]!;
      if (owns(around.node.scope, variable)) break;
      const hiding = around.node.scope.variables.get(variable.name);
      if (hiding !== undefined) this.hiding.add(hiding);
      if (around.node.kind !== "class" && !around.copies.has(variable)) shared = true;
      loops = around.loops;
    }
    if (shared) this.shared.add(variable);
    const outermost = this.#functions[1]?.node;
    if (outermost?.kind === "function" && this.#hoistable.has(outermost)) this.outside.add(variable);
    const home = this.#home.get(variable);
    if (home === undefined) this.#home.set(variable, loops.at(-1) ?? null);
    else if (home !== null && !loops.includes(home)) this.#home.set(variable, this.#commonLoop(home, loops));
    return loops;
  }

  /** The innermost loop around both. */
  #commonLoop(home: Loop, loops: readonly Loop[]): Loop | null {
    for (let loop: Loop | null = home; loop !== null; loop = this.#around.get(loop) ?? null)
      if (loops.includes(loop)) return loop;
    return null;
  }
}

/** Does the variable belong to this scope or to a block inside it? */
function owns(scope: Scope, variable: Variable): boolean {
  for (let at: Scope | null = variable.scope; at !== null; at = at.parent) {
    if (at === scope) return true;
    if (at.kind !== "block" && at.kind !== "comprehension") return false;
  }
  return false;
}
