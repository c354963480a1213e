/** Bindings and scopes: what names stand for (language §4). */
import type { Span } from "../1-read/form.ts";
import type { ClassNode, Comprehension, FunctionNode, ModuleNode } from "./core.ts";

export type Binding = Variable | BuiltinBinding | UnresolvedBinding;

export type VariableKind =
  | "module"
  | "local"
  | "parameter"
  /** A name of a class body: a class attribute. */
  | "class"
  /** `let`, `except … as e`, `select-value`: visible in its block only. */
  | "block"
  | "comprehension";

/** How a name is bound; several when it is bound several times. */
export type BindingForm =
  | "assign"
  | "augmented"
  | "def"
  | "class"
  | "import"
  | "for"
  | "with"
  | "walrus"
  | "delete"
  | "parameter"
  | "block"
  | "match"
  | "defmacro";

export interface Variable {
  readonly kind: "variable";
  readonly name: string;
  readonly variable: VariableKind;
  readonly scope: Scope;
  /** Every binding occurrence, from inner scopes too, in evaluation order. */
  readonly writes: { readonly form: BindingForm; readonly span: Span; readonly scope: Scope }[];
  /** Read or written by a nested function, class, go body or comprehension. */
  captured: boolean;
  /** A module variable with a built-in's name starts out holding the built-in. */
  readonly builtin: string | null;
}

/** A built-in, by its canonical name in the manifest. */
export interface BuiltinBinding {
  readonly kind: "builtin";
  readonly name: string;
}

/** Nothing binds the name: NameError when evaluated. */
export interface UnresolvedBinding {
  readonly kind: "unresolved";
  readonly name: string;
}

export type ScopeKind = "module" | "function" | "go" | "class" | "comprehension" | "block";

export interface Scope {
  readonly kind: ScopeKind;
  readonly parent: Scope | null;
  /** The node that opens the scope; for a block, that of the nearest enclosing other scope. Set once the node exists. */
  owner: ModuleNode | FunctionNode | ClassNode | Comprehension | null;
  /** The names bound here, in order of first binding. */
  readonly variables: Map<string, Variable>;
}
