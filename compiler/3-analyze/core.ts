/** Core: the small typed tree that analysis makes of forms, and what names stand for in it (language §4); sugar is gone. */

import type { Datum } from "../2-expand/datum.ts";
import type { Span } from "../source/source.ts";

export type Core =
  | Literal
  | FString
  | Display
  | DictDisplay
  | Quote
  | Ref
  | JsGlobal
  | Attribute
  | Item
  | PathItem
  | Slice
  | Call
  | MethodCall
  | Super
  | New
  | EmbeddedJs
  | Binary
  | Unary
  | Not
  | Compare
  | Logic
  | If
  | Block
  | Let
  | Assign
  | AugmentedAssign
  | Delete
  | While
  | For
  | Break
  | Continue
  | Return
  | Yield
  | YieldFrom
  | Try
  | Raise
  | Assert
  | FunctionNode
  | ClassNode
  | Comprehension
  | Go
  | Select
  | Import
  | ImportFrom
  | ImportStar
  | Export;

export interface Node {
  readonly span: Span;
}

// ---- values

export interface Literal extends Node {
  readonly kind: "literal";
  readonly value: null | boolean | number | bigint | string;
  /** A number written with a `.` or an exponent. */
  readonly float: boolean;
}

export interface FString extends Node {
  readonly kind: "f-string";
  readonly parts: readonly FStringPiece[];
}

export type FStringPiece =
  | string
  | {
      readonly value: Core;
      readonly conversion: "r" | "s" | "a" | null;
      readonly spec: readonly FStringPiece[] | null;
      readonly span: Span;
    };

/** A list, tuple or set display. */
export interface Display extends Node {
  readonly kind: "display";
  readonly type: "list" | "tuple" | "set";
  readonly items: readonly Argument[];
}

export interface DictDisplay extends Node {
  readonly kind: "dict";
  readonly entries: readonly ({ readonly key: Core; readonly value: Core } | { readonly splat: Core })[];
}

/** Quoted data: symbols, keywords and lists in it are run-time data. */
export interface Quote extends Node {
  readonly kind: "quote";
  readonly datum: Datum;
}

// ---- names and places

export interface Ref extends Node {
  readonly kind: "ref";
  readonly name: string;
  /** Filled in by name resolution, before anybody else sees the tree. */
  binding: Binding;
}

/** `js/NAME`. */
export interface JsGlobal extends Node {
  readonly kind: "js-global";
  readonly name: string;
}

export interface Attribute extends Node {
  readonly kind: "attribute";
  readonly object: Core;
  readonly name: string;
  /** Span of the name alone. */
  readonly nameSpan: Span;
}

export interface Item extends Node {
  readonly kind: "item";
  readonly object: Core;
  /** A `Slice` for `xs[a:b]`. */
  readonly index: Core;
}

/** `e.3`: constant index, or dictionary key (the int, then its digits). */
export interface PathItem extends Node {
  readonly kind: "path-item";
  readonly object: Core;
  readonly index: number;
}

/** Only as the index of an Item. */
export interface Slice extends Node {
  readonly kind: "slice";
  readonly start: Core | null;
  readonly stop: Core | null;
  readonly step: Core | null;
}

export type Target = Ref | Attribute | Item | PathItem | Pattern;

/** Unpacking: `(a, *rest, b)`. */
export interface Pattern extends Node {
  readonly kind: "pattern";
  readonly before: readonly Target[];
  readonly rest: Target | null;
  readonly after: readonly Target[];
}

// ---- calls and operations

export type Argument =
  | { readonly kind: "positional"; readonly value: Core }
  | { readonly kind: "splat"; readonly value: Core }
  | { readonly kind: "keyword"; readonly name: string; readonly value: Core }
  | { readonly kind: "keyword-splat"; readonly value: Core };

export interface Call extends Node {
  readonly kind: "call";
  readonly callee: Core;
  readonly args: readonly Argument[];
}

/** `(o.m a)`: the receiver is evaluated once; `o` may be a Super. */
export interface MethodCall extends Node {
  readonly kind: "method-call";
  readonly object: Core;
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Argument[];
}

/** `super` in any spelling; inside a method `self` is the method's first parameter. */
export interface Super extends Node {
  readonly kind: "super";
  readonly self: Core;
  /** Behind what the search begins: the class around the method, or what the program says instead, `(super B self)`. */
  readonly owner: ClassNode | null;
  readonly behind: Core | null;
}

/** `(new C a)`. */
export interface New extends Node {
  readonly kind: "new";
  readonly callee: Core;
  readonly args: readonly Argument[];
}

/** `(js "a + b" a=1 b=2)`. */
export interface EmbeddedJs extends Node {
  readonly kind: "embedded-js";
  readonly code: string;
  /** Where the code's first character stands in the source. */
  readonly codeSpan: Span;
  readonly args: readonly { readonly name: string; readonly value: Core }[];
}

export type BinaryOperator = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "@" | "&" | "|" | "^" | "<<" | ">>";
export type CompareOperator = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not in" | "is" | "is not";

export interface Binary extends Node {
  readonly kind: "binary";
  readonly op: BinaryOperator;
  readonly left: Core;
  readonly right: Core;
}

export interface Unary extends Node {
  readonly kind: "unary";
  readonly op: "-" | "+" | "~";
  readonly operand: Core;
}

export interface Not extends Node {
  readonly kind: "not";
  readonly operand: Core;
}

/** `a < b <= c`: each operand evaluated once, stops at the first false link. Prefix `(in x xs)` is `x in xs`. */
export interface Compare extends Node {
  readonly kind: "compare";
  readonly first: Core;
  readonly rest: readonly { readonly op: CompareOperator; readonly operand: Core }[];
}

/** Short-circuit; the value is the deciding operand. At least two operands. */
export interface Logic extends Node {
  readonly kind: "logic";
  readonly op: "and" | "or";
  readonly operands: readonly Core[];
}

// ---- control

export interface If extends Node {
  readonly kind: "if";
  readonly test: Core;
  readonly then: Core;
  readonly otherwise: Core | null;
}

/** In order; the value is the last one's, None if empty. No scope. */
export interface Block extends Node {
  readonly kind: "block";
  readonly body: readonly Core[];
}

/** Block-scoped variables: initialised in order, then the body. */
export interface Let extends Node {
  readonly kind: "let";
  /** `let`: initialisers see none of the names; `let*`: the earlier ones; `letrec`: all. */
  readonly style: "let" | "let*" | "letrec";
  readonly bindings: readonly { readonly binding: Binding; readonly value: Core }[];
  readonly body: Block;
}

/** Value: the assigned value. `(def f …)` and `(class C …)` are assignments of a FunctionNode or ClassNode. */
export interface Assign extends Node {
  readonly kind: "assign";
  readonly target: Target;
  readonly value: Core;
  /** `set!`: the variable must already hold a value. */
  readonly existing: boolean;
}

export interface AugmentedAssign extends Node {
  readonly kind: "augmented-assign";
  readonly op: BinaryOperator;
  readonly target: Ref | Attribute | Item | PathItem;
  readonly value: Core;
}

export interface Delete extends Node {
  readonly kind: "delete";
  readonly targets: readonly (Ref | Attribute | Item)[];
}

export interface While extends Node {
  readonly kind: "while";
  readonly label: string | null;
  readonly test: Core;
  readonly body: Block;
  readonly otherwise: Block | null;
}

export interface For extends Node {
  readonly kind: "for";
  readonly label: string | null;
  readonly target: Target;
  readonly iterable: Core;
  readonly body: Block;
  readonly otherwise: Block | null;
}

export interface Break extends Node {
  readonly kind: "break";
  /** Of the loop that it is about; null for the innermost one. */
  readonly label: string | null;
}

export interface Continue extends Node {
  readonly kind: "continue";
  readonly label: string | null;
}

export interface Return extends Node {
  readonly kind: "return";
  readonly value: Core | null;
}

/** Hands a value to whoever advances the generator; its own value is what was sent. */
export interface Yield extends Node {
  readonly kind: "yield";
  readonly value: Core | null;
}

/** Hands on every value of an iterable; its own value is the result of that generator. */
export interface YieldFrom extends Node {
  readonly kind: "yield-from";
  readonly iterable: Core;
}

export interface Try extends Node {
  readonly kind: "try";
  readonly body: Block;
  readonly handlers: readonly Handler[];
  readonly otherwise: Block | null;
  readonly finalizer: Block | null;
}

export interface Handler {
  /** Null: every Exception. Otherwise an expression giving a class, or a tuple display of them. */
  readonly type: Core | null;
  readonly binding: Binding | null;
  readonly body: Block;
  readonly span: Span;
}

/** `(raise)` has neither; `message` is the second operand of `(raise E msg)`. */
export interface Raise extends Node {
  readonly kind: "raise";
  readonly exception: Core | null;
  readonly message: Core | null;
  /** `from cause`; a None literal hides the context. */
  readonly cause: Core | null;
}

export interface Assert extends Node {
  readonly kind: "assert";
  readonly test: Core;
  readonly message: Core | null;
}

// ---- what has a scope of its own or runs beside others: functions, classes, comprehensions, `go`, `select`, imports, modules

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

// ---- bindings and scopes

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
