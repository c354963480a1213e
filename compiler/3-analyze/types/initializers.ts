/** What certainly happens when an instance of a class is made, where that is known before the program runs. */
import type { ClassNode, FunctionNode } from "../core.ts";
import type { SuspensionFacts } from "../suspension/facts.ts";
import { methodOf } from "./class-methods.ts";
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
