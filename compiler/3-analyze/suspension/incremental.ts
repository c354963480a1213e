/**
 * The suspension analysis of a program of which some modules, the *open* ones, are read again and again: everything else is
 * analysed once, without them, and each reading is then added to that and taken back before the next.
 */

import type { ClassNode, FunctionNode, ModuleNode, Variable } from "../core.ts";
import type { EffectsByNode } from "./effect-changes.ts";
import { spreadEffects } from "./effects.ts";
import { isUnused, letUnusedEscape, outsideWorld, unusedDefinitions } from "./escape.ts";
import type { AnalyzedProgram, SuspensionFacts } from "./facts.ts";
import { Flow } from "./flow.ts";
import type { NodeId } from "./flow-graph.ts";
import { KnownNames, type Manifest } from "./known.ts";
import { collectNames, type NamesOfModules, type NameUses, type NameWalk } from "./names.ts";
import { fillModule, openModule } from "./open-modules.ts";
import { reportProtocolMethods } from "./protocol-methods.ts";
import { factsOf, followAnything, followModules, followWorld } from "./suspension.ts";

export interface Reading {
  readonly facts: SuspensionFacts;
  readonly known: KnownNames;
  readonly uses: NameUses;
  /** What the effects in the other modules are with the open ones, where these make a difference. */
  readonly effects: EffectsByNode;
}

/** The last reading is good still, but for the last case. */
export type Refusal =
  /** The open modules have begun to use these definitions, which nobody used before. */
  | { readonly kind: "used"; readonly definitions: readonly (FunctionNode | ClassNode)[] }
  /** They make a difference to what was found out without them. */
  | { readonly kind: "different" }
  /** There is something to be said of the program, for which it has to be analysed as a whole. */
  | { readonly kind: "reported" };

export type Definitions = ReadonlySet<FunctionNode | ClassNode>;

export class IncrementalSuspension {
  readonly open: ReadonlySet<string>;
  readonly #program: AnalyzedProgram;
  readonly #manifest: Manifest;
  readonly #names: NamesOfModules = new WeakMap();
  /** The names of classes when all this began, and which of them it mattered. */
  readonly #classNames: AskedNames;
  readonly #bodyNames: AskedNames;
  /** What was known when all this began. */
  readonly #known: KnownNames;
  /** Finds out what the program itself uses. */
  readonly #inner: Part;
  /** The same with what JavaScript may do with the rest. */
  readonly #whole: Part;
  readonly #world: NodeId;
  /** Definitions of the other modules that nothing used when all this began. */
  readonly #unused: readonly (FunctionNode | ClassNode)[];
  /** Those that only the open modules used, or may use. */
  readonly #unsettled: readonly (FunctionNode | ClassNode)[];

  /**
   * @param program its modules may be exchanged later, where they are open
   * @param lent definitions of other modules that the open ones use now and then, and nobody else does
   */
  constructor(program: AnalyzedProgram, manifest: Manifest, open: ReadonlySet<string>, lent: Definitions) {
    this.#program = program;
    this.#manifest = manifest;
    this.open = open;
    this.#known = this.#knownNames();
    const uses = collectNames(this.#known, this.#names);
    this.#classNames = new AskedNames(uses.classNames);
    this.#bodyNames = new AskedNames(uses.bodyNames);
    const asked = { ...uses, classNames: this.#classNames, bodyNames: this.#bodyNames };
    this.#inner = this.#follow(asked);
    const inner = this.#inner.flow;
    // What the open modules use now is not unused, and nor is what they have begun to use.
    const unused = unusedDefinitions(inner, this.#known.definitions.values());
    inner.mark();
    this.#fill(this.#inner, this.#known, uses);
    this.#unused = unused.filter((node) => isUnused(inner, node) && !lent.has(node));
    const settled = new Set(this.#unused);
    this.#unsettled = unused.filter((node) => !settled.has(node));
    inner.rollback();
    this.#whole = this.#follow(asked);
    const { flow } = this.#whole;
    this.#world = outsideWorld(flow);
    letUnusedEscape(flow, this.#world, this.#unused);
    flow.graph.solve();
    spreadEffects(flow.allSites());
    flow.mark();
  }

  /** The program with the open modules as they are now. */
  read(): Reading | Refusal {
    const known = this.#knownNames();
    const uses = collectNames(known, this.#names);
    const serves = this.#classNames.servesFor(uses.classNames) && this.#bodyNames.servesFor(uses.bodyNames);
    if (!serves || !known.agreesWith(this.#known)) return { kind: "different" };
    const inner = this.#inner.flow;
    inner.rollback();
    this.#fill(this.#inner, known, uses);
    const used = this.#unused.filter((node) => !isUnused(inner, node));
    if (used.length > 0) return { kind: "used", definitions: used };
    const { flow } = this.#whole;
    flow.rollback();
    this.#fill(this.#whole, known, uses);
    const own = this.#openModules().flatMap((module) => [...this.namesOf(module).definitions.values()]);
    letUnusedEscape(flow, this.#world, unusedDefinitions(inner, own));
    letUnusedEscape(
      flow,
      this.#world,
      this.#unsettled.filter((node) => isUnused(inner, node)),
    );
    flow.graph.solve();
    followAnything(flow);
    spreadEffects(flow.changes.sites(), flow.changes);
    let reported = false;
    reportProtocolMethods(flow, () => {
      reported = true;
    });
    if (reported) return { kind: "reported" };
    return { facts: factsOf(flow), known, uses, effects: flow.changes.byNode() };
  }

  /** The names in a module of the program. */
  namesOf(module: ModuleNode): NameWalk {
    return this.#names.get(module)!;
  }

  /** What is known of the program as it is now, whatever becomes of it. */
  #knownNames(): KnownNames {
    const { modules, resolve } = this.#program;
    const known = new KnownNames({ modules: new Map(modules), resolve }, this.#manifest);
    for (const path of this.open) known.open.add(path);
    return known;
  }

  /** What the open modules have to do with nothing. */
  #follow(uses: NameUses): Part {
    const known = this.#known;
    known.rewritten = new Set();
    const flow = new Flow(known, uses);
    for (const path of this.open) flow.open.set(path, openModule(flow));
    const others = [...this.#program.modules].filter(([path]) => !this.open.has(path));
    followModules(
      flow,
      others.map(([, module]) => module),
    );
    followWorld(flow);
    return { flow, rewritten: known.rewritten };
  }

  #openModules(): ModuleNode[] {
    return [...this.open].map((path) => this.#program.modules.get(path)!);
  }

  #fill({ flow, rewritten }: Part, known: KnownNames, uses: NameUses): void {
    flow.known = known;
    flow.uses = uses;
    const modules: ModuleNode[] = [];
    for (const [path, module] of flow.open) {
      const node = this.#program.modules.get(path)!;
      modules.push(node);
      fillModule(flow, module, node);
    }
    // As in an analysis of everything, bodies are looked through before it is known what is assigned from outside.
    known.rewritten = new Set();
    followModules(flow, modules);
    for (const variable of rewritten) known.rewritten.add(variable);
    flow.graph.solve();
  }
}

interface Part {
  readonly flow: Flow;
  /** Module variables that others assign, without the open modules. */
  readonly rewritten: ReadonlySet<Variable>;
}

/** Names that remember for which ones it was asked. */
class AskedNames extends Set<string> {
  readonly #asked = new Set<string>();

  constructor(names: Iterable<string>) {
    super();
    for (const name of names) this.add(name);
  }

  override has(name: string): boolean {
    this.#asked.add(name);
    return super.has(name);
  }

  /** Would all answers have been the same with these names? */
  servesFor(names: ReadonlySet<string>): boolean {
    return [...this.#asked].every((name) => super.has(name) === names.has(name));
  }
}
