/**
 * Goroutines that run in steps: all their waits stand in the `go` itself or in functions of the module that it calls by name, so
 * their code can be a generator that the scheduler advances. Everything else waits by promises.
 */
import { forEachChild } from "../3-analyze/children.ts";
import type { Call, Core, FunctionNode, Go } from "../3-analyze/core.ts";
import type { ProtocolRole } from "../3-analyze/suspension/facts.ts";
import { bindArguments } from "./bind-arguments.ts";
import type { KnownModule } from "./options.ts";
import { isStarImported } from "./star-imports.ts";

export interface Steps {
  /** The `go` forms whose code runs in steps. */
  readonly goes: ReadonlySet<Go>;
  /** The functions that have a second body for them. */
  readonly functions: ReadonlySet<FunctionNode>;
}

/** The name of a function's generator. */
export const stepsName = (name: string): string => `${name}$steps`;

export function stepsOf(module: KnownModule): Steps {
  const { facts, usage, options } = module;
  const goes = new Set<Go>();
  const functions = new Set<FunctionNode>();
  if (options.environment) return { goes, functions };
  const search = new Search(module);
  for (const go of usage.goes) {
    if (facts.effectOf(go.body) !== "suspends" || !search.runsInSteps(go.body)) continue;
    goes.add(go);
    search.addCallees(go.body, functions);
  }
  return { goes, functions };
}

const ROLES: readonly ProtocolRole[] = ["operation", "truth", "attribute"];

class Search {
  readonly #module: KnownModule;
  /** The functions that a body waits for; null when it waits for something else, too. */
  readonly #callees = new Map<FunctionNode, readonly FunctionNode[] | null>();
  #declared: Set<FunctionNode> | null = null;

  constructor(module: KnownModule) {
    this.#module = module;
  }

  /** Does neither the body nor any function that it leads to wait for something else? */
  runsInSteps(body: FunctionNode): boolean {
    const reached = new Set([body]);
    for (const each of reached) {
      const callees = this.#calleesOf(each);
      if (callees === null) return false;
      for (const callee of callees) reached.add(callee);
    }
    return true;
  }

  addCallees(body: FunctionNode, functions: Set<FunctionNode>): void {
    for (const callee of this.#calleesOf(body) ?? []) {
      if (functions.has(callee)) continue;
      functions.add(callee);
      this.addCallees(callee, functions);
    }
  }

  #calleesOf(body: FunctionNode): readonly FunctionNode[] | null {
    let found = this.#callees.get(body);
    if (found === undefined) {
      const callees: FunctionNode[] = [];
      found = this.#walk(body.body, callees) ? callees : null;
      this.#callees.set(body, found);
    }
    return found;
  }

  /** Collects the functions that are waited for; false when there is something else. */
  #walk(node: Core, callees: FunctionNode[]): boolean {
    switch (node.kind) {
      case "go":
        return true;
      case "function":
      case "class":
      case "comprehension":
        return !this.#module.facts.containsSuspension(node);
      case "embedded-js":
        return false;
    }
    if (this.#runsMethods(node)) return false;
    if (this.#module.facts.suspends(node) && !this.#waitsInSteps(node, callees)) return false;
    let all = true;
    forEachChild(node, (child) => {
      all &&= this.#walk(child, callees);
    });
    return all;
  }

  /** May a protocol method that runs here suspend? */
  #runsMethods(node: Core): boolean {
    return ROLES.some((role) => this.#module.facts.protocolSuspends(node, role));
  }

  #waitsInSteps(node: Core, callees: FunctionNode[]): boolean {
    switch (node.kind) {
      case "select":
        return true;
      case "for":
        return this.#module.facts.receives(node);
      case "call":
        return this.#callsInSteps(node, callees);
      default:
        return false;
    }
  }

  #callsInSteps(node: Call, callees: FunctionNode[]): boolean {
    if (node.callee.kind === "ref" && node.callee.binding.kind !== "variable") {
      if (isStarImported(this.#module, node.callee.name)) return false;
    }
    const known = this.#module.facts.knownCallee(node);
    if (known?.kind === "builtin") {
      const { effect, runs, signature } = known.entry;
      return (
        effect === "suspends" &&
        runs !== true &&
        signature === null &&
        node.args.every(({ kind }) => kind === "positional")
      );
    }
    if (known?.kind !== "function" || known.module !== this.#module.module) return false;
    const { node: target } = known;
    if (target.generator || !this.#isDeclared(target) || !this.#isDirect(node, target)) return false;
    callees.push(target);
    return true;
  }

  #isDirect(node: Call, target: FunctionNode): boolean {
    if (node.callee.kind !== "ref" || this.#module.usage.unboundReads.has(node.callee)) return false;
    const params = target.params.map((p) => ({ name: p.name, kind: p.kind, hasDefault: p.default !== null }));
    return bindArguments(params, node.args) !== null;
  }

  /** Is it a declaration of the module's top level? */
  #isDeclared(target: FunctionNode): boolean {
    this.#declared ??= this.#declarations();
    return this.#declared.has(target);
  }

  #declarations(): Set<FunctionNode> {
    const found = new Set<FunctionNode>();
    const { functions } = this.#module.usage;
    const add = (node: Core): void => {
      if (node.kind === "block") node.body.forEach(add);
      if (node.kind !== "assign" || node.value.kind !== "function" || node.target.kind !== "ref") return;
      const { binding } = node.target;
      if (binding.kind === "variable" && functions.get(binding) === node.value) found.add(node.value);
    };
    add(this.#module.module.body);
    return found;
  }
}
