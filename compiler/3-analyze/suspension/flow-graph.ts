/** Inclusion constraints between sets of small integers, solved by a worklist. */

export type NodeId = number;
export type Atom = number;
export type Trigger = (atom: Atom) => void;

/** The node that never holds anything: the value of expressions that no analysis follows. */
export const NOTHING: NodeId = 0;

/** Above this size membership is looked up in a Set. */
const SMALL = 8;

/** A node is a growing set of atoms; an edge makes one set include another; a trigger sees each atom of a set once. */
export class FlowGraph {
  readonly #members: Atom[][] = [[]];
  readonly #index: (Set<Atom> | null)[] = [null];
  /** How many members of the node have been passed on to its edges and triggers. */
  readonly #delivered: number[] = [0];
  readonly #edges: NodeId[][] = [[]];
  readonly #triggers: Trigger[][] = [[]];
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
    const members = this.#members[from]!;
    for (let i = 0; i < this.#delivered[from]!; i++) this.add(to, members[i]!);
  }

  /** Calls `trigger` once for every atom that the node holds or will hold. */
  on(node: NodeId, trigger: Trigger): void {
    if (node === NOTHING) return;
    this.#triggers[node]!.push(trigger);
    const members = this.#members[node]!;
    const end = this.#delivered[node]!;
    for (let i = 0; i < end; i++) trigger(members[i]!);
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

  #deliver(node: NodeId): void {
    const members = this.#members[node]!;
    const start = this.#delivered[node]!;
    const end = members.length;
    // Edges and triggers added while delivering have been served by `edge` and `on` themselves.
    this.#delivered[node] = end;
    const edges = this.#edges[node]!;
    const triggers = this.#triggers[node]!;
    const edgeCount = edges.length;
    const triggerCount = triggers.length;
    for (let e = 0; e < edgeCount; e++) for (let i = start; i < end; i++) this.add(edges[e]!, members[i]!);
    for (let t = 0; t < triggerCount; t++) for (let i = start; i < end; i++) triggers[t]!(members[i]!);
  }
}
