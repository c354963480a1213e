/** Core: the small typed tree that analysis makes of forms; names are resolved and sugar is gone. */
import type { Span } from "../1-read/form.ts";
import type { Binding } from "./binding.ts";
import type {
  ClassNode,
  Comprehension,
  Export,
  FunctionNode,
  Go,
  Import,
  ImportFrom,
  ImportStar,
  Select,
} from "./core-definitions.ts";

export type * from "./core-definitions.ts";

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

export type Datum =
  | null
  | boolean
  | number
  | bigint
  | string
  | { readonly symbol: string }
  /** Each character stands for the byte of its number. */
  | { readonly bytes: string }
  | {
      readonly list: readonly Datum[];
      /** `k=v`, `*xs` or `**m` among the arguments of a call (language §2.9, †). */
      readonly marked?: boolean;
    };

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
