/** Core of what has a scope of its own or runs beside others: functions, classes, comprehensions, `go`, `select`, imports, modules. */
import type { Span } from "../1-read/form.ts";
import type { Binding, Scope } from "./binding.ts";
import type { Argument, Block, Core, Datum, Node, Ref, Target } from "./core.ts";

export interface Parameter {
  readonly name: string;
  readonly binding: Binding;
  readonly kind: "positional-only" | "positional" | "keyword-only" | "rest" | "keyword-rest";
  /** Evaluated once, in the defining scope, when the definition is evaluated. */
  readonly default: Core | null;
  readonly span: Span;
}

export interface FunctionNode extends Node {
  readonly kind: "function";
  /** `<lambda>` when it has none; `<go>` for go bodies. */
  readonly name: string;
  readonly nameSpan: Span | null;
  readonly flavour: "def" | "lambda" | "method" | "go";
  /** A call of it makes a generator, which runs the body. */
  readonly generator: boolean;
  readonly params: readonly Parameter[];
  /** Its last value is the result, unless the function is `__init__`/`init` or a generator. */
  readonly body: Block;
  readonly doc: string | null;
  /** What was written behind the parameters' colons, by their names, and behind `->`, as `return`. */
  readonly annotations: readonly { readonly name: string; readonly datum: Datum }[];
  readonly scope: Scope;
  /** The class whose body holds this method. */
  readonly owner: ClassNode | null;
}

export interface ClassNode extends Node {
  readonly kind: "class";
  readonly name: string;
  readonly nameSpan: Span;
  readonly parents: readonly Argument[];
  /** Evaluated in order in the class scope; each binding of that scope is a class attribute. */
  readonly body: Block;
  readonly doc: string | null;
  readonly scope: Scope;
}

export interface Comprehension extends Node {
  readonly kind: "comprehension";
  readonly result: "list" | "set" | "dict" | "generator";
  /** Only for dict. */
  readonly key: Core | null;
  readonly element: Core;
  /** The first is a `for`; its iterable belongs to the surrounding scope. */
  readonly clauses: readonly ComprehensionClause[];
  readonly scope: Scope;
}

export type ComprehensionClause =
  | { readonly kind: "for"; readonly target: Target; readonly iterable: Core; readonly span: Span }
  | { readonly kind: "if"; readonly test: Core; readonly span: Span };

// ---- concurrency

export interface Go extends Node {
  readonly kind: "go";
  /** Flavour `go`, no parameters. */
  readonly body: FunctionNode;
  /** Variables of enclosing loops, captured by value when the `go` is evaluated (language §13.2). */
  readonly captures: readonly Binding[];
}

export interface Select extends Node {
  readonly kind: "select";
  readonly cases: readonly SelectCase[];
  readonly default: Block | null;
  /** `select-timeout`: `ms` is evaluated first; `body` null means None. */
  readonly timeout: { readonly ms: Core; readonly body: Block | null } | null;
}

export interface SelectCase {
  readonly op: "recv" | "send";
  readonly channel: Core;
  /** Only for send. */
  readonly value: Core | null;
  /** `select-value`, `select-ok` and the `as` name, each null when the body never mentions it. */
  readonly valueBinding: Binding | null;
  readonly okBinding: Binding | null;
  readonly asBinding: Binding | null;
  readonly body: Block;
  readonly span: Span;
}

// ---- modules

export interface ModuleRequest {
  /** As written: `util`, `a.b`, `./x`, `node:fs`, `js:…`. */
  readonly specifier: string;
  readonly span: Span;
}

/** `(import m)` binds the module object. */
export interface Import extends Node {
  readonly kind: "import";
  readonly request: ModuleRequest;
  readonly target: Ref;
}

export interface ImportFrom extends Node {
  readonly kind: "import-from";
  readonly request: ModuleRequest;
  readonly names: readonly { readonly name: string; readonly target: Ref; readonly span: Span }[];
}

export interface ImportStar extends Node {
  readonly kind: "import-star";
  readonly request: ModuleRequest;
  readonly except: readonly string[];
}

export interface Export extends Node {
  readonly kind: "export";
  readonly names: readonly string[];
}

/** One analysed module. */
export interface ModuleNode {
  readonly kind: "module";
  /** `__main__` in the entry module, else the dotted name. */
  readonly name: string;
  readonly span: Span;
  readonly body: Block;
  readonly doc: string | null;
  readonly scope: Scope;
  /** Every request in the module, in textual order. */
  readonly requests: readonly ModuleRequest[];
  /** Names given by `__all__`/`__exports__`/`export` when they are literal, else null (every public name). */
  readonly exports: readonly string[] | null;
}
