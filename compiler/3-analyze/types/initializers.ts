/** What certainly happens when an instance of a class is made, where that is known before the program runs. */
import type { Argument, Call, ClassNode, Core, FunctionNode } from "../core.ts";
import type { KnownCallee, SuspensionFacts } from "../suspension/facts.ts";
import type { MemberFacts } from "./members.ts";

/** The instances are ordinary objects, which this method initialises; null: none does. */
export interface Initialization {
  readonly method: FunctionNode | null;
}

type Facts = Pick<SuspensionFacts, "definesMethod" | "knownCallee">;

/** Null where `__new__`, a metaclass, a built-in base or a class that nobody knows may have a say. */
export function initializationOf(node: ClassNode, facts: Facts, members: MemberFacts): Initialization | null {
  if (members.isDynamic || facts.definesMethod("__new__")) return null;
  const method = methodOf(node, "__init__", facts);
  if (method === undefined) return null;
  const isFixed = members.isMethod("__init__") || !facts.definesMethod("__init__");
  if (!isFixed || (method === null && facts.definesMethod("init"))) return null;
  return { method };
}

/** The method of that name that the class has, or inherits; null: none. Undefined: not known, or a class comes of another kind. */
function methodOf(node: ClassNode, name: string, facts: Facts): FunctionNode | null | undefined {
  const parent = node.parents.length === 0 ? null : parentOf(node.parents, facts);
  const inherited = parent == null ? parent : methodOf(parent, name, facts);
  const variable = node.scope.variables.get(name);
  if (variable === undefined || inherited === undefined) return inherited;
  for (const each of node.body.body) {
    if (each.kind !== "assign" || each.target.kind !== "ref" || each.value.kind !== "function") continue;
    if (each.target.binding === variable && variable.writes.length === 1) return each.value;
  }
  return undefined;
}

/** The one parent; null for `object`, undefined if there are several, or others. */
function parentOf(parents: readonly Argument[], facts: Facts): ClassNode | null | undefined {
  const [only] = parents;
  if (parents.length !== 1 || only?.kind !== "positional") return undefined;
  const { value } = only;
  if (value.kind === "ref" && value.binding.kind === "builtin")
    return value.binding.name === "object" ? null : undefined;
  const known = calleeOf(value, facts);
  return known?.kind === "class" ? known.node : undefined;
}

/** What a call of the expression would call. */
function calleeOf(callee: Core, facts: Facts): KnownCallee | null {
  const call: Call = { kind: "call", callee, args: [], span: callee.span };
  return facts.knownCallee(call);
}
