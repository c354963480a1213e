/** Where the values of variables and the results of functions come from: every binding occurrence with what it assigns. */

import { forEachChild } from "../children.ts";
import type {
  AugmentedAssign,
  BinaryOperator,
  Binding,
  Call,
  Core,
  For,
  FunctionNode,
  Parameter,
  Target,
  Variable,
} from "../core.ts";
import type { KnownCallee } from "../suspension/facts.ts";

/** One value that a variable may get. */
export type ValueSource =
  | { readonly kind: "value"; readonly node: Core }
  /** `x op= e`; also `x = x op e`, where that is seen. */
  | { readonly kind: "update"; readonly op: BinaryOperator; readonly variable: Variable; readonly by: Core }
  /** What the iteration of an expression gives, or the part at `index` of each such value. */
  | { readonly kind: "item"; readonly iterable: Core; readonly index: number | null }
  | { readonly kind: "rest" | "keyword-rest" | "deletion" | "unknown" };

export interface Sources {
  /** A variable that something else assigns, too, is not among them. */
  readonly variables: ReadonlyMap<Variable, readonly ValueSource[]>;
  /** What functions return: operands of `return`, and the body whose last value is the result. */
  readonly results: ReadonlyMap<FunctionNode, readonly (Core | null)[]>;
}

export interface CallFacts {
  knownCallee(call: Call): KnownCallee | null;
  /** Are all calls of the function known, in this module? */
  isPrivate(node: FunctionNode): boolean;
}

export function sourcesIn(body: Core, facts: CallFacts): Sources {
  return new SourceWalk(facts).run(body);
}

const UNKNOWN: ValueSource = { kind: "unknown" };

class SourceWalk {
  readonly #facts: CallFacts;
  readonly #variables = new Map<Variable, ValueSource[]>();
  readonly #results = new Map<FunctionNode, (Core | null)[]>();
  /** How many of a variable's binding occurrences have been met. */
  readonly #met = new Map<Variable, number>();
  #function: FunctionNode | null = null;
  readonly #visitChild = (child: Core) => this.#visit(child);

  constructor(facts: CallFacts) {
    this.#facts = facts;
  }

  run(body: Core): Sources {
    this.#visit(body);
    const complete = [...this.#variables].filter(([variable, sources]) =>
      this.#isComplete(variable, sources),
    );
    return { variables: new Map(complete), results: this.#results };
  }

  #visit(node: Core): void {
    switch (node.kind) {
      case "function":
        return this.#enter(node);
      case "class":
        return this.#outside(() => forEachChild(node, (child) => this.#visit(child)));
      case "return":
        if (this.#function !== null) this.#results.get(this.#function)!.push(node.value);
        break;
      case "call":
        this.#arguments(node);
        break;
      default:
        this.#assignments(node);
    }
    forEachChild(node, this.#visitChild);
  }

  #enter(node: FunctionNode): void {
    this.#results.set(node, node.name === "__init__" || node.name === "init" ? [null] : [node.body]);
    for (const param of node.params) this.#parameter(node, param);
    for (const param of node.params) if (param.default !== null) this.#visit(param.default);
    this.#inside(node, () => this.#visit(node.body));
  }

  #inside(node: FunctionNode | null, visit: () => void): void {
    const outer = this.#function;
    this.#function = node;
    visit();
    this.#function = outer;
  }

  #outside(visit: () => void): void {
    this.#inside(null, visit);
  }

  #parameter(node: FunctionNode, param: Parameter): void {
    const isPrivate = this.#facts.isPrivate(node);
    if (param.kind === "rest" || param.kind === "keyword-rest")
      this.#add(param.binding, { kind: param.kind });
    else if (!isPrivate) this.#add(param.binding, UNKNOWN);
    else if (param.default !== null) this.#add(param.binding, { kind: "value", node: param.default });
    else this.#add(param.binding, { kind: "deletion" });
  }

  /** What a call of a private function gives its parameters. */
  #arguments(call: Call): void {
    const callee = this.#facts.knownCallee(call);
    if (callee?.kind !== "function" || !this.#facts.isPrivate(callee.node)) return;
    const { params } = callee.node;
    const named = params.filter(({ kind }) => kind !== "rest" && kind !== "keyword-rest");
    const spread = call.args.some(({ kind }) => kind === "splat" || kind === "keyword-splat");
    if (spread) {
      for (const param of named) this.#spoil(param.binding);
      return;
    }
    call.args.forEach((arg, index) => {
      const param = arg.kind === "keyword" ? named.find(({ name }) => name === arg.name) : named[index];
      if (param?.binding.kind !== "variable") return;
      this.#sourcesOf(param.binding).push({ kind: "value", node: arg.value });
    });
  }

  #assignments(node: Core): void {
    switch (node.kind) {
      case "assign":
        return this.#assign(node.target, node.value);
      case "augmented-assign":
        return this.#update(node);
      case "let":
        for (const { binding, value } of node.bindings) this.#add(binding, { kind: "value", node: value });
        return;
      case "for":
        return this.#loop(node);
      case "comprehension":
        for (const clause of node.clauses) if (clause.kind === "for") this.#loop(clause);
        return;
      case "delete":
        for (const target of node.targets) {
          if (target.kind === "ref") this.#add(target.binding, { kind: "deletion" });
        }
    }
  }

  #assign(target: Target, value: Core): void {
    if (target.kind === "ref")
      return this.#add(target.binding, updateOf(target, value) ?? { kind: "value", node: value });
    if (target.kind !== "pattern") return;
    const parts = displayed(value);
    const paired = parts !== null && target.rest === null && parts.length === target.before.length;
    target.before.forEach((part, index) => {
      if (paired) this.#assign(part, parts[index]!);
      else this.#unknown(part);
    });
    if (target.rest !== null) this.#unknown(target.rest);
    for (const part of target.after) this.#unknown(part);
  }

  #update({ op, target, value }: AugmentedAssign): void {
    if (target.kind !== "ref" || target.binding.kind !== "variable") return;
    this.#add(target.binding, { kind: "update", op, variable: target.binding, by: value });
  }

  #loop({ target, iterable }: Pick<For, "target" | "iterable">): void {
    if (target.kind === "ref") this.#add(target.binding, { kind: "item", iterable, index: null });
    if (target.kind !== "pattern") return;
    const plain = target.rest === null;
    target.before.forEach((part, index) => {
      if (part.kind === "ref") this.#add(part.binding, plain ? { kind: "item", iterable, index } : UNKNOWN);
      else this.#unknown(part);
    });
    if (target.rest !== null) this.#unknown(target.rest);
    for (const part of target.after) this.#unknown(part);
  }

  #unknown(target: Target): void {
    if (target.kind === "ref") this.#add(target.binding, UNKNOWN);
    if (target.kind !== "pattern") return;
    const { before, rest, after } = target;
    for (const part of [...before, ...(rest === null ? [] : [rest]), ...after]) this.#unknown(part);
  }

  /** A binding occurrence. */
  #add(binding: Binding, source: ValueSource): void {
    if (binding.kind !== "variable") return;
    this.#met.set(binding, (this.#met.get(binding) ?? 0) + 1);
    this.#sourcesOf(binding).push(source);
  }

  /** Makes it unknown, without a binding occurrence. */
  #spoil(binding: Binding): void {
    if (binding.kind === "variable") this.#sourcesOf(binding).push(UNKNOWN);
  }

  #sourcesOf(variable: Variable): ValueSource[] {
    let sources = this.#variables.get(variable);
    if (sources === undefined) this.#variables.set(variable, (sources = []));
    return sources;
  }

  #isComplete(variable: Variable, sources: readonly ValueSource[]): boolean {
    if (variable.variable === "class" || variable.builtin !== null) return false;
    return (
      this.#met.get(variable) === variable.writes.length && !sources.some(({ kind }) => kind === "unknown")
    );
  }
}

/** `x = x op e`, and `x = e + x`. */
function updateOf(target: Target & { kind: "ref" }, value: Core): ValueSource | null {
  if (value.kind !== "binary" || target.binding.kind !== "variable") return null;
  const { op, left, right } = value;
  const variable = target.binding;
  const isSelf = (node: Core) => node.kind === "ref" && node.binding === variable;
  if (isSelf(left)) return { kind: "update", op, variable, by: right };
  return op === "+" && isSelf(right) ? { kind: "update", op, variable, by: left } : null;
}

function displayed(value: Core): readonly Core[] | null {
  if (value.kind !== "display" || value.type === "set") return null;
  const parts = value.items.map((item) => (item.kind === "positional" ? item.value : null));
  return parts.every((part) => part !== null) ? parts : null;
}
