/** The state of the flow analysis: which values can reach which node, and what runs where. */
import type { BuiltinEntry } from "../../../runtime/manifest-types.ts";
import type { Span } from "../../1-read/form.ts";
import type { Variable } from "../binding.ts";
import type { ClassNode, Comprehension, Core, FunctionNode, ModuleNode } from "../core.ts";
import { type Loop, link, makeOwner, type Owner, type Site } from "./effects.ts";
import type { ProtocolRole } from "./facts.ts";
import { type Atom, FlowGraph, type NodeId } from "./flow-graph.ts";
import { type Arguments, anywhere, type Kind, type Value } from "./flow-values.ts";
import type { KnownNames } from "./known.ts";
import type { NameUses } from "./names.ts";

export interface FunctionFlow {
  readonly node: FunctionNode;
  readonly atom: Atom;
  readonly owner: Owner;
  readonly params: readonly NodeId[];
  /** What a call gives. */
  readonly result: NodeId;
  /** Some call of the program may reach it. */
  called: boolean;
}

export interface ClassFlow {
  readonly node: ClassNode;
  readonly atom: Atom;
  readonly instance: Atom;
  readonly parents: NodeId;
  /** Instances of the class and of the classes derived from it. */
  readonly self: NodeId;
  readonly members: Map<string, NodeId>;
  constructed: boolean;
}

/** A method call whose receiver may turn out to be unknown. */
export interface MethodSite {
  readonly receiver: NodeId;
  readonly name: string;
  readonly args: Arguments;
  readonly result: NodeId;
  readonly site: Site | null;
}

/** A value whose protocol methods run at a site. */
export interface ProtocolOperand {
  readonly operand: NodeId;
  readonly names: readonly string[];
  readonly site: Site;
}

/** One call that many sites share: of all methods of one name, or of everything in a pool. */
export interface Dispatch {
  readonly owner: Owner;
  readonly positional: readonly NodeId[];
  readonly anywhere: NodeId;
  readonly result: NodeId;
}

/** What happens to everything in a pool, done once for all who do it. */
export interface Pool {
  call: Dispatch | null;
  iteration: Dispatch | null;
  readonly methods: Map<string, Dispatch>;
  readonly attributes: Map<string, NodeId>;
}

/** Where an expression stands. */
export interface Place {
  readonly owner: Owner;
  readonly module: ModuleNode;
  readonly loop: Loop | null;
  /** Collects what the function returns. */
  readonly result: NodeId;
  /** In generator functions: what `yield` hands out, and what it gets. */
  readonly yields?: { readonly given: NodeId; readonly sent: NodeId };
}

/** A function that a built-in makes, or that stands for all calls of one. */
export interface MadeFunction {
  readonly owner: Owner;
  readonly args: NodeId;
  readonly result: NodeId;
}

export class Flow {
  readonly known: KnownNames;
  readonly uses: NameUses;
  readonly graph = new FlowGraph();
  readonly values: Value[] = [];
  readonly sites = new Map<Core, Site>();
  readonly clauseSites = new Map<Comprehension, Site[]>();
  readonly protocolSites = new Map<Core, Map<ProtocolRole, Site>>();
  /** All sites at which the runtime may run protocol methods or properties, those of calls included. */
  readonly protocolRuns = new Set<Site>();
  /** Operands that nothing may reach that is followed. */
  readonly protocolOperands: ProtocolOperand[] = [];
  readonly loops = new Map<Core, Loop>();
  readonly functions = new Map<FunctionNode, FunctionFlow>();
  readonly classes = new Map<ClassNode, ClassFlow>();
  readonly owners = new Map<FunctionNode | ModuleNode | Comprehension, Owner>();
  readonly dispatches = new Map<string, Dispatch>();
  readonly pools = new Map<NodeId, Pool>();
  readonly methodSites: MethodSite[] = [];
  readonly starMembers = new Map<ModuleNode, Map<string, NodeId>>();
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

  readonly #variables = new Map<Variable, NodeId>();
  readonly #stored = new Map<string, NodeId>();
  readonly #defined = new Map<string, NodeId>();
  readonly #classNamed = new Map<string, NodeId>();
  readonly #kinds = new Map<Kind, NodeId>();
  readonly #builtins = new Map<BuiltinEntry, NodeId>();
  readonly #modules = new Map<ModuleNode, Atom>();
  readonly #standards = new Map<string, Atom>();
  readonly #methods = new Map<FunctionNode, Map<string, Atom>>();
  readonly #kindsInside = new Map<NodeId, Map<Value["kind"], NodeId>>();
  /** By the tables of names that the rules have. */
  readonly #defining = new Map<readonly string[], readonly string[]>();
  readonly #innerSites = new Map<Owner, Site>();
  readonly #bound = new Map<string, ReturnType<Flow["made"]>>();
  readonly #shared = new Map<BuiltinEntry, MadeFunction>();

  constructor(known: KnownNames, uses: NameUses) {
    this.known = known;
    this.uses = uses;
  }

  atom(value: Value): Atom {
    return this.values.push(value) - 1;
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
      seen ??= new Set();
      this.graph.onInside(value.inside, inside);
    });
  }

  /** The same for values of these kinds only; what is in a pool is looked through once for all who ask for the kind. */
  onKinds(node: NodeId, kinds: readonly Value["kind"][], trigger: (value: Value, atom: Atom) => void): void {
    const seen = new Set<Atom>();
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
    const nodes = getOrMake(this.#kindsInside, hub, () => new Map<Value["kind"], NodeId>());
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
    const atoms = getOrMake(this.#methods, node, () => new Map<string, Atom>());
    return getOrMake(atoms, binds, () => this.atom({ kind: "function", node, binds }));
  }

  // ---- code

  owner(node: FunctionNode | ModuleNode | Comprehension): Owner {
    return getOrMake(this.owners, node, () => makeOwner(node));
  }

  site(node: Core, at: Place, span: Span = node.span): Site {
    let site = this.sites.get(node);
    if (site === undefined) this.sites.set(node, (site = makeSite(node, at, span)));
    return site;
  }

  clauseSite(node: Comprehension, index: number, at: Place, span: Span): Site {
    const sites = getOrMake(this.clauseSites, node, () => [] as Site[]);
    return (sites[index] ??= makeSite(node, at, span));
  }

  /** The site of the protocol methods that run there. */
  protocolSite(node: Core, role: ProtocolRole, at: Place): Site {
    let sites = this.protocolSites.get(node);
    if (sites === undefined) this.protocolSites.set(node, (sites = new Map()));
    let site = sites.get(role);
    if (site === undefined) {
      sites.set(role, (site = makeSite(node, at, node.span)));
      this.protocolRuns.add(site);
    }
    return site;
  }

  /** The site of code that has no place of its own, such as what a lazy iterator does when it is advanced. */
  innerSite(owner: Owner): Site {
    return getOrMake(this.#innerSites, owner, () => makeSite(null, { owner, loop: null }, null));
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

  /** One function for a built-in, whoever calls it; `open` says, once, what calling it does. */
  shared(entry: BuiltinEntry, open: (made: MadeFunction) => void): MadeFunction {
    let made = this.#shared.get(entry);
    if (made === undefined) {
      made = this.made();
      this.#shared.set(entry, made);
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
    for (const sites of this.clauseSites.values()) yield* sites.filter((site) => site !== undefined);
  }

  link(site: Site | null, owner: Owner): void {
    if (site !== null) link(site, owner);
  }
}

function makeSite(node: Core | null, at: Pick<Place, "owner" | "loop">, span: Span | null): Site {
  const { owner, loop } = at;
  return { node, span, owner, loop, callees: null, blocks: null, looks: false, suspends: false };
}

export function getOrMake<Key, Made>(map: Map<Key, Made>, key: Key, make: () => Made): Made {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
