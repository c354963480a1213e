/** The state of the flow analysis: which values can reach which node, and what runs where. */
import type { BuiltinEntry } from "../../../runtime/manifest-types.ts";
import type { Span } from "../../source/source.ts";
import type { ClassNode, Comprehension, Core, FunctionNode, ModuleNode, Variable } from "../core.ts";
import { EffectChanges } from "./effect-changes.ts";
import { CHANNEL, type Loop, link, makeOwner, makeSite, type Owner, type Site } from "./effects.ts";
import type { ProtocolRole } from "./facts.ts";
import { type Atom, FlowGraph, type NodeId } from "./flow-graph.ts";
import type {
  ClassFlow,
  Dispatch,
  FunctionFlow,
  MadeFunction,
  MethodSite,
  Place,
  Pool,
  ProtocolOperand,
} from "./flow-parts.ts";
import { anywhere, type Kind, type Value } from "./flow-values.ts";
import type { KnownNames } from "./known.ts";
import type { NameUses } from "./names.ts";
import type { OpenModule } from "./open-modules.ts";
import { getOrMake, Trail, TrailMap, TrailSet } from "./trail.ts";

export class Flow {
  known: KnownNames;
  uses: NameUses;
  readonly trail = new Trail();
  readonly graph = new FlowGraph(this.trail);
  readonly values: Value[] = [];
  readonly sites = this.map<Core, Site>();
  readonly clauseSites = this.map<Comprehension, Map<number, Site>>();
  readonly protocolSites = this.map<Core, Map<ProtocolRole, Site>>();
  /** All sites at which the runtime may run protocol methods or properties, those of calls included. */
  readonly protocolRuns = this.set<Site>();
  /** Operands that nothing may reach that is followed. */
  readonly protocolOperands: ProtocolOperand[] = [];
  readonly loops = this.map<Core, Loop>();
  readonly functions = this.map<FunctionNode, FunctionFlow>();
  readonly classes = this.map<ClassNode, ClassFlow>();
  readonly owners = this.map<FunctionNode | ModuleNode | Comprehension, Owner>();
  readonly dispatches = this.map<string, Dispatch>();
  readonly pools = this.map<NodeId, Pool>();
  /** Properties and what they give, by the nodes of their functions. */
  readonly computed = this.map<string, NodeId>();
  readonly methodSites: MethodSite[] = [];
  readonly starMembers = this.map<ModuleNode, Map<string, NodeId>>();
  /** What is read of each module under names that are not known. */
  readonly anyMembers = this.map<ModuleNode, NodeId>();
  /** Function bodies still to be visited. */
  readonly bodies: (() => void)[] = [];

  readonly plain = this.holding({ kind: "plain" });
  readonly container = this.holding({ kind: "container" });
  readonly unknown = this.holding({ kind: "unknown" });
  /** Everything that was handed to JavaScript. */
  readonly escaped = this.hub();
  /** What JavaScript may hand back. */
  readonly javascript = this.graph.union([this.unknown, this.escaped]);
  /** The elements of all containers, and of dicts those stored under keys that are not literal. */
  readonly elements = this.hub();
  /** The values of dicts under literal keys. */
  readonly keyed = this.hub();
  /** Both of these. */
  readonly items = this.hub(this.elements, this.keyed);
  /** Everything stored in an attribute. */
  readonly attributes = this.hub();
  /** What is stored under names that are not literal. */
  readonly dynamic = this.graph.node();
  /** Every attribute of every class. */
  readonly members = this.hub();
  /** Every exception raised. */
  readonly raised = this.hub();
  /** What makes the missing items of dicts. */
  readonly factories = this.hub();
  /** Everything in the crowded ones of the nodes that `derivedHub` makes. */
  readonly derived = this.hub();
  readonly #derivedPool = this.atom({ kind: "pool", inside: this.derived });

  readonly #variables = this.map<Variable, NodeId>();
  readonly #stored = this.map<string, NodeId>();
  readonly #defined = this.map<string, NodeId>();
  readonly #classNamed = this.map<string, NodeId>();
  readonly #kinds = this.map<Kind, NodeId>();
  readonly #givenBack = new WeakMap<Value, Atom>();
  readonly #builtins = this.map<BuiltinEntry, NodeId>();
  readonly #modules = this.map<ModuleNode, Atom>();
  readonly #standards = this.map<string, Atom>();
  readonly #methods = this.map<FunctionNode, Map<string, Atom>>();
  readonly #kindsInside = this.map<NodeId, Map<Value["kind"], NodeId>>();
  /** By the tables of names that the rules have. */
  readonly #defining = this.map<readonly string[], readonly string[]>();
  readonly #innerSites = this.map<Owner, Site>();
  readonly #protocolsOfCalls = this.map<Site, Site>();
  readonly #bound = this.map<string, ReturnType<Flow["made"]>>();
  readonly #shared = this.map<Value, MadeFunction>();
  /** Modules that are followed only after the trail has been marked, by path: until then others see a place for them. */
  readonly open = new Map<string, OpenModule>();
  /** What runs when an attribute is accessed whose name is not known. */
  anyProperty: Owner | null = null;
  /** The program reads its variables as data. */
  reflects = false;
  /** Since the trail was marked. */
  changes = new EffectChanges();

  constructor(known: KnownNames, uses: NameUses) {
    this.known = known;
    this.uses = uses;
  }

  /** What is noted from now on can be taken back. */
  mark(): void {
    this.trail.mark();
    this.graph.mark();
    this.changes = new EffectChanges();
  }

  /** Takes back all that has been noted since the mark. */
  rollback(): void {
    this.changes.undo();
    this.changes = new EffectChanges();
    this.trail.rollback();
    this.graph.mark();
  }

  map<K, V>(): Map<K, V> {
    return new TrailMap<K, V>(this.trail);
  }

  set<T>(): Set<T> {
    return new TrailSet<T>(this.trail);
  }

  atom(value: Value): Atom {
    this.trail.push(this.values, value);
    const atom = this.values.length - 1;
    if (value.kind === "lazy" || value.kind === "property") this.#givenBack.set(value, atom);
    return atom;
  }

  /** The atom of a value that its own methods give back: another one each time could give itself back again, for ever. */
  atomOf(value: Value): Atom {
    return this.#givenBack.get(value)!;
  }

  holding(value: Value): NodeId {
    return this.graph.holding(this.atom(value));
  }

  node(): NodeId {
    return this.graph.node();
  }

  /** A node where many values meet, everything in the given ones included. */
  hub(...nodes: NodeId[]): NodeId {
    const hub = this.graph.hub((inside) => this.atom({ kind: "pool", inside }));
    for (const node of nodes) this.graph.onInside(node, (atom) => this.graph.add(hub, atom));
    return hub;
  }

  /**
   * A hub for what an operation on a pool gives. When they are crowded all of these share one pool: each would otherwise make
   * a pool on which the operation can be done again, for ever.
   */
  derivedHub(): NodeId {
    return this.graph.hub((inside) => {
      this.graph.onInside(inside, (atom) => this.graph.add(this.derived, atom));
      return this.#derivedPool;
    });
  }

  edge(from: NodeId, to: NodeId): void {
    this.graph.edge(from, to);
  }

  /** Calls `trigger` for every value that reaches the node, pools among them. */
  on(node: NodeId, trigger: (value: Value, atom: Atom) => void): void {
    this.graph.on(node, (atom) => trigger(this.values[atom]!, atom));
  }

  /** Calls `trigger` for every value that reaches the node, those inside pools included, but for no pool. */
  onEach(node: NodeId, trigger: (value: Value, atom: Atom) => void): void {
    let seen: Set<Atom> | null = null;
    const inside = (atom: Atom): void => {
      // What the node holds itself comes by itself.
      if (seen!.has(atom) || this.graph.has(node, atom)) return;
      seen!.add(atom);
      const value = this.values[atom]!;
      if (value.kind === "pool") this.graph.onInside(value.inside, inside);
      else trigger(value, atom);
    };
    this.graph.onInside(node, (atom) => {
      const value = this.values[atom]!;
      if (value.kind !== "pool") return trigger(value, atom);
      seen ??= this.set();
      this.graph.onInside(value.inside, inside);
    });
  }

  /** The same for values of these kinds only; what is in a pool is looked through once for all who ask for the kind. */
  onKinds(node: NodeId, kinds: readonly Value["kind"][], trigger: (value: Value, atom: Atom) => void): void {
    const seen = this.set<Atom>();
    const take = (atom: Atom): void => {
      if (seen.has(atom)) return;
      seen.add(atom);
      trigger(this.values[atom]!, atom);
    };
    const takeInside = (hub: NodeId) => {
      for (const kind of kinds) this.graph.on(this.#ofKind(hub, kind), take);
    };
    if (this.graph.isHub(node)) return takeInside(node);
    this.on(node, (value, atom) => {
      if (value.kind === "pool") takeInside(value.inside);
      else if (kinds.includes(value.kind)) take(atom);
    });
  }

  /** Everything of this kind in a hub, and in the pools among what it holds. */
  #ofKind(hub: NodeId, kind: Value["kind"]): NodeId {
    const nodes = getOrMake(this.#kindsInside, hub, () => this.map<Value["kind"], NodeId>());
    let node = nodes.get(kind);
    if (node !== undefined) return node;
    const made = (node = this.node());
    nodes.set(kind, made);
    this.graph.onInside(hub, (atom) => {
      const value = this.values[atom]!;
      if (value.kind === "pool") this.edge(this.#ofKind(value.inside, kind), made);
      else if (value.kind === kind) this.graph.add(made, atom);
    });
    return made;
  }

  /** Those of the names that class attributes have: only these can be methods of the program. */
  defining(names: readonly string[]): readonly string[] {
    let found = this.#defining.get(names);
    if (found === undefined) {
      found = names.filter((name) => this.uses.classNames.has(name));
      this.#defining.set(names, found);
    }
    return found;
  }

  // ---- nodes by name

  variable(variable: Variable): NodeId {
    const found = this.#variables.get(variable);
    if (found !== undefined) return found;
    const node = this.node();
    this.#variables.set(variable, node);
    const entry = variable.builtin === null ? null : this.known.manifest.builtin(variable.builtin);
    if (entry !== null) this.edge(this.builtin(entry), node);
    return node;
  }

  /** What is stored under this name as an attribute of an object or a literal key of a dict. */
  stored(name: string): NodeId {
    const found = this.#stored.get(name);
    if (found !== undefined) return found;
    const node = this.hub();
    this.#stored.set(name, node);
    this.edge(this.dynamic, node);
    return node;
  }

  /** The attributes of this name of all classes of the program. */
  defined(name: string): NodeId {
    return getOrMake(this.#defined, name, () => this.hub());
  }

  classNamed(name: string): NodeId {
    return getOrMake(this.#classNamed, name, () => this.node());
  }

  builtin(entry: BuiltinEntry): NodeId {
    return getOrMake(this.#builtins, entry, () => {
      if (entry.kind !== "value") return this.holding({ kind: "builtin", entry });
      return entry.result === "list" || entry.result === "dict" ? this.container : this.plain;
    });
  }

  /** A value of a built-in type with operations that may block. */
  kind(kind: Kind): NodeId {
    return getOrMake(this.#kinds, kind, () => this.holding({ kind }));
  }

  module(node: ModuleNode): Atom {
    return getOrMake(this.#modules, node, () => this.atom({ kind: "module", node }));
  }

  standard(name: string): Atom {
    return getOrMake(this.#standards, name, () => this.atom({ kind: "standard", name }));
  }

  /** The same function as a static or class method. */
  unboundMethod(node: FunctionNode, binds: "nothing" | "class"): Atom {
    const atoms = getOrMake(this.#methods, node, () => this.map<string, Atom>());
    return getOrMake(atoms, binds, () => this.atom({ kind: "function", node, binds }));
  }

  // ---- code

  owner(node: FunctionNode | ModuleNode | Comprehension): Owner {
    return getOrMake(this.owners, node, () => makeOwner(node));
  }

  site(node: Core, at: Place, span: Span = node.span): Site {
    let site = this.sites.get(node);
    if (site === undefined) this.sites.set(node, (site = this.#makeSite(node, null, at, span)));
    return site;
  }

  clauseSite(node: Comprehension, index: number, at: Place, span: Span): Site {
    const sites = getOrMake(this.clauseSites, node, () => this.map<number, Site>());
    return getOrMake(sites, index, () => this.#makeSite(node, index, at, span));
  }

  /** The site of the protocol methods that run there. */
  protocolSite(node: Core, role: ProtocolRole, at: Place): Site {
    let sites = this.protocolSites.get(node);
    if (sites === undefined) this.protocolSites.set(node, (sites = this.map()));
    let site = sites.get(role);
    if (site === undefined) {
      sites.set(role, (site = this.#makeSite(node, role, at, node.span)));
      this.protocolRuns.add(site);
    }
    return site;
  }

  /** The site of code that has no place of its own, such as what a lazy iterator does when it is advanced. */
  innerSite(owner: Owner): Site {
    return getOrMake(this.#innerSites, owner, () => this.#makeSite(null, null, { owner, loop: null }, null));
  }

  /** Where a call of a built-in runs protocol methods: the call itself may suspend for other reasons. */
  protocolsOf(call: Site): Site {
    return getOrMake(this.#protocolsOfCalls, call, () => {
      const owner = makeOwner(null);
      this.link(call, owner);
      return this.innerSite(owner);
    });
  }

  #makeSite(
    node: Core | null,
    part: Site["part"],
    at: Pick<Place, "owner" | "loop">,
    span: Span | null,
  ): Site {
    const site = makeSite(node, part, span, at.owner, at.loop);
    this.#touch(site);
    return site;
  }

  #touch(site: Site): void {
    if (this.trail.isMarked) this.changes.before(site);
  }

  /** A method of a built-in type as a value; `call` says what calling it does, for each kind of receiver. */
  boundMethod(receiver: NodeId, name: string, call: (method: MethodSite) => void): NodeId {
    const made = getOrMake(this.#bound, `${receiver} ${name}`, () => this.made());
    call({
      receiver,
      name,
      args: anywhere(made.args),
      result: made.result,
      site: this.innerSite(made.owner),
    });
    return made.node;
  }

  /** One function for a value that is called, whoever calls it; `open` says, once, what calling it does. */
  shared(called: Value, open: (made: MadeFunction) => void): MadeFunction {
    let made = this.#shared.get(called);
    if (made === undefined) {
      made = this.made();
      this.#shared.set(called, made);
      open(made);
    }
    return made;
  }

  /** A function that a built-in makes. */
  made(): MadeFunction & { readonly node: NodeId } {
    const made = { owner: makeOwner(null), args: this.node(), result: this.node() };
    return { ...made, node: this.holding({ kind: "made", ...made }) };
  }

  *allSites(): Iterable<Site> {
    yield* this.sites.values();
    yield* this.#innerSites.values();
    for (const sites of this.protocolSites.values()) yield* sites.values();
    for (const sites of this.clauseSites.values()) yield* sites.values();
  }

  // ---- what is known of code

  link(site: Site | null, owner: Owner): void {
    if (site === null || site.callees?.has(owner)) return;
    this.#touch(site);
    link(site, owner);
    this.trail.note(() => {
      site.callees?.delete(owner);
      owner.callers.pop();
    });
  }

  /** An operation of this name blocks at the site; iterating over a channel is said only where nothing else does. */
  block(site: Site | null, name: string): void {
    if (site === null || (site.blocks !== null && site.blocks !== CHANNEL)) return;
    this.#touch(site);
    this.trail.assign(site, "blocks", name);
  }

  /** The site looks at a channel, lock or context. */
  look(site: Site | null): void {
    if (site === null) return;
    this.#touch(site);
    this.trail.assign(site, "looks", true);
  }
}
