/** The values that the flow analysis follows; everything else is `plain`. */
import type { BuiltinEntry } from "../../../runtime/manifest-types.ts";
import type { ClassNode, FunctionNode, ModuleNode } from "../core.ts";
import type { Owner } from "./effects.ts";
import type { NodeId } from "./flow-graph.ts";

/** Built-in types with operations that may block. */
export type Kind = "channel" | "mutex" | "rwmutex" | "waitgroup" | "context" | "task";

export type Value =
  | { readonly kind: "function"; readonly node: FunctionNode; readonly binds: "self" | "nothing" | "class" }
  | { readonly kind: "class"; readonly node: ClassNode }
  | { readonly kind: "instance"; readonly node: ClassNode }
  | { readonly kind: "builtin"; readonly entry: BuiltinEntry }
  /** A function that a built-in made: a method bound to its receiver, or one that calls others with anything. */
  | { readonly kind: "made"; readonly owner: Owner; readonly args: NodeId; readonly result: NodeId }
  /** A one-shot iterator: what runs when it is advanced, and what that gives; for a generator also what is sent to it. */
  | { readonly kind: "lazy"; readonly owner: Owner; readonly elements: NodeId; readonly sent?: NodeId }
  /** An attribute that is computed: by these functions. */
  | { readonly kind: "property"; readonly functions: NodeId }
  /** A call that has not started yet. */
  | { readonly kind: "coroutine"; readonly result: NodeId }
  /** Everything in a node that holds too much to be passed on one by one. */
  | { readonly kind: "pool"; readonly inside: NodeId }
  | { readonly kind: "module"; readonly node: ModuleNode }
  | { readonly kind: "standard"; readonly name: string }
  | { readonly kind: Kind }
  /** A list, tuple, dict, set or view of one. */
  | { readonly kind: "container" }
  /** From JavaScript. */
  | { readonly kind: "unknown" }
  | { readonly kind: "plain" };

export const KINDS: ReadonlySet<string> = new Set<Kind>([
  "channel",
  "mutex",
  "rwmutex",
  "waitgroup",
  "context",
  "task",
]);

export function isKind(value: Value): value is { readonly kind: Kind } {
  return KINDS.has(value.kind);
}

/** What a call passes, as nodes. */
export interface Arguments {
  readonly positional: readonly NodeId[];
  readonly keywords: readonly { readonly name: string; readonly value: NodeId }[];
  /** Values that may arrive at any parameter: the elements of splats, or arguments whose place is not known. */
  readonly anywhere: readonly NodeId[];
}

export const NO_ARGUMENTS: Arguments = { positional: [], keywords: [], anywhere: [] };

export function anywhere(...nodes: NodeId[]): Arguments {
  return { positional: [], keywords: [], anywhere: nodes };
}

export function allNodes(args: Arguments): NodeId[] {
  return [...args.positional, ...args.keywords.map((keyword) => keyword.value), ...args.anywhere];
}
