/** The first walk over a program: collects definitions, imports, and which functions are used as values. */
import type { Span } from "../../source/source.ts";
import { forEachChild } from "../children.ts";
import type {
  Assign,
  ClassNode,
  Core,
  FunctionNode,
  ImportFrom,
  ImportStar,
  Let,
  ModuleNode,
  Ref,
  Target,
  Variable,
} from "../core.ts";
import { submoduleSpecifier } from "../specifiers.ts";
import type { AnalyzedProgram } from "./facts.ts";
import { type Definition, type Imported, isVariable, type KnownNames } from "./known.ts";
import { importedPath, m28Module } from "./modules.ts";

export interface NameUses {
  /** Functions that are only ever called directly. */
  readonly contained: ReadonlySet<FunctionNode>;
  /** Where a function is first used other than as the callee of a direct call. */
  readonly valueUses: ReadonlyMap<FunctionNode, Span>;
  /** The names of all class attributes: only these can be protocol methods of the program. */
  readonly classNames: ReadonlySet<string>;
  /** Those of them that the body of some class binds: only these are found by way of the class and its parents. */
  readonly bodyNames: ReadonlySet<string>;
}

/** The names of single modules, kept as long as the modules are. */
export type NamesOfModules = WeakMap<ModuleNode, NameWalk>;

/** @param kept what has been found of modules before, as long as imports stand for the same */
export function collectNames(known: KnownNames, kept: NamesOfModules = new WeakMap()): NameUses {
  const walks = [...known.program.modules.values()].map((module) => {
    let walk = kept.get(module);
    if (walk === undefined) kept.set(module, (walk = new NameWalk(known.program, module).run()));
    return walk;
  });
  for (const walk of walks) walk.tell(known);
  const contained = new Set<FunctionNode>();
  const valueUses = new Map<FunctionNode, Span>();
  const used = new Map<Variable, Span>();
  const exposed = new Set<ModuleNode>();
  for (const walk of walks) {
    for (const node of walk.immediate) contained.add(node);
    for (const [variable, span] of walk.reads) {
      const origin = known.origin(variable);
      if (!used.has(origin)) used.set(origin, span);
    }
    for (const { node, span } of walk.members) {
      const variable = known.memberVariable(node);
      if (variable !== null && !used.has(known.origin(variable))) used.set(known.origin(variable), span);
    }
    for (const variable of walk.bareModules) {
      const imported = known.imports.get(variable);
      const module = imported?.name === null ? m28Module(known.program, imported.resolved) : null;
      if (module !== null) exposed.add(module);
    }
    if (walk.reflects) exposed.add(walk.module);
  }
  for (const [module, stars] of known.stars) {
    for (const star of stars) {
      const target = m28Module(known.program, known.program.resolve(module, star.request.specifier));
      if (target !== null) exposed.add(target);
    }
  }
  exposeImports(known, exposed, used);
  for (const [variable, { node, module }] of known.definitions) {
    if (node.kind !== "function") continue;
    const span = used.get(variable);
    if (span !== undefined) valueUses.set(node, span);
    else if (variable.variable !== "class" && !exposed.has(module)) contained.add(node);
  }
  const classNames = new Set(walks.flatMap((walk) => [...walk.classNames]));
  const bodyNames = new Set(walks.flatMap((walk) => [...walk.bodyNames]));
  return { contained, valueUses, classNames, bodyNames };
}

/** What a module imports is among its attributes, too. */
function exposeImports(known: KnownNames, exposed: Set<ModuleNode>, used: Map<Variable, Span>): void {
  for (const { scope, span } of exposed) {
    for (const variable of scope.variables.values()) {
      const imported = known.imports.get(variable);
      if (imported === undefined) continue;
      const module = imported.name === null ? m28Module(known.program, imported.resolved) : null;
      if (module !== null) exposed.add(module);
      const origin = known.origin(variable);
      if (imported.name !== null && !used.has(origin)) used.set(origin, span);
    }
  }
}

export class NameWalk {
  readonly module: ModuleNode;
  /** Where each variable is first read. */
  readonly reads = new Map<Variable, Span>();
  members: { node: Extract<Core, { kind: "attribute" }>; span: Span }[] = [];
  /** Variables read as a whole that may hold modules. */
  readonly bareModules = new Set<Variable>();
  readonly immediate: FunctionNode[] = [];
  readonly classNames = new Set<string>();
  readonly bodyNames = new Set<string>();
  /** The names of attributes, methods, and what is imported from other modules, perhaps by star. */
  readonly mentions = new Set<string>();
  /** Names that are imported as others. */
  readonly aliases: (readonly [name: string, alias: string])[] = [];
  /** The module reads its own variables as data. */
  reflects = false;
  readonly #program: AnalyzedProgram;
  readonly definitions = new Map<Variable, Definition>();
  readonly #imports = new Map<Variable, Imported>();
  readonly #stars: ImportStar[] = [];
  /** Names that nothing in the module binds: star imports may give them. */
  readonly #free: Ref[] = [];
  readonly #visitChild = (child: Core) => this.#value(child);

  constructor(program: AnalyzedProgram, module: ModuleNode) {
    this.#program = program;
    this.module = module;
  }

  run(): this {
    for (const node of this.module.body.body) this.#statement(node, true);
    // Nobody asks for the others.
    for (const variable of this.reads.keys())
      if (!this.definitions.has(variable) && !this.#imports.has(variable)) this.reads.delete(variable);
    for (const variable of this.bareModules)
      if (!this.#imports.has(variable)) this.bareModules.delete(variable);
    this.members = this.members.filter(({ node: { object } }) => !this.#isNoModule(object));
    if (this.#stars.length > 0) for (const { name } of this.#free) this.mentions.add(name);
    if (this.mentions.has("cmp_to_key")) for (const name of COMPARISONS) this.classNames.add(name);
    return this;
  }

  #isNoModule(node: Core): boolean {
    if (node.kind !== "ref") return node.kind !== "attribute";
    return !isVariable(node.binding) || !this.#imports.has(node.binding);
  }

  tell(known: KnownNames): void {
    for (const [variable, definition] of this.definitions) known.definitions.set(variable, definition);
    for (const [variable, imported] of this.#imports) known.imports.set(variable, imported);
    if (this.#stars.length === 0) return;
    known.stars.set(this.module, this.#stars);
    for (const ref of this.#free) known.freeRefs.set(ref, this.module);
  }

  /** A node whose value nobody uses. */
  #statement(node: Core, topLevel = false): void {
    switch (node.kind) {
      case "assign":
        this.#assign(node, topLevel);
        return;
      case "block":
        for (const each of node.body) this.#statement(each);
        return;
      case "if":
        this.#value(node.test);
        this.#statement(node.then);
        if (node.otherwise !== null) this.#statement(node.otherwise);
        return;
      default:
        this.#value(node);
        return;
    }
  }

  #value(node: Core): void {
    switch (node.kind) {
      case "ref":
        this.#read(node);
        return;
      case "block":
        node.body.forEach((each, i) => {
          if (i < node.body.length - 1) this.#statement(each);
          else this.#value(each);
        });
        return;
      case "assign":
        this.#assign(node, false);
        if (node.target.kind === "ref") this.#read(node.target);
        return;
      case "call":
        this.#callee(node.callee);
        for (const arg of node.args) this.#value(arg.value);
        this.#mentionLiteral(node.args[1]?.value);
        return;
      case "method-call":
        this.mentions.add(node.name);
        this.#receiver(node.object);
        for (const arg of node.args) this.#value(arg.value);
        return;
      case "attribute":
        this.members.push({ node, span: node.span });
        this.mentions.add(node.name);
        this.#receiver(node.object);
        return;
      case "while":
        this.#value(node.test);
        this.#statement(node.body);
        if (node.otherwise !== null) this.#statement(node.otherwise);
        return;
      case "for":
        this.#value(node.iterable);
        this.#target(node.target);
        this.#statement(node.body);
        if (node.otherwise !== null) this.#statement(node.otherwise);
        return;
      case "go":
        this.immediate.push(node.body);
        this.#value(node.body);
        return;
      case "let":
        this.#let(node);
        return;
      case "class":
        this.#class(node);
        return;
      case "delete":
        for (const target of node.targets) if (target.kind !== "ref") this.#part(target);
        return;
      case "import": {
        const resolved = this.#program.resolve(this.module, importedPath(node)[0]!);
        if (resolved !== null) this.#imported(node.target, { resolved, name: null });
        return;
      }
      case "import-from":
        this.#importFrom(node);
        return;
      case "import-star":
        this.#stars.push(node);
        return;
      default:
        forEachChild(node, this.#visitChild);
        return;
    }
  }

  #read(ref: Ref): void {
    if (isVariable(ref.binding)) {
      this.#readVariable(ref.binding, ref.span);
      this.bareModules.add(ref.binding);
    } else this.#readFree(ref);
  }

  #readVariable(variable: Variable, span: Span): void {
    if (!this.reads.has(variable)) this.reads.set(variable, span);
  }

  /** A name that nothing in the module binds. */
  #readFree(ref: Ref): void {
    this.#free.push(ref);
    if (ref.binding.kind === "builtin" && REFLECTION.has(ref.binding.name)) this.reflects = true;
  }

  #callee(node: Core): void {
    if (node.kind === "ref") {
      if (!isVariable(node.binding)) this.#readFree(node);
    } else if (node.kind === "function") {
      this.immediate.push(node);
      this.#value(node);
    } else if (node.kind === "attribute") {
      this.mentions.add(node.name);
      this.#receiver(node.object);
    } else this.#value(node);
  }

  /** The name in `(getattr o "x")`. */
  #mentionLiteral(node: Core | undefined): void {
    if (node?.kind === "literal" && typeof node.value === "string") this.mentions.add(node.value);
  }

  /** The object of a dotted name: a module stays inside there. */
  #receiver(node: Core): void {
    if (node.kind === "ref") {
      if (isVariable(node.binding)) this.#readVariable(node.binding, node.span);
      else this.#readFree(node);
    } else this.#value(node);
  }

  #assign(node: Assign, topLevel: boolean): void {
    this.#value(node.value);
    const { target, value } = node;
    if (target.kind === "ref" && (value.kind === "function" || value.kind === "class")) {
      this.#define(target, value, topLevel);
    } else this.#target(target);
  }

  #define(target: Ref, node: FunctionNode | ClassNode, topLevel: boolean): void {
    if (!isVariable(target.binding) || target.binding.writes.length !== 1) return;
    this.definitions.set(target.binding, { node, module: this.module, topLevel });
  }

  #target(target: Target): void {
    if (target.kind === "pattern") {
      for (const part of [...target.before, ...target.after]) this.#target(part);
      if (target.rest !== null) this.#target(target.rest);
    } else if (target.kind !== "ref") {
      if (target.kind === "attribute") this.classNames.add(target.name);
      this.#part(target);
    }
  }

  /** Part of an object that is stored or deleted. */
  #part(target: Exclude<Target, { kind: "ref" | "pattern" }>): void {
    if (target.kind === "attribute") this.mentions.add(target.name);
    forEachChild(target, this.#visitChild);
  }

  #let(node: Let): void {
    for (const { binding, value } of node.bindings) {
      this.#value(value);
      const single = isVariable(binding) && binding.writes.length < 2;
      if (single && value.kind === "function") {
        this.definitions.set(binding, { node: value, module: this.module, topLevel: false });
      }
    }
    this.#value(node.body);
  }

  #class(node: ClassNode): void {
    for (const name of node.scope.variables.keys()) {
      this.classNames.add(name);
      this.bodyNames.add(name);
    }
    for (const arg of node.parents) this.#value(arg.value);
    this.#statement(node.body);
  }

  #importFrom(node: ImportFrom): void {
    const resolved = this.#program.resolve(this.module, node.request.specifier);
    if (resolved === null) return;
    for (const { name, target } of node.names) {
      this.mentions.add(name);
      if (target.name !== name) this.aliases.push([name, target.name]);
      const below =
        resolved.kind === "m28"
          ? this.#program.resolve(this.module, submoduleSpecifier(node.request.specifier, name))
          : null;
      if (below?.kind === "m28") this.#imported(target, { resolved: below, name: null });
      else this.#imported(target, { resolved, name });
    }
  }

  #imported(target: Ref, imported: Imported): void {
    if (!isVariable(target.binding) || target.binding.writes.length !== 1) return;
    this.#imports.set(target.binding, imported);
  }
}

/** The methods of keys that `functools.cmp_to_key` makes: they call what it was given. */
export const COMPARISONS: readonly string[] = ["__lt__", "__gt__", "__le__", "__ge__", "__eq__"];

const REFLECTION = new Set(["globals", "locals", "vars"]);
