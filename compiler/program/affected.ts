/** Which modules have to be emitted anew when others have changed: those that see a difference. */
import type { ModuleNode } from "../3-analyze/core.ts";
import { changedNodes } from "../3-analyze/suspension/effect-changes.ts";
import type { Reading } from "../3-analyze/suspension/incremental.ts";
import type { NameWalk } from "../3-analyze/suspension/names.ts";
import type { MemberFacts } from "../3-analyze/types/members.ts";
import { importsOf } from "../4-lower/imported-names.ts";
import { type Interface, isClassText } from "./interface.ts";

/** What has been found out about a program. */
export interface State {
  readonly reading: Reading;
  readonly members: MemberFacts;
  readonly modules: ReadonlyMap<string, ModuleNode>;
  /** Of the modules that may change. */
  readonly interfaces: ReadonlyMap<string, Interface>;
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

/** Those that import one of the modules, directly or through others; not the modules themselves, unless they import each other. */
export function importersOf(importers: Importers, modules: Iterable<string>): Set<string> {
  const reached = new Set<string>();
  for (const path of modules) for (const importer of importers.get(path) ?? []) reached.add(importer);
  for (const path of reached) for (const importer of importers.get(path) ?? []) reached.add(importer);
  return reached;
}

class Affected {
  readonly #before: State;
  readonly #now: State;
  readonly #importers: Importers;
  readonly #others: ReadonlyMap<string, ModuleNode>;
  readonly #paths = new Set<string>();
  /** Whoever mentions these names may see a difference. */
  readonly #names = new Set<string>();
  /** Names of variables that are reached in another way: whoever follows an import of them may see a difference. */
  readonly #rerouted = new Set<string>();

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
    this.#passing();
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
        this.#reroute(path, variable.name);
      }
  }

  /** What importers see of a module that has changed. */
  #compareInterfaces(path: string): void {
    const old = this.#before.interfaces.get(path)!;
    const now = this.#now.interfaces.get(path)!;
    if (old.module !== now.module) this.#addImporters(path);
    for (const name of new Set([...old.names.keys(), ...now.names.keys()])) {
      const [one, other] = [old.names.get(name), now.names.get(name)];
      const isReachedAlike = one?.reach === other?.reach;
      if (isReachedAlike && one?.definition === other?.definition) continue;
      this.#names.add(name);
      if (!isReachedAlike) this.#reroute(path, name);
      const isClass = [one, other].some((each) => each !== undefined && isClassText(each.definition));
      const isNew = one === undefined || other === undefined;
      if (isClass || (isNew && this.#now.reading.known.stars.size > 0)) this.#addImporters(path);
    }
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

  /** What a module imports is among its attributes, which are in the text of whoever has the module as a value. */
  #reroute(path: string, name: string): void {
    this.#rerouted.add(name);
    for (const { modules } of [this.#before, this.#now])
      if (importsVariable(modules.get(path), name)) this.#addImporters(path);
  }

  /** Imports of these names lead on to others, from wherever one gets to the module that has the import; star imports may be of any. */
  #passing(): void {
    if (this.#rerouted.size === 0) return;
    const { stars } = this.#now.reading.known;
    for (const [path, node] of this.#now.modules) {
      const names = [...importsOf(node).values()];
      if (stars.has(node) || names.some(({ name }) => name !== null && this.#rerouted.has(name)))
        this.#addImporters(path);
    }
  }

  #addImporters(path: string): void {
    for (const each of importersOf(this.#importers, [path])) this.#paths.add(each);
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

function importsVariable(module: ModuleNode | undefined, name: string): boolean {
  const variable = module?.scope.variables.get(name);
  return variable !== undefined && importsOf(module!).has(variable);
}

function hasSameMembers(one: State, other: State, name: string): boolean {
  return (
    one.members.isMethod(name) === other.members.isMethod(name) &&
    one.members.mostArguments(name) === other.members.mostArguments(name) &&
    one.members.isOfClass(name) === other.members.isOfClass(name) &&
    one.reading.facts.definesMethod(name) === other.reading.facts.definesMethod(name)
  );
}
