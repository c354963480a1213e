/** The first walk over a program: collects definitions, imports, and which functions are used as values. */
import type { Span } from "../../1-read/form.ts";
import type { Variable } from "../binding.ts";
import { forEachChild } from "../children.ts";
import type {
  Assign,
  ClassNode,
  Core,
  FunctionNode,
  ImportFrom,
  Let,
  ModuleNode,
  Ref,
  Target,
} from "../core.ts";
import { isVariable, type KnownNames } from "./known.ts";
import { importedPath, m28Module } from "./modules.ts";

export interface NameUses {
  /** Functions that are only ever called directly. */
  readonly contained: ReadonlySet<FunctionNode>;
  /** Where a function is first used other than as the callee of a direct call. */
  readonly valueUses: ReadonlyMap<FunctionNode, Span>;
  /** The names of all class attributes: only these can be protocol methods of the program. */
  readonly classNames: ReadonlySet<string>;
}

export function collectNames(known: KnownNames): NameUses {
  const walks = [...known.program.modules.values()].map((module) => new NameWalk(known, module));
  for (const walk of walks) walk.run();
  const contained = new Set<FunctionNode>();
  const valueUses = new Map<FunctionNode, Span>();
  const used = new Map<Variable, Span>();
  const exposed = new Set<ModuleNode>();
  for (const walk of walks) {
    for (const node of walk.immediate) contained.add(node);
    for (const { variable, span } of walk.reads) {
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
  for (const [variable, { node, module }] of known.definitions) {
    if (node.kind !== "function") continue;
    const span = used.get(variable);
    if (span !== undefined) valueUses.set(node, span);
    else if (variable.variable !== "class" && !exposed.has(module)) contained.add(node);
  }
  return { contained, valueUses, classNames: new Set(walks.flatMap((walk) => [...walk.classNames])) };
}

class NameWalk {
  readonly module: ModuleNode;
  readonly reads: { variable: Variable; span: Span }[] = [];
  readonly members: { node: Extract<Core, { kind: "attribute" }>; span: Span }[] = [];
  /** Variables read as a whole that may hold modules. */
  readonly bareModules: Variable[] = [];
  readonly immediate: FunctionNode[] = [];
  readonly classNames = new Set<string>();
  /** The module reads its own variables as data. */
  reflects = false;
  readonly #known: KnownNames;
  readonly #visitChild = (child: Core) => this.#value(child);

  constructor(known: KnownNames, module: ModuleNode) {
    this.#known = known;
    this.module = module;
  }

  run(): void {
    for (const node of this.module.body.body) this.#statement(node, true);
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
        return;
      case "method-call":
        this.#receiver(node.object);
        for (const arg of node.args) this.#value(arg.value);
        return;
      case "attribute":
        this.members.push({ node, span: node.span });
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
        return;
      case "import": {
        const resolved = this.#known.program.resolve(this.module, importedPath(node)[0]!);
        if (resolved !== null) this.#imported(node.target, { resolved, name: null });
        return;
      }
      case "import-from":
        this.#importFrom(node);
        return;
      case "import-star": {
        const stars = this.#known.stars.get(this.module);
        if (stars === undefined) this.#known.stars.set(this.module, [node]);
        else stars.push(node);
        return;
      }
      default:
        forEachChild(node, this.#visitChild);
        return;
    }
  }

  #read(ref: Ref): void {
    if (isVariable(ref.binding)) {
      this.reads.push({ variable: ref.binding, span: ref.span });
      this.bareModules.push(ref.binding);
    } else this.#readBuiltin(ref);
  }

  #readBuiltin(ref: Ref): void {
    if (ref.binding.kind !== "builtin") return;
    this.#noteModule(ref);
    if (REFLECTION.has(ref.binding.name)) this.reflects = true;
  }

  #noteModule(ref: Ref): void {
    this.#known.builtinRefs.set(ref, this.module);
  }

  #callee(node: Core): void {
    if (node.kind === "ref") this.#readBuiltin(node);
    else if (node.kind === "function") {
      this.immediate.push(node);
      this.#value(node);
    } else if (node.kind === "attribute") this.#receiver(node.object);
    else this.#value(node);
  }

  /** The object of a dotted name: a module stays inside there. */
  #receiver(node: Core): void {
    if (node.kind !== "ref") this.#value(node);
    else if (isVariable(node.binding)) this.reads.push({ variable: node.binding, span: node.span });
    else this.#noteModule(node);
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
    this.#known.definitions.set(target.binding, { node, module: this.module, topLevel });
  }

  #target(target: Target): void {
    if (target.kind === "pattern") {
      for (const part of [...target.before, ...target.after]) this.#target(part);
      if (target.rest !== null) this.#target(target.rest);
    } else if (target.kind !== "ref") {
      if (target.kind === "attribute") this.classNames.add(target.name);
      forEachChild(target, (child) => this.#value(child));
    }
  }

  #let(node: Let): void {
    for (const { binding, value } of node.bindings) {
      this.#value(value);
      const single = isVariable(binding) && binding.writes.length < 2;
      if (single && value.kind === "function") {
        this.#known.definitions.set(binding, { node: value, module: this.module, topLevel: false });
      }
    }
    this.#value(node.body);
  }

  #class(node: ClassNode): void {
    for (const name of node.scope.variables.keys()) this.classNames.add(name);
    for (const arg of node.parents) this.#value(arg.value);
    this.#statement(node.body);
  }

  #importFrom(node: ImportFrom): void {
    const resolved = this.#known.program.resolve(this.module, node.request.specifier);
    if (resolved === null) return;
    for (const { name, target } of node.names) {
      const below = this.#known.program.resolve(this.module, `${node.request.specifier}.${name}`);
      if (resolved.kind === "m28" && below?.kind === "m28")
        this.#imported(target, { resolved: below, name: null });
      else this.#imported(target, { resolved, name });
    }
  }

  #imported(target: Ref, imported: Parameters<KnownNames["imports"]["set"]>[1]): void {
    if (!isVariable(target.binding) || target.binding.writes.length !== 1) return;
    this.#known.imports.set(target.binding, imported);
  }
}

const REFLECTION = new Set(["globals", "locals", "vars"]);
