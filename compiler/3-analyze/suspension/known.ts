/** What is known of names without following values: which variables only ever hold one function, class or module. */
import type { BuiltinEntry, MethodEntry } from "../../../runtime/manifest-types.ts";
import type {
  Attribute,
  Binding,
  Call,
  ClassNode,
  Core,
  FunctionNode,
  ImportStar,
  MethodCall,
  ModuleNode,
  New,
  Ref,
  Variable,
} from "../core.ts";
import type { AnalyzedProgram, KnownCallee, ResolvedModule } from "./facts.ts";
import { m28Module } from "./modules.ts";

/** The look-ups that the analysis makes in the table of built-ins. */
export interface Manifest {
  builtin(name: string): BuiltinEntry | null;
  methods(name: string): MethodEntry | null;
  standard(module: string, name: string): BuiltinEntry | null;
  standardNames(module: string): readonly string[];
  /** The methods of that name of the standard modules' classes. */
  standardMethods(name: string): readonly MethodEntry[];
}

export interface Definition {
  readonly node: FunctionNode | ClassNode;
  readonly module: ModuleNode;
  /** A statement at the top level of its module. */
  readonly topLevel: boolean;
}

export interface Imported {
  readonly resolved: ResolvedModule;
  /** Null when the name stands for the module itself. */
  readonly name: string | null;
}

/** A module, or something else whose members are known. */
type Namespace = ResolvedModule;

export class KnownNames {
  readonly program: AnalyzedProgram;
  readonly manifest: Manifest;
  readonly definitions = new Map<Variable, Definition>();
  readonly imports = new Map<Variable, Imported>();
  readonly stars = new Map<ModuleNode, ImportStar[]>();
  /** Where names stand that nothing in their module binds, in modules that have star imports. */
  readonly freeRefs = new Map<Ref, ModuleNode>();
  /** Module variables that something may assign through the module object. */
  rewritten = new Set<Variable>();
  /** Paths of modules that may be read again: what is asked of them is noted. */
  readonly open = new Set<string>();
  /** Imported names that are being looked up. */
  readonly #following = new Set<Variable>();
  readonly #asked = new Map<
    string,
    { readonly ask: (known: KnownNames) => unknown; readonly answer: unknown }
  >();

  constructor(program: AnalyzedProgram, manifest: Manifest) {
    this.program = program;
    this.manifest = manifest;
  }

  /** Who is called, when that is certain before the program runs. */
  callee(call: Call | MethodCall | New): KnownCallee | null {
    if (call.kind === "method-call") return this.#member(call.object, call.name);
    const { callee } = call;
    switch (callee.kind) {
      case "ref":
        return this.#ref(callee);
      case "attribute":
        return this.#member(callee.object, callee.name);
      case "js-global":
        return { kind: "javascript" };
      default:
        return null;
    }
  }

  /** The one function, class or built-in that a variable holds wherever it can be read. */
  variable(variable: Variable, use: Ref | null): KnownCallee | null {
    const definition = this.definitions.get(variable);
    if (definition !== undefined) {
      if (this.rewritten.has(variable)) return null;
      // Until its definition runs, the variable holds the built-in of the same name.
      const early = use !== null && use.span.start < definition.node.span.start;
      if (variable.builtin !== null && (early || !definition.topLevel)) return null;
      const { node, module } = definition;
      return node.kind === "class" ? { kind: "class", node, module } : { kind: "function", node, module };
    }
    const imported = this.imports.get(variable);
    // Modules may import a name from each other that none of them defines.
    if (imported === undefined || imported.name === null || this.#following.has(variable)) return null;
    this.#following.add(variable);
    const found = this.#export(imported.resolved, imported.name);
    this.#following.delete(variable);
    return found;
  }

  /** The module variable that a name imported from an M28 module stands for, through re-imports; in a circle of these itself. */
  origin(variable: Variable): Variable {
    const seen = new Set<Variable>();
    for (let at = variable; !seen.has(at); ) {
      seen.add(at);
      const imported = this.imports.get(at);
      if (imported === undefined || imported.name === null) return at;
      const target = m28Module(this.program, imported.resolved)?.scope.variables.get(imported.name);
      if (target === undefined) return at;
      at = target;
    }
    return variable;
  }

  /** The variable behind `m.x` when `m` is an imported M28 module. */
  memberVariable(node: Attribute | MethodCall): Variable | null {
    const space = this.namespace(node.object);
    return m28Module(this.program, space)?.scope.variables.get(node.name) ?? null;
  }

  /** What module an expression certainly is. */
  namespace(node: Core): Namespace | null {
    if (node.kind === "js-global") return JAVASCRIPT;
    if (node.kind === "ref") {
      const imported = isVariable(node.binding) ? this.imports.get(node.binding) : undefined;
      if (imported === undefined) return null;
      return imported.name === null || imported.resolved.kind === "javascript" ? imported.resolved : null;
    }
    if (node.kind !== "attribute") return null;
    const space = this.namespace(node.object);
    if (space?.kind === "javascript") return JAVASCRIPT;
    if (space?.kind === "standard" && this.manifest.standard(space.name, node.name)?.kind === "value") {
      return { kind: "standard", name: `${space.name}.${node.name}` };
    }
    return null;
  }

  #ref(ref: Ref): KnownCallee | null {
    if (isVariable(ref.binding)) return this.variable(ref.binding, ref);
    if (ref.binding.kind !== "builtin" || this.#starMayBind(ref)) return null;
    const entry = this.manifest.builtin(ref.binding.name);
    return entry === null || entry.kind === "value" ? null : { kind: "builtin", entry };
  }

  #member(object: Core, name: string): KnownCallee | null {
    const space = this.namespace(object);
    return space === null ? null : this.#export(space, name);
  }

  #export(module: ResolvedModule, name: string): KnownCallee | null {
    if (module.kind === "javascript") return { kind: "javascript" };
    if (module.kind === "json") return null;
    if (module.kind === "standard") {
      const entry = this.manifest.standard(module.name, name);
      return entry === null || entry.kind === "value" ? null : { kind: "builtin", entry };
    }
    const variable = m28Module(this.program, module)?.scope.variables.get(name);
    const found = variable === undefined ? null : this.variable(variable, null);
    if (this.open.has(module.path))
      this.#note(`${module.path} ${name}`, (known) => known.#identity(known.#export(module, name)));
    return found;
  }

  /** Who is called, if no open module defines it. */
  #identity(callee: KnownCallee | null): unknown {
    if (callee?.kind !== "function" && callee?.kind !== "class") return callee?.kind ?? null;
    const isOpen = [...this.open].some((path) => this.program.modules.get(path) === callee.module);
    return isOpen ? null : callee.node;
  }

  #note(key: string, ask: (known: KnownNames) => unknown): void {
    if (this.#asked.has(key)) return;
    this.#asked.set(key, { ask, answer: null });
    this.#asked.set(key, { ask, answer: ask(this) });
  }

  /** Does this reading of the open modules give the same answers to all that has been asked of an earlier one? */
  agreesWith(earlier: KnownNames): boolean {
    return [...earlier.#asked.values()].every(({ ask, answer }) => ask(this) === answer);
  }

  /** A name that nothing in the module binds may come from a star import, built-ins included. */
  #starMayBind(ref: Ref): boolean {
    if (this.stars.size === 0) return false;
    const module = this.freeRefs.get(ref);
    return module !== undefined && this.#exportsByStar(module, ref.name, new Set());
  }

  #hasName(path: string, name: string): boolean {
    const module = this.program.modules.get(path);
    return (
      module !== undefined &&
      (module.scope.variables.has(name) || this.#exportsByStar(module, name, new Set()))
    );
  }

  #exportsByStar(module: ModuleNode, name: string, seen: Set<ModuleNode>): boolean {
    seen.add(module);
    return (this.stars.get(module) ?? []).some((star) => {
      const resolved = this.program.resolve(module, star.request.specifier);
      if (resolved?.kind === "standard") return this.manifest.standard(resolved.name, name) !== null;
      const target = m28Module(this.program, resolved);
      if (target === null) return resolved !== null;
      if (resolved?.kind === "m28" && this.open.has(resolved.path))
        this.#note(`* ${resolved.path} ${name}`, (known) => known.#hasName(resolved.path, name));
      return (
        target.scope.variables.has(name) || (!seen.has(target) && this.#exportsByStar(target, name, seen))
      );
    });
  }
}

const JAVASCRIPT: ResolvedModule = { kind: "javascript", specifier: "", path: null };

export function isVariable(binding: Binding): binding is Variable {
  return binding.kind === "variable";
}
