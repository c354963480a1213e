/** Frames: what analysis knows of a scope while it builds the scope's Core. */

import type { Names, Table } from "../2-expand/layered.ts";
import type { Macro } from "../2-expand/macro.ts";
import type { Span } from "../source/source.ts";
import type { BuiltinNames } from "./builtin-names.ts";
import type {
  Binding,
  BindingForm,
  ClassNode,
  Ref,
  Scope,
  ScopeKind,
  Variable,
  VariableKind,
} from "./core.ts";
import type { BoundAs, BoundNames } from "./prescan.ts";

export interface Frame {
  readonly scope: Scope;
  readonly parent: Frame | null;
  /** The module, function, `go` or class frame whose text this frame is part of: itself unless block or comprehension. */
  readonly home: Frame;
  /** Names the text of the scope binds, by a first look at the forms. Empty for blocks and comprehensions. */
  bound: Names<BoundAs>;
  /** Macros defined and imported in the scope so far; null for none. Only in home frames. */
  macros: Table<Macro> | null;
  /** Uses of names that no block or comprehension answers, in evaluation order. Only in home frames. */
  readonly occurrences: Occurrence[];
  readonly declarations: Map<string, Declaration>;
  /** What names with a binding occurrence or a declaration stand for here; filled by resolution. */
  readonly view: Map<string, Binding>;
  /** The outermost loop of this home frame around the point that analysis has reached. */
  loop: Loop | null;
  /** Comprehensions: values of assignments, whose reads belong to the text of the enclosing scope, at this point. */
  assignments: number;
  /** Functions: their text contains a `yield`. */
  generator: boolean;
  /** Functions whose `def` or `lambda` stands in a class body. */
  method: { readonly self: Variable | null; readonly owner: ClassNode } | null;
  /** The node of a class frame, while its body is analysed. */
  classNode: ClassNode | null;
}

/** An outermost loop; only its identity matters: two places share a loop exactly if they share the outermost. */
export interface Loop {
  readonly span: Span;
}

export interface Declaration {
  readonly kind: "global" | "nonlocal";
  readonly span: Span;
}

/** `update` is `set!`, `set` the two-operand `(set NAME e)` (language §6.1). */
export type Use = "read" | "write" | "update" | "set";

export interface Occurrence {
  readonly name: string;
  readonly span: Span;
  readonly use: Use;
  /** Null for reads. */
  readonly form: BindingForm | null;
  /** Null when the variable is known without a Ref, as for a parameter. */
  readonly ref: Ref | null;
  readonly variable: Variable | null;
  /** Where it stands. */
  readonly frame: Frame;
  readonly loop: Loop | null;
  /** It stands in a comprehension of the scope: it sees no class names. */
  readonly nested: boolean;
  /** It belongs to the text of the home scope: rule 5 looks at it. */
  readonly counts: boolean;
}

const NOTHING_BOUND: BoundNames = new Map();

export function makeFrame(kind: ScopeKind, parent: Frame | null, bound: Names<BoundAs> | null): Frame {
  const scope: Scope = { kind, parent: parent?.scope ?? null, owner: null, variables: new Map() };
  const inner = kind === "block" || kind === "comprehension";
  const frame = {
    scope,
    parent,
    bound: bound ?? NOTHING_BOUND,
    macros: null,
    occurrences: [],
    declarations: new Map(),
    view: new Map(),
    loop: null,
    assignments: 0,
    generator: false,
    method: null,
    classNode: null,
  } as unknown as Frame & { home: Frame };
  frame.home = inner && parent !== null ? parent.home : frame;
  return frame;
}

export function makeVariable(
  frame: Frame,
  name: string,
  variable: VariableKind,
  builtin: string | null = null,
): Variable {
  const made: Variable = {
    kind: "variable",
    name,
    variable,
    scope: frame.scope,
    writes: [],
    captured: false,
    builtin,
  };
  frame.scope.variables.set(name, made);
  return made;
}

/** Variables of a module that exist outside of its text, too: each is made when it is asked for. */
class AlsoOutside extends Map<string, Variable> {
  readonly #make: (name: string) => Variable | undefined;

  constructor(make: (name: string) => Variable | undefined) {
    super();
    this.#make = make;
  }

  override get(name: string): Variable | undefined {
    return super.get(name) ?? this.#make(name);
  }

  override has(name: string): boolean {
    return this.get(name) !== undefined;
  }
}

/** Lets a module see the variables that `known` has. */
export function seeOutside(frame: Frame, known: Names<unknown>, builtins: BuiltinNames): void {
  const variables = new AlsoOutside((name) =>
    known.has(name)
      ? makeVariable(frame, name, "module", builtins.lookup(name)?.canonical ?? null)
      : undefined,
  );
  Object.assign(frame.scope, { variables });
}

/** The frame itself, or for blocks the function, class, comprehension or module they stand in. */
export function withoutBlocks(frame: Frame): Frame {
  while (frame.scope.kind === "block" && frame.parent !== null) frame = frame.parent;
  return frame;
}
