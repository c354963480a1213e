/** Inclusion constraints between sets of small integers, solved by a worklist. */

export type NodeId = number;
export type Atom = number;
export type Trigger = (atom: Atom) => void;

/** The node that never holds anything: the value of expressions that no analysis follows. */
export const NOTHING: NodeId = 0;

/** Above this size membership is looked up in a Set. */
const SMALL = 8;

/** How many atoms a hub passes on one by one. */
const HUB_LIMIT = 24;

/** A node where many values meet. */
interface Hub {
  /** Stands for all atoms of the hub in the nodes that include it; made when it has too many to pass on. */
  pool: Atom | null;
  readonly makePool: () => Atom;
  readonly inside: Trigger[];
}

/**
 * A node is a growing set of atoms; an edge makes one set include another; a trigger sees each atom of a set once.
 * A hub passes on only its first atoms, and then one that stands for all, which keeps the work linear.
 */
export class FlowGraph {
  readonly #members: Atom[][] = [[]];
  readonly #index: (Set<Atom> | null)[] = [null];
  /** How many members of the node have been passed on to its edges and triggers. */
  readonly #delivered: number[] = [0];
  readonly #edges: NodeId[][] = [[]];
  readonly #triggers: Trigger[][] = [[]];
  readonly #hubs = new Map<NodeId, Hub>();
  readonly #queue: NodeId[] = [];

  node(): NodeId {
    this.#members.push([]);
    this.#index.push(null);
    this.#delivered.push(0);
    this.#edges.push([]);
    this.#triggers.push([]);
    return this.#members.length - 1;
  }

  /** A node that holds exactly these atoms. */
  holding(...atoms: Atom[]): NodeId {
    const node = this.node();
    for (const atom of atoms) this.add(node, atom);
    return node;
  }

  /** A node where many values meet; `makePool` makes the atom that stands for all of them. */
  hub(makePool: (node: NodeId) => Atom): NodeId {
    const node = this.node();
    this.#hubs.set(node, { pool: null, makePool: () => makePool(node), inside: [] });
    return node;
  }

  add(node: NodeId, atom: Atom): void {
    if (node === NOTHING || this.has(node, atom)) return;
    const members = this.#members[node]!;
    if (members.length === this.#delivered[node]) this.#queue.push(node);
    members.push(atom);
    const index = this.#index[node]!;
    if (index !== null) index.add(atom);
    else if (members.length > SMALL) this.#index[node] = new Set(members);
  }

  has(node: NodeId, atom: Atom): boolean {
    const index = this.#index[node];
    return index === null || index === undefined ? this.#members[node]!.includes(atom) : index.has(atom);
  }

  isHub(node: NodeId): boolean {
    return this.#hubs.has(node);
  }

  isEmpty(node: NodeId): boolean {
    return this.#members[node]!.length === 0;
  }

  atoms(node: NodeId): readonly Atom[] {
    return this.#members[node]!;
  }

  /** From now on `to` includes `from`. */
  edge(from: NodeId, to: NodeId): void {
    if (from === NOTHING || to === NOTHING || from === to) return;
    this.#edges[from]!.push(to);
    for (const atom of this.#passedOn(from)) this.add(to, atom);
  }

  /** Calls `trigger` once for every atom that the node holds or will hold. */
  on(node: NodeId, trigger: Trigger): void {
    if (node === NOTHING) return;
    this.#triggers[node]!.push(trigger);
    for (const atom of this.#passedOn(node)) trigger(atom);
  }

  /** Like `on`, but for a hub `trigger` sees every atom. */
  onInside(node: NodeId, trigger: Trigger): void {
    const hub = this.#hubs.get(node);
    if (hub === undefined) {
      this.on(node, trigger);
      return;
    }
    hub.inside.push(trigger);
    for (const atom of this.#members[node]!.slice(0, this.#delivered[node])) trigger(atom);
  }

  /** A node that includes all the given ones. */
  union(nodes: readonly NodeId[]): NodeId {
    const some = nodes.filter((node) => node !== NOTHING);
    if (some.length < 2) return some[0] ?? NOTHING;
    const node = this.node();
    for (const each of new Set(some)) this.edge(each, node);
    return node;
  }

  solve(): void {
    for (let node = this.#queue.pop(); node !== undefined; node = this.#queue.pop()) this.#deliver(node);
  }

  /** What has been passed on so far. */
  #passedOn(node: NodeId): Atom[] {
    const hub = this.#hubs.get(node);
    const delivered = this.#delivered[node]!;
    if (hub === undefined) return this.#members[node]!.slice(0, delivered);
    const atoms = this.#members[node]!.slice(0, Math.min(delivered, HUB_LIMIT));
    if (hub.pool !== null) atoms.push(hub.pool);
    return atoms;
  }

  #deliver(node: NodeId): void {
    const start = this.#delivered[node]!;
    let atoms = this.#members[node]!.slice(start);
    const hub = this.#hubs.get(node);
    // Edges and triggers added while delivering are served by `edge` and `on` themselves.
    this.#delivered[node] = start + atoms.length;
    const edges = this.#edges[node]!;
    const triggers = this.#triggers[node]!;
    const edgeCount = edges.length;
    const triggerCount = triggers.length;
    if (hub !== undefined) {
      const inside = [...hub.inside];
      const all = atoms;
      atoms = all.slice(0, Math.max(0, HUB_LIMIT - start));
      if (hub.pool === null && start + all.length > HUB_LIMIT) atoms.push((hub.pool = hub.makePool()));
      for (const trigger of inside) for (const atom of all) trigger(atom);
    }
    for (let e = 0; e < edgeCount; e++) for (const atom of atoms) this.add(edges[e]!, atom);
    for (let t = 0; t < triggerCount; t++) for (const atom of atoms) triggers[t]!(atom);
  }
}
