/** Which function a method of a class is, where that is known before the program runs. */
import type { Variable } from "../binding.ts";
import type { Argument, Call, ClassNode, Core, FunctionNode } from "../core.ts";
import type { KnownCallee, SuspensionFacts } from "../suspension/facts.ts";

type CalleeFacts = Pick<SuspensionFacts, "knownCallee">;

/** What `super.name` finds in a method of the class, if no class has several parents; null where nothing is certain. */
export function parentMethod(node: ClassNode, name: string, facts: CalleeFacts): FunctionNode | null {
  const parent = parentOf(node.parents, facts);
  return parent == null ? null : (methodOf(parent, name, facts) ?? null);
}

/** The method of that name that the class has, or inherits; null: none. Undefined: not known, or a class comes of another kind. */
export function methodOf(node: ClassNode, name: string, facts: CalleeFacts): FunctionNode | null | undefined {
  let found: FunctionNode | null | undefined = null;
  const seen = new Set<ClassNode>();
  for (let at: ClassNode | null | undefined = node; at !== null; at = parentOf(at.parents, facts)) {
    if (at === undefined || seen.has(at)) return undefined;
    seen.add(at);
    const variable = at.scope.variables.get(name);
    if (variable !== undefined && found === null) found = ownMethod(at, variable);
    if (found === undefined) return undefined;
  }
  return found;
}

/** The function that a class's body alone gives the variable; undefined if there are other ways. */
function ownMethod(node: ClassNode, variable: Variable): FunctionNode | undefined {
  for (const each of node.body.body) {
    if (each.kind !== "assign" || each.target.kind !== "ref" || each.value.kind !== "function") continue;
    if (each.target.binding === variable && variable.writes.length === 1) return each.value;
  }
  return undefined;
}

/** Is the expression certainly a class that is written in M28? */
export function isKnownClass(value: Core, facts: CalleeFacts): boolean {
  return calleeOf(value, facts)?.kind === "class";
}

/** May the class be derived from one of JavaScript's: is some ancestor neither built in nor a class that is known? */
export function mayBeForeign(node: ClassNode, facts: CalleeFacts, seen = new Set<ClassNode>()): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  return node.parents.some(({ kind, value }) => {
    if (kind === "keyword" || kind === "keyword-splat" || isBuiltin(value)) return false;
    const known = kind === "positional" ? calleeOf(value, facts) : null;
    return known?.kind === "class" ? mayBeForeign(known.node, facts, seen) : known?.kind !== "builtin";
  });
}

function isBuiltin(value: Core): boolean {
  return value.kind === "ref" && value.binding.kind === "builtin";
}

/** The one parent; null for `object`, undefined if there are several, or others. */
function parentOf(parents: readonly Argument[], facts: CalleeFacts): ClassNode | null | undefined {
  if (parents.length === 0) return null;
  const [only] = parents;
  if (parents.length !== 1 || only?.kind !== "positional") return undefined;
  const { value } = only;
  if (value.kind === "ref" && value.binding.kind === "builtin")
    return value.binding.name === "object" ? null : undefined;
  const known = calleeOf(value, facts);
  return known?.kind === "class" ? known.node : undefined;
}

/** What a call of the expression would call. */
function calleeOf(callee: Core, facts: CalleeFacts): KnownCallee | null {
  const call: Call = { kind: "call", callee, args: [], span: callee.span };
  return facts.knownCallee(call);
}
