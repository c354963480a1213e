/** The analysis of a program of which a few modules change again and again: what it says now, and which other modules that concerns. */
import type { ClassNode, FunctionNode, ModuleNode } from "../3-analyze/core.ts";
import type { AnalyzedProgram, SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import { IncrementalSuspension, type Refusal } from "../3-analyze/suspension/incremental.ts";
import { type MemberFacts, type MembersOfModules, memberFacts } from "../3-analyze/types/members.ts";
import { affectedModules, type Importers, type State } from "./affected.ts";
import { manifest } from "./builtin-names.ts";
import type { ModuleGraph } from "./graph.ts";
import { interfaceOf } from "./interface.ts";

/** Modules that have changed lately, as far as more of them are cheap. */
const MOST_OPEN = 6;

export interface Increment {
  readonly facts: SuspensionFacts;
  readonly members: MemberFacts;
  /** Paths of modules that have to be emitted anew, besides those that have changed; null: whose fingerprint is not the same. */
  readonly affected: ReadonlySet<string> | null;
}

export class Increments {
  readonly #modules: Map<string, ModuleNode>;
  readonly #paths = new WeakMap<ModuleNode, string>();
  readonly #program: AnalyzedProgram;
  readonly #members: MembersOfModules = new WeakMap();
  readonly #lent = new Set<FunctionNode | ClassNode>();
  #suspension: IncrementalSuspension | null = null;
  #state: State | null = null;

  /** @param modules the program as it has been analysed, by path */
  constructor(graph: ModuleGraph, modules: ReadonlyMap<string, { readonly node: ModuleNode }>) {
    this.#modules = new Map([...modules].map(([path, { node }]) => [path, node]));
    for (const [path, node] of this.#modules) this.#paths.set(node, path);
    this.#program = {
      modules: this.#modules,
      resolve: (importer, specifier) => {
        const target = graph.resolve(this.#paths.get(importer) ?? "", specifier);
        return target.kind === "missing" ? null : target;
      },
    };
  }

  /**
   * Analyses the program with other readings of some of its modules, which import the same modules as before.
   * @param importers who imports a module now
   * @returns null when everything has to be analysed anew, and these increments are of no more use
   */
  advance(changed: ReadonlyMap<string, ModuleNode>, importers: Importers): Increment | null {
    let before: State | Refusal = this.#opened(changed);
    const old = new Map([...changed.keys()].map((path) => [path, this.#modules.get(path)!]));
    this.#exchange(changed);
    let now = this.#read();
    if ("kind" in now && now.kind === "used") {
      for (const definition of now.definitions) this.#lent.add(definition);
      this.#exchange(old);
      before = this.#reopened(this.#suspension!.open);
      this.#exchange(changed);
      now = this.#read();
    }
    if ("kind" in now && now.kind !== "reported") {
      before = now;
      now = this.#reopened(this.#suspension!.open);
    }
    if ("kind" in now) return null;
    const affected =
      "kind" in before ? null : affectedModules(before, now, importers, new Set(changed.keys()));
    return { facts: now.reading.facts, members: now.members, affected };
  }

  #exchange(modules: ReadonlyMap<string, ModuleNode>): void {
    for (const [path, node] of modules) {
      this.#modules.set(path, node);
      this.#paths.set(node, path);
    }
  }

  /** The state before a change of these modules, which are open then. */
  #opened(changed: ReadonlyMap<string, ModuleNode>): State | Refusal {
    const open = this.#suspension?.open ?? new Set<string>();
    if (this.#state !== null && [...changed.keys()].every((path) => open.has(path))) return this.#state;
    const others = [...open].filter((path) => !changed.has(path));
    return this.#reopened(new Set([...others.slice(-MOST_OPEN), ...changed.keys()]));
  }

  #reopened(open: ReadonlySet<string>): State | Refusal {
    this.#suspension = new IncrementalSuspension(this.#program, manifest, open, this.#lent);
    return this.#read();
  }

  #read(): State | Refusal {
    const suspension = this.#suspension!;
    this.#state = null;
    const reading = suspension.read();
    if ("kind" in reading) return reading;
    const { facts, known } = reading;
    const members = memberFacts(this.#program, manifest, facts, this.#members);
    const interfaces = new Map(
      [...suspension.open].map((path) => [path, interfaceOf(this.#modules.get(path)!, facts, known)]),
    );
    const modules = new Map(this.#modules);
    const namesOf = (node: ModuleNode) => suspension.namesOf(node);
    this.#state = { interfaces, reading, members, modules, namesOf };
    return this.#state;
  }
}
