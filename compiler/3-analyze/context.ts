/** The state of one module's analysis, and what the special forms build Core with. */
import type { NameOracle } from "../1-read/classify-types.ts";
import type { Form, ListForm, SymbolForm } from "../1-read/form.ts";
import { tellingMacros } from "../2-expand/code-of-macros.ts";
import { type Names, recorded, type Table } from "../2-expand/layered.ts";
import type { Expansion, Macro } from "../2-expand/macro.ts";
import type { ListShape } from "../2-expand/template.ts";
import type { Report } from "../messages/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type { BuiltinNames } from "./builtin-names.ts";
import type {
  Binding,
  BindingForm,
  Core,
  ModuleRequest,
  Ref,
  ScopeKind,
  Variable,
  VariableKind,
} from "./core.ts";
import { type Frame, type Loop, makeFrame, makeVariable, type Occurrence, type Use } from "./frame.ts";
import { oracle } from "./oracle.ts";
import { type BoundAs, type BoundNames, boundNames } from "./prescan.ts";

/** A `go` whose captures are found once names are resolved. */
export interface PendingGo {
  /** The list that the Go node holds. */
  readonly captures: Binding[];
  /** The frame and the loop it stands in. */
  readonly home: Frame;
  readonly loop: Loop | null;
  /** The occurrences inside it, as a range of `occurrences`. */
  readonly from: number;
  readonly to: number;
}

/** What `break`, `continue` and `return` may leave at this point. */
export interface Surroundings {
  readonly loop: boolean;
  readonly function: boolean;
  /** `break` here would leave a `go` body. */
  readonly go: boolean;
  readonly comprehension: boolean;
  /** The labels of the loops around. */
  readonly labels: readonly string[];
}

/** Where nothing is left: outside of functions and loops. */
export const OUTSIDE: Surroundings = {
  loop: false,
  function: false,
  go: false,
  comprehension: false,
  labels: [],
};

const UNRESOLVED = { kind: "unresolved", name: "" } as const;

export class Context {
  readonly report: Report;
  readonly builtins: BuiltinNames;
  readonly names: NameOracle;
  readonly module: Frame;
  frame: Frame;
  surroundings = OUTSIDE;
  /** The label of the loop that is analysed next. */
  label: string | null = null;
  /** Every use of a name, in evaluation order. */
  readonly occurrences: Occurrence[] = [];
  readonly frames: Frame[] = [];
  readonly goes: PendingGo[] = [];
  readonly requests: ModuleRequest[] = [];
  starImports = false;
  /** Names that module-level `export`s give. */
  readonly exported: string[] = [];
  readonly forms: ReadonlyMap<string, SpecialForm>;
  /** What runs macros; null where there are none. */
  readonly expander: Expander | null;
  /** How many calls of macros the form being analysed came out of, one inside another. */
  expansionDepth = 0;
  /** The macro whose call was expanded last. */
  expanding: Macro | null = null;
  /** Calls of macros expanded in the current statement of the module. */
  expansionCount = 0;
  /** An expansion without end has been reported. */
  endless = false;
  /** Makes Core of a form whose value is wanted. */
  readonly expression: (this: Context, form: Form) => Core;
  /** Makes Core of a form in body position, where a bare `pass` or `break` is the form of that name. */
  readonly statement: (this: Context, form: Form) => Core;

  constructor(
    report: Report,
    builtins: BuiltinNames,
    bound: Names<BoundAs>,
    forms: ReadonlyMap<string, SpecialForm>,
    translate: {
      readonly expression: Context["expression"];
      readonly statement: Context["statement"];
    },
    expander: Expander | null = null,
  ) {
    this.expander = expander;
    this.report = expander === null ? report : tellingMacros(report, expander.expansions);
    this.builtins = builtins;
    this.forms = forms;
    this.module = this.frame = makeFrame("module", null, bound);
    this.frames.push(this.module);
    this.names = oracle(this);
    this.expression = translate.expression;
    this.statement = translate.statement;
  }

  /** The current scope's text turns out to hold a form that a macro made. */
  alsoBinds(form: Form): void {
    const { home } = this.frame;
    const names = boundNames([form]);
    const fresh = [...names].filter(([name]) => !home.bound.has(name));
    if (fresh.length === 0) return;
    const all = recorded(home.bound);
    for (const [name, how] of fresh) all.set(name, how);
    home.bound = all;
  }

  /** Opens a scope inside the current one; give the result of the matching `leave` the frame this returns. */
  enter(kind: ScopeKind, bound: BoundNames | null = null): Frame {
    this.frame = makeFrame(kind, this.frame, bound);
    if (this.frame.home === this.frame) this.frames.push(this.frame);
    return this.frame;
  }

  leave(): void {
    this.frame = this.frame.parent ?? this.module;
  }

  /** Declares a variable of the current frame whose targets are still to come. */
  declareTarget(name: string, kind: VariableKind): void {
    makeVariable(this.frame, name, kind);
  }

  /** Declares a variable of the current frame by an occurrence that binds it: a parameter, or a block's name. */
  declare(name: string, kind: VariableKind, form: BindingForm, span: Span): Variable {
    const variable = makeVariable(this.frame, name, kind);
    this.note({ name, span, use: "write", form, ref: null, variable, nested: false, counts: false });
    return variable;
  }

  /** Notes a read of a variable that is known without a look-up. */
  noteUse(ref: Ref, variable: Variable): void {
    this.note({
      name: ref.name,
      span: ref.span,
      use: "read",
      form: null,
      ref,
      variable,
      nested: false,
      counts: false,
    });
  }

  read(name: string, span: Span): Ref {
    return this.use({ kind: "ref", name, span, binding: UNRESOLVED }, "read", null);
  }

  write(name: string, span: Span, form: BindingForm): Ref {
    return this.use({ kind: "ref", name, span, binding: UNRESOLVED }, "write", form);
  }

  /** The target of `set!` or of `(set NAME e)`. */
  update(name: string, span: Span, use: Use): Ref {
    return this.use({ kind: "ref", name, span, binding: UNRESOLVED }, use, "assign");
  }

  /** Notes a further use of a Ref. */
  use(ref: Ref, use: Use, form: BindingForm | null): Ref {
    const { name, span } = ref;
    let frame = this.frame;
    if (use === "write" && form !== "defmacro") frame.home.macros?.delete(name);
    let nested = false;
    for (; frame.home !== frame && frame.parent !== null; frame = frame.parent) {
      const variable = frame.scope.variables.get(name);
      if (variable !== undefined) {
        ref.binding = variable;
        this.note({ name, span, use, form, ref, variable, nested: false, counts: false });
        return ref;
      }
      nested ||= frame.scope.kind === "comprehension" && frame.assignments === 0;
    }
    frame.occurrences.push(
      this.note({ name, span, use, form, ref, variable: null, nested, counts: !nested || use !== "read" }),
    );
    return ref;
  }

  /** Once all names are resolved: what runs macros may keep the context for long. */
  forgetOccurrences(): void {
    this.occurrences.length = 0;
    for (const frame of this.frames) frame.occurrences.length = 0;
  }

  /** A reference to a built-in that no user binding can shadow. */
  builtin(name: string, span: Span): Ref {
    return { kind: "ref", name, span, binding: { kind: "builtin", name } };
  }

  private note(use: Omit<Occurrence, "frame" | "loop">): Occurrence {
    const { name, span, form, ref, variable, nested, counts } = use;
    const { frame } = this;
    const { loop } = frame.home;
    const occurrence = { name, span, use: use.use, form, ref, variable, frame, loop, nested, counts };
    this.occurrences.push(occurrence);
    return occurrence;
  }
}

/** What a special form is to the compiler: its names, its documentation, and how it becomes Core. */
export interface SpecialForm {
  /** The canonical name first. */
  readonly names: readonly string[];
  /** As the documentation shows it, one shape a line. */
  readonly syntax: string;
  readonly doc: string;
  /** An ordinary name rather than a keyword or soft form: special when called while nothing binds the name. */
  readonly callLike?: boolean;
  /** Operands are the raw items behind the head; `span` is that of the whole form. */
  analyze(operands: readonly Form[], ctx: Context, span: Span, head: Form): Core;
}

/** A `defmacro`, as it is written. */
export interface MacroDefinition {
  readonly name: SymbolForm;
  readonly params: ListForm;
  /** Raw body items. */
  readonly body: readonly Form[];
  readonly span: Span;
}

/** The compile-time side of a module. */
export interface Expander {
  /** The macros that the module's names denote at this point of its text; those in functions are not among them. */
  readonly macros: Table<Macro>;
  /** What its calls of macros have become, the text that macros made included. */
  readonly expansions: Map<ListForm, Expansion>;
  /** Compiles a macro for the scope that analysis has reached. */
  define(definition: MacroDefinition, ctx: Context): Macro;
  /**
   * Runs what a call of a macro needs, for as long and as far as macros may (language §11.3).
   * @param isOuter the call stands in the program's text; calls in what it gives share its allowance
   * @throws Exhausted of the runtime
   */
  bounded<T>(isOuter: boolean, run: () => T): T;
  /** The macros of the M28 module that a request names, by the names it knows them by; null for other modules. */
  imported(specifier: string): ReadonlyMap<string, Macro> | null;
  /** The macros among them that `(from m import *)` gives. */
  starImported(specifier: string): ReadonlyMap<string, Macro> | null;
  /**
   * Where code runs in the compiler: keeps the shape of a template, and gives the number under which `%template` finds it. A
   * program's own templates are only data.
   */
  template?(shape: ListShape, names: NameOracle): number;
  /** Notes a statement of the module, and the module variables it binds, for macros that use them. */
  note(form: Form, node: Core, names: readonly string[], ctx: Context): void;
}
