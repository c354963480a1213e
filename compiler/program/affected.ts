/** Which modules have to be emitted anew when others have changed: those that see a difference. */
import type { Variable } from "../3-analyze/binding.ts";
import type { ClassNode, Core, FunctionNode, ModuleNode } from "../3-analyze/core.ts";
import { changedNodes } from "../3-analyze/suspension/effect-changes.ts";
import type { Reading } from "../3-analyze/suspension/incremental.ts";
import type { NameWalk } from "../3-analyze/suspension/names.ts";
import type { MemberFacts } from "../3-analyze/types/members.ts";
import { importsOf, isAssignedAtTopLevel } from "../4-lower/imports.ts";
import { signatureText } from "../4-lower/signatures.ts";
import { usageOf } from "../4-lower/usage.ts";

/** What has been found out about a program. */
export interface State {
  readonly reading: Reading;
  readonly members: MemberFacts;
  readonly modules: ReadonlyMap<string, ModuleNode>;
  namesOf(module: ModuleNode): NameWalk;
}

export type Importers = ReadonlyMap<string, ReadonlySet<string>>;

/** Other modules than the changed ones; both states are of the same modules otherwise. */
export function affectedModules(
  before: State,
  now: State,
  importers: Importers,
  changed: ReadonlySet<string>,
): Set<string> {
  const others = new Map([...now.modules].filter(([path]) => !changed.has(path)));
  return new Affected(before, now, importers, others).find(changed);
}

class Affected {
  readonly #before: State;
  readonly #now: State;
  readonly #importers: Importers;
  readonly #others: ReadonlyMap<string, ModuleNode>;
  readonly #paths = new Set<string>();
  /** Whoever mentions these names may see a difference. */
  readonly #names = new Set<string>();

  constructor(before: State, now: State, importers: Importers, others: ReadonlyMap<string, ModuleNode>) {
    this.#before = before;
    this.#now = now;
    this.#importers = importers;
    this.#others = others;
  }

  find(changed: ReadonlySet<string>): Set<string> {
    this.#compareEffects();
    this.#compareUses();
    for (const path of changed) this.#compareInterfaces(path);
    const isGeneral = this.#compareMembers(changed);
    if (isGeneral) return new Set(this.#others.keys());
    this.#mentioning();
    for (const path of changed) this.#paths.delete(path);
    return this.#paths;
  }

  #compareEffects(): void {
    const paths = new Map([...this.#others].map(([path, { span }]) => [span.source, path]));
    for (const node of changedNodes(this.#before.reading.effects, this.#now.reading.effects)) {
      const path = paths.get(node.span.source);
      if (path === undefined) continue;
      this.#paths.add(path);
      if (node.kind === "function") this.#names.add(node.name);
      else if (node.kind === "module") this.#addImporters(path);
    }
  }

  /** Functions that are used as values, and variables that others assign. */
  #compareUses(): void {
    const paths = new Map([...this.#others].map(([path, module]) => [module.scope, path]));
    const { reading: old } = this.#before;
    const { reading } = this.#now;
    for (const { node, module } of reading.known.definitions.values()) {
      const path = paths.get(module.scope);
      if (path === undefined || node.kind !== "function") continue;
      if (old.uses.contained.has(node) !== reading.uses.contained.has(node)) this.#paths.add(path);
    }
    for (const [some, more] of [
      [old.facts.rewritten, reading.facts.rewritten],
      [reading.facts.rewritten, old.facts.rewritten],
    ] as const)
      for (const variable of more) {
        const path = paths.get(variable.scope);
        if (some.has(variable) || path === undefined) continue;
        this.#paths.add(path);
        this.#names.add(variable.name);
      }
  }

  /** What importers see of a module that has changed. */
  #compareInterfaces(path: string): void {
    const old = this.#interfaceOf(this.#before, path);
    const now = this.#interfaceOf(this.#now, path);
    if (old.module !== now.module) this.#addImporters(path);
    for (const name of new Set([...old.names.keys(), ...now.names.keys()])) {
      const [one, other] = [old.names.get(name), now.names.get(name)];
      if (one === other) continue;
      this.#names.add(name);
      const isClass = [one, other].some((each) => each?.startsWith("class"));
      const isNew = one === undefined || other === undefined;
      if (isClass || (isNew && this.#now.reading.known.stars.size > 0)) this.#addImporters(path);
    }
  }

  #interfaceOf(state: State, path: string): { module: string; names: Map<string, string> } {
    const node = state.modules.get(path)!;
    const { facts } = state.reading;
    const requests = node.requests.map(({ specifier }) => specifier);
    const module = JSON.stringify([node.name, node.exports, requests, facts.effectOf(node)]);
    const declared = usageOf(node).functions;
    const imported = importsOf(state.reading.known.program, node);
    const names = new Map<string, string>();
    for (const variable of node.scope.variables.values()) {
      const definition = state.reading.known.definitions.get(variable);
      const parts = [
        definition === undefined
          ? "variable"
          : `${this.#definitionText(state, definition.node)} ${definition.topLevel}`,
        boundText(variable, facts.rewritten),
        declared.has(variable),
        JSON.stringify(imported.get(variable) ?? null),
        isAssignedAtTopLevel(node, variable),
      ];
      names.set(variable.name, parts.join(" "));
    }
    return { module, names };
  }

  #definitionText(state: State, node: FunctionNode | ClassNode): string {
    const { facts } = state.reading;
    if (node.kind === "function")
      return `function ${signatureText(node)} ${node.generator} ${facts.effectOf(node)}`;
    const parents = node.parents.map(
      ({ kind, value }) => `${kind} ${value.kind === "ref" ? value.name : value.kind}`,
    );
    const members = [...node.scope.variables.values()].map((variable) => {
      const methods = node.body.body.map((each) => methodIn(each, variable)).filter((each) => each !== null);
      const texts = methods.map((each) => this.#definitionText(state, each));
      return `${boundText(variable, facts.rewritten)} ${texts.join()}`;
    });
    return `class ${parents.join()} ${members.join()}`;
  }

  /** @returns may any module see a difference? */
  #compareMembers(changed: ReadonlySet<string>): boolean {
    const [old, now] = [this.#before, this.#now];
    if (old.reading.facts.protocolsSuspend !== now.reading.facts.protocolsSuspend) return true;
    if (FLAGS.some((flag) => old.members[flag] !== now.members[flag])) return true;
    for (const path of changed) {
      for (const state of [old, now]) {
        for (const name of state.namesOf(state.modules.get(path)!).classNames) {
          if (hasSameMembers(old, now, name)) continue;
          if (name === "init" || name.startsWith("__")) return true;
          this.#names.add(name);
        }
      }
    }
    return false;
  }

  /** Those that import the module, directly or through others. */
  #addImporters(path: string): void {
    const reached = new Set([path]);
    for (const each of reached) for (const importer of this.#importers.get(each) ?? []) reached.add(importer);
    reached.delete(path);
    for (const each of reached) this.#paths.add(each);
  }

  #mentioning(): void {
    if (this.#names.size === 0) return;
    const walks = [...this.#now.modules].map(([path, node]) => [path, this.#now.namesOf(node)] as const);
    const aliases = walks.flatMap(([, walk]) => walk.aliases);
    for (const name of this.#names)
      for (const [of, alias] of aliases) if (of === name) this.#names.add(alias);
    for (const [path, { mentions }] of walks)
      if ([...this.#names].some((name) => mentions.has(name))) this.#paths.add(path);
  }
}

const FLAGS = [
  "isDynamic",
  "readsAreHooked",
  "writesAreHooked",
  "extendsBuiltIns",
  "hasSeveralParents",
  "itemsAreHooked",
] as const;

function hasSameMembers(one: State, other: State, name: string): boolean {
  return (
    one.members.isMethod(name) === other.members.isMethod(name) &&
    one.members.isOfClass(name) === other.members.isOfClass(name) &&
    one.reading.facts.definesMethod(name) === other.reading.facts.definesMethod(name)
  );
}

function boundText(variable: Variable, rewritten: ReadonlySet<Variable>): string {
  const forms = variable.writes.map(({ form }) => form).join("+");
  return `${variable.name}:${forms}${rewritten.has(variable) ? "!" : ""}${variable.builtin ?? ""}`;
}

function methodIn(node: Core, variable: Variable): FunctionNode | null {
  if (node.kind !== "assign" || node.target.kind !== "ref" || node.value.kind !== "function") return null;
  return node.target.binding === variable ? node.value : null;
}
