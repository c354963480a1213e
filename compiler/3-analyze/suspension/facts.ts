/** What the suspension analysis answers (design: pure < polls < suspends). */

import type { BuiltinEntry } from "../../../runtime/manifest-types.ts";
import type { Span } from "../../source/source.ts";
import type {
  Call,
  ClassNode,
  Comprehension,
  Core,
  FunctionNode,
  MethodCall,
  ModuleNode,
  New,
  Variable,
} from "../core.ts";

export type FunctionEffect = "pure" | "polls" | "suspends";

export type KnownCallee =
  /** The callee is a variable that only ever holds this function: it may be called directly. */
  | { readonly kind: "function"; readonly node: FunctionNode; readonly module: ModuleNode }
  | { readonly kind: "class"; readonly node: ClassNode; readonly module: ModuleNode }
  | { readonly kind: "builtin"; readonly entry: BuiltinEntry }
  /** A direct use of JavaScript: `js/NAME` and its members, or a name imported from a JavaScript module. */
  | { readonly kind: "javascript" };

/**
 * What runs protocol methods at a node: the operation that it is, the truth test of its value, or, of a method call, the
 * reading of the method.
 */
export type ProtocolRole = "operation" | "truth" | "attribute";

export interface SuspensionFacts {
  /** Of a function, a module's body, or what a generator expression does when it is advanced. */
  effectOf(owner: FunctionNode | ModuleNode | Comprehension): FunctionEffect;
  /**
   * Does evaluating this node *itself* (not its children) possibly suspend: a call, a method call, construction, the
   * iteration of a `for`, an unpacking or splat, an import that runs a suspending module, a select without default.
   * Making a lazy iterator (`map`, a generator expression) counts when advancing it may suspend.
   */
  suspends(node: Core): boolean;
  /** Of a `for` that suspends: only where it receives from a channel. */
  receives(node: Core): boolean;
  /**
   * May a protocol method that runs at this node suspend: behind an operator, a comparison, an attribute, an item, a field of
   * an f-string, a key, or a built-in that is called? Of a target: when it is assigned or deleted.
   */
  protocolSuspends(node: Core, role?: ProtocolRole): boolean;
  /** Does a class of the program define a method of this name? */
  definesMethod(name: string): boolean;
  /** Is there any node of the program where one may? */
  readonly protocolsSuspend: boolean;
  /** For a comprehension: does the iteration of clause `index` suspend. */
  clauseSuspends(node: Core, index: number): boolean;
  /** Does anything inside this node, nested functions excluded and generator expressions included, suspend. */
  containsSuspension(node: Core): boolean;
  /**
   * The loop polls and nothing else in it is sure to suspend: its back edge must yield. A loop is a `while`, a `for`, or
   * a function that calls itself in tail position; the call gives the same answer.
   */
  pollsAtBackEdge(loop: Core): boolean;
  knownCallee(call: Call | MethodCall | New): KnownCallee | null;
  /** Module variables that other modules may assign: `(= m.x v)`, `setattr` on a module. */
  readonly rewritten: ReadonlySet<Variable>;
  /** The function is used other than as the callee of a direct call (so that it needs a function value). */
  escapes(node: FunctionNode): boolean;
  /** Why a function suspends: one step; null for a function that does not. */
  causeOf(owner: FunctionNode | ModuleNode): SuspensionCause | null;
}

export interface SuspensionCause {
  readonly span: Span;
  /** `recv`, `(f x)`, `for over a channel`, `polling loop` … in the user's terms. */
  readonly what: string;
  /** The function that makes this one suspend; null when it blocks by itself. */
  readonly callee: FunctionNode | ModuleNode | null;
  /** When the callee arrived as a value: where it was created or named. */
  readonly through: Span | null;
}

/** The analysed modules of a program, by resolved path. */
export interface AnalyzedProgram {
  readonly modules: ReadonlyMap<string, ModuleNode>;
  /** What a module's request resolves to. */
  resolve(importer: ModuleNode, specifier: string): ResolvedModule | null;
}

export type ResolvedModule =
  | { readonly kind: "m28"; readonly path: string }
  | { readonly kind: "javascript"; readonly specifier: string; readonly path: string | null }
  /** A JSON file: not a module, but the value that it says. */
  | { readonly kind: "json"; readonly specifier: string; readonly path: string }
  /** A module of language §18, such as `time` or `concurrency`; its names are manifest entries `time.sleep`. */
  | { readonly kind: "standard"; readonly name: string };
