/** Inclusion constraints between sets of small integers, solved by a worklist. */
import { type Trail, TrailMap, TrailSet } from "./trail.ts";

export type NodeId = number;
export type Atom = number;
export type Trigger = (atom: Atom) => void;

/** The node that never holds anything: the value of expressions that no analysis follows. */
export const NOTHING: NodeId = 0;

/** Above this size membership is looked up in a Set. */
const SMALL = 8;

/** Stands for the number of atoms that a constant node has passed on. */
const CONSTANT = -1;

const NO_ATOMS: readonly Atom[] = [];

/** A hub with more atoms than this, those inside pools included, is crowded. */
const HUB_LIMIT = 24;

/** A node where many values meet. */
interface Hub {
  /** Stands for all atoms of the hub in the nodes that include it; made when the hub is crowded. */
  pool: Atom | null;
  readonly makePool: () => Atom;
  readonly inside: Trigger[];
}

/**
 * A node is a growing set of atoms; an edge makes one set include another; a trigger sees each atom of a set once.
 * A crowded hub passes on one atom that stands for all, which keeps the work linear. When it gets crowded must make no
 * difference, for updates add things in another order than a whole analysis does: whatever is done with a pool has to include
 * what is done with each of its atoms, and a hub that gets a pool is crowded, whether or not it has got some of the pool's
 * atoms before, one by one.
 */
export class FlowGraph {
  // Most nodes hold little, and many pass on nothing: their lists are made when they are needed.
  readonly #members: (Atom[] | null)[] = [null];
  readonly #index: (Set<Atom> | null)[] = [null];
  /** How many members of the node have been passed on to its edges and triggers. */
  readonly #delivered: number[] = [0];
  readonly #edges: (NodeId[] | null)[] = [null];
  readonly #triggers: (Trigger[] | null)[] = [null];
  readonly #hubs: Map<NodeId, Hub>;
  /** The atoms of crowded hubs that stand for all the others. */
  readonly #pools: Set<Atom>;
  readonly #queue: NodeId[] = [];
  readonly #trail: Trail;
  /** Nodes below it were there when the trail was marked. */
  #mark = 0;
  /** Which of these have changed since. */
  #changed = new Set<NodeId>();

  constructor(trail: Trail) {
    this.#trail = trail;
    this.#hubs = new TrailMap(trail);
    this.#pools = new TrailSet(trail);
  }

  node(): NodeId {
    this.#index.push(null);
    this.#delivered.push(0);
    this.#edges.push(null);
    this.#triggers.push(null);
    return this.#members.push(null) - 1;
  }

  /** A node that holds this atom and will never hold another one: nobody has to be remembered who includes it. */
  holding(atom: Atom): NodeId {
    const node = this.node();
    this.#members[node] = [atom];
    this.#delivered[node] = CONSTANT;
    return node;
  }

  /** A node where many values meet; `makePool` makes the atom that stands for all of them. */
  hub(makePool: (node: NodeId) => Atom): NodeId {
    const node = this.node();
    this.#hubs.set(node, { pool: null, makePool: () => makePool(node), inside: [] });
    return node;
  }

  add(node: NodeId, atom: Atom): void {
    if (node === NOTHING) return;
    const members = this.#members[node]!;
    if (members === null) {
      if (node < this.#mark) this.#keep(node);
      this.#members[node] = [atom];
      this.#queue.push(node);
      return;
    }
    const index = this.#index[node]!;
    if (index === null ? members.includes(atom) : index.has(atom)) return;
    if (node < this.#mark) this.#keep(node);
    if (this.#delivered[node] === CONSTANT) throw new Error("a constant node gets another value");
    if (members.length === this.#delivered[node]) this.#queue.push(node);
    members.push(atom);
    if (index !== null) index.add(atom);
    else if (members.length > SMALL) this.#index[node] = new Set(members);
  }

  has(node: NodeId, atom: Atom): boolean {
    const index = this.#index[node];
    return index ? index.has(atom) : this.atoms(node).includes(atom);
  }

  isHub(node: NodeId): boolean {
    return this.#hubs.has(node);
  }

  isEmpty(node: NodeId): boolean {
    return this.#members[node] === null;
  }

  atoms(node: NodeId): readonly Atom[] {
    return this.#members[node] ?? NO_ATOMS;
  }

  /** From now on `to` includes `from`. */
  edge(from: NodeId, to: NodeId): void {
    if (from === NOTHING || to === NOTHING || from === to) return;
    if (this.#delivered[from] === CONSTANT) return this.add(to, this.#members[from]![0]!);
    const edges = this.#edges[from]!;
    // The same is often asked twice in a row, by values that have it in common.
    if (edges !== null && edges[edges.length - 1] === to) return;
    if (from < this.#mark) this.#keep(from);
    if (edges === null) this.#edges[from] = [to];
    else edges.push(to);
    const delivered = this.#delivered[from]!;
    if (delivered === 0) return;
    const pool = this.#hubs.get(from)?.pool ?? null;
    if (pool !== null) return this.add(to, pool);
    const members = this.#members[from]!;
    for (let i = 0; i < delivered; i++) this.add(to, members[i]!);
  }

  /** Calls `trigger` once for every atom that the node holds or will hold. */
  on(node: NodeId, trigger: Trigger): void {
    if (node === NOTHING) return;
    if (this.#delivered[node] === CONSTANT) return trigger(this.#members[node]![0]!);
    if (node < this.#mark) this.#keep(node);
    const triggers = this.#triggers[node]!;
    if (triggers === null) this.#triggers[node] = [trigger];
    else triggers.push(trigger);
    const delivered = this.#delivered[node]!;
    if (delivered === 0) return;
    const pool = this.#hubs.get(node)?.pool ?? null;
    if (pool === null) this.#forEachMember(node, delivered, trigger);
    else trigger(pool);
  }

  /** Like `on`, but for a hub `trigger` sees every atom. */
  onInside(node: NodeId, trigger: Trigger): void {
    const hub = this.#hubs.get(node);
    if (hub === undefined) {
      this.on(node, trigger);
      return;
    }
    this.#trail.push(hub.inside, trigger);
    this.#forEachMember(node, this.#delivered[node]!, trigger);
  }

  /** A node that includes all the given ones. */
  union(nodes: readonly NodeId[]): NodeId {
    const some = nodes.filter((node) => node !== NOTHING);
    if (some.length < 2) return some[0] ?? NOTHING;
    const node = this.node();
    for (const each of new Set(some)) this.edge(each, node);
    return node;
  }

  /** To be called together with the trail's own, when everything is solved. */
  mark(): void {
    this.#mark = this.#members.length;
    this.#changed = new Set();
    this.#trail.note(() => this.#rollback());
  }

  /** The lists of a node only grow: their lengths tell what they were. */
  #keep(node: NodeId): void {
    if (this.#changed.has(node)) return;
    this.#changed.add(node);
    const count = this.#members[node]?.length ?? 0;
    const delivered = this.#delivered[node]!;
    const edges = this.#edges[node]?.length ?? 0;
    const triggers = this.#triggers[node]?.length ?? 0;
    this.#trail.note(() => {
      this.#restoreMembers(node, count);
      this.#delivered[node] = delivered;
      this.#edges[node] = shortened(this.#edges[node]!, edges);
      this.#triggers[node] = shortened(this.#triggers[node]!, triggers);
    });
  }

  #restoreMembers(node: NodeId, count: number): void {
    const members = this.#members[node]!;
    const index = this.#index[node]!;
    if (index !== null && members !== null) for (const atom of members.slice(count)) index.delete(atom);
    this.#members[node] = shortened(members, count);
    if (count <= SMALL) this.#index[node] = null;
  }

  #rollback(): void {
    for (const list of [this.#members, this.#index, this.#delivered, this.#edges, this.#triggers])
      list.length = this.#mark;
    this.#queue.length = 0;
  }

  solve(): void {
    for (let node = this.#queue.pop(); node !== undefined; node = this.#queue.pop()) this.#deliver(node);
  }

  /** Of the first `count`; the action may add some. */
  #forEachMember(node: NodeId, count: number, action: Trigger): void {
    if (count === 0) return;
    const members = this.#members[node]!;
    for (let i = 0; i < count; i++) action(members[i]!);
  }

  #deliver(node: NodeId): void {
    const members = this.#members[node]!;
    const start = this.#delivered[node]!;
    const end = members.length;
    // Edges and triggers added while delivering are served by `edge` and `on` themselves.
    this.#delivered[node] = end;
    const hub = this.#hubs.get(node);
    const edges = this.#edges[node]!;
    const triggers = this.#triggers[node]!;
    const edgeCount = edges?.length ?? 0;
    const triggerCount = triggers?.length ?? 0;
    const atoms = hub === undefined ? members : this.#throughHub(hub, members.slice(start, end), start);
    const from = hub === undefined ? start : 0;
    const to = hub === undefined ? end : atoms.length;
    for (let e = 0; e < edgeCount; e++) for (let i = from; i < to; i++) this.add(edges![e]!, atoms[i]!);
    for (let t = 0; t < triggerCount; t++) for (let i = from; i < to; i++) triggers![t]!(atoms[i]!);
  }

  /** Lets those see the new atoms who look inside; gives what is passed on. */
  #throughHub(hub: Hub, all: Atom[], start: number): Atom[] {
    const inside = [...hub.inside];
    const isCrowded = hub.pool !== null;
    if (!isCrowded && (start + all.length > HUB_LIMIT || all.some((atom) => this.#pools.has(atom))))
      this.#crowd(hub);
    for (const trigger of inside) for (const atom of all) trigger(atom);
    return hub.pool === null ? all : isCrowded ? [] : [hub.pool];
  }

  #crowd(hub: Hub): void {
    const pool = hub.makePool();
    this.#pools.add(pool);
    this.#trail.assign(hub, "pool", pool);
  }
}

function shortened<T>(list: T[] | null, length: number): T[] | null {
  if (list === null || length === 0) return null;
  list.length = length;
  return list;
}
