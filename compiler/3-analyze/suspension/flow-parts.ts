/** What the flow analysis keeps of functions, classes, calls and pools. */
import type { ClassNode, FunctionNode, ModuleNode } from "../core.ts";
import type { Loop, Owner, Site } from "./effects.ts";
import type { Atom, NodeId } from "./flow-graph.ts";
import type { Arguments } from "./flow-values.ts";

export interface FunctionFlow {
  readonly node: FunctionNode;
  readonly atom: Atom;
  readonly owner: Owner;
  readonly params: readonly NodeId[];
  /** What a call gives. */
  readonly result: NodeId;
  /** Some call of the program may reach it. */
  called: boolean;
  /** It is handed to JavaScript, by itself or in a pool. */
  escapes: boolean;
}

export interface ClassFlow {
  readonly node: ClassNode;
  readonly atom: Atom;
  readonly instance: Atom;
  readonly parents: NodeId;
  /** Those parents of the class and of the classes above it that are not of the program: built-in, or unknown. */
  readonly foreign: NodeId;
  /** Instances of the class and of the classes derived from it. */
  readonly self: NodeId;
  /** Those of them whose class has several parents. */
  readonly mixed: NodeId;
  readonly members: Map<string, NodeId>;
  constructed: boolean;
}

/** A method call whose receiver may turn out to be unknown. */
export interface MethodSite {
  readonly receiver: NodeId;
  readonly name: string;
  readonly args: Arguments;
  readonly result: NodeId;
  readonly site: Site | null;
}

/** A value whose protocol methods run at a site. */
export interface ProtocolOperand {
  readonly operand: NodeId;
  readonly names: readonly string[];
  readonly site: Site;
}

/** One call that many sites share: of all methods of one name, or of everything in a pool. */
export interface Dispatch {
  readonly owner: Owner;
  readonly positional: readonly NodeId[];
  readonly anywhere: NodeId;
  readonly result: NodeId;
}

/** What happens to everything in a pool, done once for all who do it. */
export interface Pool {
  call: Dispatch | null;
  iteration: Dispatch | null;
  /** What it holds that has methods. */
  receivers: NodeId | null;
  readonly methods: Map<string, Dispatch>;
  readonly attributes: Map<string, NodeId>;
}

/** Where an expression stands. */
export interface Place {
  readonly owner: Owner;
  readonly module: ModuleNode;
  readonly loop: Loop | null;
  /** Collects what the function returns. */
  readonly result: NodeId;
  /** In generator functions: what `yield` hands out, and what it gets. */
  readonly yields?: { readonly given: NodeId; readonly sent: NodeId };
}

/** A function that a built-in makes, or that stands for all calls of one. */
export interface MadeFunction {
  readonly owner: Owner;
  readonly args: NodeId;
  readonly result: NodeId;
}
