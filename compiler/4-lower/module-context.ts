/** What lowering keeps of a module: facts, names, imports, tables of positions, and top-level text. */

import type { ClassNode, Core, FunctionNode, ModuleNode } from "../3-analyze/core.ts";
import { plainSpecifier } from "../3-analyze/specifiers.ts";
import type { ResolvedModule, SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import { type Hints, hintsIn } from "../3-analyze/types/hints.ts";
import { inferTypes, type TypeFacts } from "../3-analyze/types/infer.ts";
import type { MemberFacts } from "../3-analyze/types/members.ts";
import { isRich } from "../3-analyze/types/operator-methods.ts";
import { position } from "../source/position.ts";
import type { Span } from "../source/source.ts";
import * as b from "./build.ts";
import { gathered } from "./many-parts.ts";
import { meetsObjects } from "./meets-objects.ts";
import { munge, NameTable } from "./names.ts";
import type { LowerOptions } from "./options.ts";
import { type Steps, stepsOf } from "./steps.ts";
import type { Usage } from "./usage.ts";
import { usageOf, withoutDeclarations } from "./usage-walk.ts";

type Expr = b.es.Expression;

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
  readonly #topVariables = new Map<object, string>();
  readonly #runtimeImports = new Map<string, string>();
  readonly #namespaces = new Map<string, string>();
  /** Position entry → its index. */
  readonly #positions = new Map<string, number>();
  /** May the program make a text here of an object of JavaScript's? */
  readonly meetsObjects: boolean;
  /** Does a class here have `__len__`? */
  hasLengths = false;
  /** May values of JavaScript's that are byte arrays come into the program here? */
  meetsByteArrays: boolean;
  /** May `str` be called with bytes and an encoding? */
  decodes = false;
  readonly needsStatements = new WeakMap<Core, boolean>();
  /** The constant that holds each class. */
  readonly #classes = new Map<ClassNode, string>();
  /** The constant that holds the prototype of a class's parent. */
  readonly #parents = new Map<ClassNode, string>();
  #steps: Steps | null = null;

  constructor(module: ModuleNode, options: LowerOptions) {
    this.module = module;
    this.options = options;
    this.facts = options.facts;
    this.usage = withoutDeclarations(
      usageOf(module),
      (variable) => options.environment === true || options.facts.rewritten.has(variable),
    );
    this.types = inferTypes(module, {
      knownCallee: (call) => this.facts.knownCallee(call),
      isPrivate: (node) => this.#isPrivate(node),
      definesMethod: (name) => this.facts.definesMethod(name),
      wrapsNumbers: options.members.extendsBuiltIns,
      method: (name) => options.manifest.methods(name),
      isRich: (node) => isRich(node, this.facts),
      isOwn: (variable) => !options.environment && !this.facts.rewritten.has(variable),
    });
    this.meetsByteArrays = this.#importsJavaScript();
    this.meetsObjects =
      !options.environment &&
      meetsObjects(module, {
        builtin: (name) => options.manifest.builtin(name),
        methods: (name) => options.manifest.methods(name),
        resolve: (specifier) => this.resolve(specifier),
        suspends: this.facts.effectOf(module) === "suspends",
      });
    this.hints = hintsIn(module.body, this.types);
    this.members = options.members;
    const { variables, hiding, javaScriptNames } = this.usage;
    this.names = new NameTable(variables, hiding, options.environment ? "$env" : null, javaScriptNames);
  }

  /** What runs in steps. */
  get steps(): Steps {
    return (this.#steps ??= stepsOf(this));
  }

  #importsJavaScript(): boolean {
    return this.module.requests.some(({ specifier }) => this.resolve(specifier)?.kind === "javascript");
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
    const call = gathered(name, args);
    return b.call(this.runtime(call.name, at), call.args, at);
  }

  /** The namespace object of an imported module: `import * as $util from "./util.js"`. */
  namespace(target: ResolvedModule, hint: string): Expr {
    const specifier = this.options.specifierOf(target);
    let local = this.#namespaces.get(specifier);
    if (local === undefined) {
      const stem = munge(
        plainSpecifier(hint)
          .replace(/^.*[/:]/, "")
          .replace(/\.\w+$/, ""),
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

  /** The same for a value that may mention itself in its functions. */
  cyclicConstant(key: string, base: string, make: () => Expr): string {
    const known = this.#constants.get(key);
    if (known !== undefined) return known;
    const name = this.names.fresh(`${base}$`);
    this.#constants.set(key, name);
    this.constants.push(b.declare("const", b.id(name), make()));
    return name;
  }

  /** A variable at the module's top, for a node of its text. */
  topVariable(of: object, base: string, value: Expr): string {
    let name = this.#topVariables.get(of);
    if (name === undefined) {
      this.#topVariables.set(of, (name = this.names.fresh(base)));
      this.constants.push(b.declare("let", b.id(name), value));
    }
    return name;
  }

  /** Notes which constant holds a class, before its methods are emitted. */
  nameClass(node: ClassNode, name: string): void {
    this.#classes.set(node, name);
    this.#parents.delete(node);
  }

  /** The constant that holds a class, as its methods mention it. */
  className(node: ClassNode): string {
    return this.#classes.get(node) ?? node.name;
  }

  /** The constant for the prototype of the class's parent; its definition stands before the methods that mention it. */
  parentPrototype(node: ClassNode): string {
    let name = this.#parents.get(node);
    if (name === undefined) this.#parents.set(node, (name = this.names.fresh(`${munge(node.name)}$parent`)));
    return name;
  }

  /** The same if a method has mentioned it. */
  mentionedParent(node: ClassNode): string | undefined {
    return this.#parents.get(node);
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

  /** Does the module import this module of Node's? */
  importsFrom(name: string): boolean {
    return this.#namespaces.has(name) || this.#namespaces.has(`node:${name}`);
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
