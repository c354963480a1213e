/** What lowering keeps while it walks: the module's imports, tables and top-level text, and the state of each function. */

import type { BuiltinEntry, MethodEntry } from "../../runtime/manifest-types.ts";
import type { Span } from "../1-read/form.ts";
import { position } from "../1-read/position.ts";
import type { Binding, Variable } from "../3-analyze/binding.ts";
import type { Core, FunctionNode, ModuleNode } from "../3-analyze/core.ts";
import type { AnalyzedProgram, ResolvedModule, SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import { type Hints, hintsIn } from "../3-analyze/types/hints.ts";
import { inferTypes, type TypeFacts } from "../3-analyze/types/infer.ts";
import type { MemberFacts } from "../3-analyze/types/members.ts";
import { isRich } from "../3-analyze/types/operator-methods.ts";
import type { Report } from "../messages/diagnostic.ts";
import * as b from "./build.ts";
import { munge, NameTable } from "./names.ts";
import { type Steps, stepsOf } from "./steps.ts";
import { type Loop, type Usage, usageOf, withoutDeclarations } from "./usage.ts";

type Expr = b.es.Expression;

export interface Manifest {
  builtin(name: string): BuiltinEntry | null;
  methods(name: string): MethodEntry | null;
  standard(module: string, name: string): BuiltinEntry | null;
  standardMethods(name: string): readonly MethodEntry[];
  standardNames(module: string): readonly string[];
}

export interface LowerOptions {
  readonly program: AnalyzedProgram;
  readonly facts: SuspensionFacts;
  readonly members: MemberFacts;
  readonly manifest: Manifest;
  readonly report: Report;
  /** Where the runtime is imported from. */
  readonly runtime: string;
  /** What an import of another module becomes in the output. */
  readonly specifierOf: (target: ResolvedModule) => string;
  /** Is the name certainly a named export of the JavaScript file at this path? */
  readonly isNamedExport: (path: string, name: string) => boolean;
  /** Must this module variable be visible to importers? */
  readonly exported: (name: string) => boolean;
  /** May JavaScript call what this module exports? */
  readonly exposed: boolean;
  /** Is the module an entry that other M28 modules import? Then only the running program knows its `__name__`. */
  readonly namedAtRunTime: (module: ModuleNode) => boolean;
  /** Does another M28 module import this one? */
  readonly imported: boolean;
  /** The module's variables are properties of the object `$env`, and the module exports nothing: for code that compilation runs. */
  readonly environment?: boolean;
  /** The name of a function that every turn of a loop calls. */
  readonly countsTurns?: string;
}

/** One module on its way to ESTree. */
export class ModuleContext {
  readonly module: ModuleNode;
  readonly options: LowerOptions;
  readonly facts: SuspensionFacts;
  readonly usage: Usage;
  readonly names: NameTable;
  readonly types: TypeFacts;
  readonly hints: Hints;
  readonly members: MemberFacts;
  /** Declarations before the module's body function. */
  readonly top: b.es.Statement[] = [];
  readonly constants: b.es.Statement[] = [];
  readonly #constants = new Map<string, string>();
  readonly #runtimeImports = new Map<string, string>();
  readonly #namespaces = new Map<string, string>();
  /** Position entry → its index. */
  readonly #positions = new Map<string, number>();
  readonly needsStatements = new WeakMap<Core, boolean>();
  #steps: Steps | null = null;

  constructor(module: ModuleNode, options: LowerOptions) {
    this.module = module;
    this.options = options;
    this.facts = options.facts;
    this.usage = withoutDeclarations(usageOf(module, !options.environment), options.facts.rewritten);
    this.types = inferTypes(module, {
      knownCallee: (call) => this.facts.knownCallee(call),
      isPrivate: (node) => this.#isPrivate(node),
      definesMethod: (name) => this.facts.definesMethod(name),
      wrapsNumbers: options.members.extendsBuiltIns,
      method: (name) => options.manifest.methods(name),
      isRich: (node) => isRich(node, this.facts),
      isOwn: (variable) => !options.environment && !this.facts.rewritten.has(variable),
    });
    this.hints = hintsIn(module.body, this.types);
    this.members = options.members;
    this.names = new NameTable(this.usage.variables, this.usage.hiding, options.environment ? "$env" : null);
  }

  /** What runs in steps. */
  get steps(): Steps {
    return (this.#steps ??= stepsOf(this));
  }

  /** Are all calls of the function in this module, and known? */
  #isPrivate(node: FunctionNode): boolean {
    const variable = this.usage.variableOf.get(node);
    if (variable === undefined || this.facts.escapes(node)) return false;
    return variable.variable !== "module" || !this.options.exported(variable.name);
  }

  /** A name of the runtime, imported under its own name, or behind a `$` where the module uses that name itself. */
  runtime(name: string, at?: Span, as?: string): b.es.Identifier {
    let local = this.#runtimeImports.get(name);
    if (local === undefined) {
      local = this.names.fresh(this.names.isTaken(name) ? `$${name}` : name);
      this.#runtimeImports.set(name, local);
    }
    return b.id(local, at, as);
  }

  /** A call of a runtime function. */
  rt(name: string, args: (Expr | b.es.SpreadElement)[], at?: Span): Expr {
    return b.call(this.runtime(name, at), args, at);
  }

  /** The namespace object of an imported module: `import * as $util from "./util.js"`. */
  namespace(target: ResolvedModule, hint: string): Expr {
    const specifier = this.options.specifierOf(target);
    let local = this.#namespaces.get(specifier);
    if (local === undefined) {
      const stem = munge(hint.replace(/^.*[/:]/, "").replace(/\.\w+$/, "")).replace(
        /[^\p{ID_Continue}$]/gu,
        "_",
      );
      local = this.names.fresh(`$${stem}`);
      this.#namespaces.set(specifier, local);
    }
    return b.id(local);
  }

  /** The name of a constant of the module, made once before everything else. */
  topConstant(base: string, make: () => Expr): string {
    let name = this.#constants.get(base);
    if (name === undefined) {
      name = this.names.fresh(base);
      this.#constants.set(base, name);
      this.constants.push(b.declare("const", b.id(name), b.pure(make())));
    }
    return name;
  }

  /** The run-time number of a source position, for reports: `$at + n`. */
  position(span: Span, functionName: string): Expr {
    const { line, column } = position(span.source, span.start);
    const entry = `${line}:${column}:${functionName}`;
    const index = this.#positions.get(entry) ?? this.#positions.size;
    this.#positions.set(entry, index);
    return b.binary("+", b.id("$at"), b.literal(index));
  }

  resolve(specifier: string): ResolvedModule | null {
    return this.options.program.resolve(this.module, specifier);
  }

  imports(): b.es.Statement[] {
    // The table of positions is a call of the runtime, so it comes first.
    const positions =
      this.#positions.size === 0
        ? []
        : [
            b.declare(
              "const",
              b.id("$at"),
              this.rt("positions", [
                b.literal(this.module.span.source.path),
                b.literal([...this.#positions.keys()].join(" ")),
              ]),
            ),
          ];
    const statements: b.es.ImportDeclaration[] = [];
    const names = [...this.#runtimeImports].sort(([x], [y]) => (x < y ? -1 : 1));
    if (names.length > 0) {
      statements.push({
        type: "ImportDeclaration",
        specifiers: names.map(([imported, local]) => ({
          type: "ImportSpecifier",
          imported: b.id(imported),
          local: b.id(local),
        })),
        source: b.literal(this.options.runtime) as b.es.Literal,
        attributes: [],
      });
    }
    for (const [specifier, local] of this.#namespaces) {
      statements.push({
        type: "ImportDeclaration",
        specifiers: [{ type: "ImportNamespaceSpecifier", local: b.id(local) }],
        source: b.literal(specifier) as b.es.Literal,
        attributes: [],
      });
    }
    return [...(statements as unknown as b.es.Statement[]), ...positions];
  }
}

/** How the value of a function's body leaves it. */
export type FunctionKind =
  /** An ordinary JavaScript function. */
  | "plain"
  /** The async body behind a suspending entry. */
  | "async"
  /** The generator for goroutines that run in steps. */
  | "steps"
  /** A body whose value nobody wants: `go`, a module's top level. */
  | "discarding"
  /** Of a generator, which may be advanced by another goroutine each time. */
  | "generator";

/** One emitted JavaScript function on its way. */
export class FunctionContext {
  readonly module: ModuleContext;
  readonly parent: FunctionContext | null;
  readonly kind: FunctionKind;
  /** May this function's body await? */
  readonly suspends: boolean;
  /** Does it wait by yielding to the scheduler? */
  runsInSteps: boolean;
  /** The function's M28 name, for positions. */
  readonly name: string;
  readonly node: FunctionNode | ModuleNode;
  out: b.es.Statement[] = [];
  /** `let` names for the top of the function. */
  readonly hoisted: string[] = [];
  /** Functions for the top of the function. */
  readonly functions: b.es.Statement[] = [];
  /** JavaScript names of by-value captures. */
  readonly renamed = new Map<Variable, string>();
  readonly declared = new Set<Variable>();
  readonly mentioned = new Set<Variable>();
  /** Constants of JavaScript's that say whether items of a parameter's value can be read in place. */
  readonly directFlags = new Map<Variable, string>();
  /** The same of locals, declared where the local is. */
  readonly localFlags = new Map<Variable, string>();
  readonly loops: LoopState[] = [];
  /** The loops whose bodies are the current statement list: a variable living there is declared in place. */
  bodyOf: Loop | null | "inner" = null;
  /** The caught exception of each `except` clause around this point. */
  readonly handling: string[] = [];
  /** Set in functions that call themselves in tail position: the names to assign before the next turn. */
  tail: { readonly node: FunctionNode; readonly names: readonly string[]; used: boolean } | null = null;
  /** How many `finally` parts are still to run at this point when the function is left. */
  finalizers = 0;
  /** Some `return` had to wait for a `finally`. */
  returnsLate = false;
  #usesGoroutine = false;
  #usesScratch = false;
  #usesResumed = false;
  #temps = 0;
  #temporaries = 0;
  #mostTemporaries = 0;

  constructor(
    module: ModuleContext,
    parent: FunctionContext | null,
    kind: FunctionKind,
    suspends: boolean,
    node: FunctionNode | ModuleNode,
    name: string,
  ) {
    this.module = module;
    this.parent = parent;
    this.kind = kind;
    this.suspends = suspends;
    this.runsInSteps = kind === "steps";
    this.node = node;
    this.name = name;
  }

  push(...statements: b.es.Statement[]): void {
    this.out.push(...statements);
  }

  /** Runs `lower` with a statement list of its own and gives the list; `bodyOf` says whose body the list is. */
  collect(lower: () => void, bodyOf: Loop | null | "inner" = "inner"): b.es.Statement[] {
    const outer = this.out;
    const outerBody = this.bodyOf;
    const list: b.es.Statement[] = [];
    this.out = list;
    this.bodyOf = bodyOf;
    lower();
    this.out = outer;
    this.bodyOf = outerBody;
    return list;
  }

  temp(): string {
    return `$${++this.#temps}`;
  }

  /** A variable for a value within one expression; the next statement uses it again. */
  temporary(): string {
    const name = `$t${++this.#temporaries}`;
    if (this.#temporaries > this.#mostTemporaries) {
      this.#mostTemporaries++;
      this.hoisted.push(name);
    }
    return name;
  }

  /** How many temporaries are in use, for `release` after the statement. */
  get inUse(): number {
    return this.#temporaries;
  }

  release(inUse: number): void {
    this.#temporaries = inUse;
  }

  /** Evaluates now, into a constant of its own, what must not be evaluated later. */
  spill(value: Expr): Expr {
    const name = this.temp();
    this.push(b.declare("const", b.id(name), value));
    return b.id(name);
  }

  /** The running goroutine, a constant of the function. */
  goroutine(): Expr {
    this.#usesGoroutine = true;
    return b.id("$g");
  }

  /** One variable that holds the result of an operation just long enough to see whether it suspended. */
  scratch(): b.es.Identifier {
    this.#usesScratch = true;
    return b.id("$v");
  }

  /** A variable that is set once the function has awaited. */
  resumed(): b.es.Identifier {
    this.#usesResumed = true;
    return b.id("$r");
  }

  /** The declarations that the body turned out to need: of the goroutine, and of variables. */
  prologue(): [goroutine: b.es.Statement[], locals: b.es.Statement[]] {
    const current = b.member(this.module.runtime("rt"), "cur");
    if (this.#usesScratch) this.hoisted.push("$v");
    if (this.#usesResumed) this.hoisted.push("$r");
    return [
      this.#usesGoroutine
        ? [b.declare(this.kind === "generator" ? "let" : "const", b.id("$g"), current)]
        : [],
      [...(this.hoisted.length > 0 ? [b.declareAll(this.hoisted)] : []), ...this.functions],
    ];
  }

  /** The declarations of the flags of parameters, for behind the defaults. */
  flags(): b.es.Statement[] {
    return [...this.directFlags].map(([variable, flag]) =>
      b.declare("const", b.id(flag), this.module.rt("isDirect", [b.id(this.nameOf(variable))])),
    );
  }

  /** The whole text of an async body, with the place where the late returns meet. */
  withLateReturn(text: b.es.Statement[]): b.es.Statement[] {
    if (!this.returnsLate) return text;
    const reporter =
      this.kind === "generator" ? b.member(b.id("$gen"), "end") : b.member(this.goroutine(), "done");
    const report = b.returns(b.call(reporter, [b.id("$result")]));
    return [b.declareAll(["$result"]), b.labeled("$return", b.block(text)), report];
  }

  /** The JavaScript name that a variable has here. */
  nameOf(variable: Variable): string {
    for (let cx: FunctionContext | null = this; cx !== null; cx = cx.parent) {
      const name = cx.renamed.get(variable);
      if (name !== undefined) return name;
    }
    return this.module.names.of(variable);
  }

  /** Notes that emitted text now mentions the variable, so that its declaration cannot come later. */
  mention(variable: Variable): void {
    for (let cx: FunctionContext | null = this; cx !== null; cx = cx.parent) cx.mentioned.add(variable);
  }

  position(span: Span): Expr {
    return this.module.position(span, this.name);
  }
}

export interface LoopState {
  /** Set when a `break` must name the statement it leaves. */
  readonly breakLabel: string | null;
}

/** Where a value goes. */
export type Destination =
  | { readonly kind: "effect" }
  | { readonly kind: "return" }
  /** An existing JavaScript variable. */
  | { readonly kind: "assign"; readonly name: string };

export const EFFECT: Destination = { kind: "effect" };
export const RETURN: Destination = { kind: "return" };
export const into = (name: string): Destination => ({ kind: "assign", name });

export function isVariable(binding: Binding): binding is Variable {
  return binding.kind === "variable";
}
