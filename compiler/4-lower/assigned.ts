/** The variables that are definitely assigned at the current point of a walk. */
import type { Variable } from "../3-analyze/core.ts";

/** What a way that never gets to its end has assigned: it does not count where ways join. */
export const ENDS = Symbol("ends");

export type Way = readonly Variable[] | typeof ENDS;

const NOTHING: readonly Variable[] = [];

/** Kept with an undo log, so that a branch costs what it assigns and not the size of the set. */
export class Assigned {
  readonly #set = new Set<Variable>();
  readonly #log: Variable[] = [];
  /** Variables that count as assigned without being in the set, innermost last, and those of them that have been deleted. */
  readonly #assumed: ReadonlySet<Variable>[] = [];
  readonly #deleted = new Set<Variable>();
  /** Nothing gets to the current point. */
  unreachable = false;

  has(variable: Variable): boolean {
    if (this.#set.has(variable)) return true;
    return !this.#deleted.has(variable) && this.#assumed.some((group) => group.has(variable));
  }

  /** Runs with all variables of the group assigned: however large it is, that costs nothing. */
  assuming(group: ReadonlySet<Variable>, run: () => void): void {
    if (group.size > 0) this.#assumed.push(group);
    run();
    if (group.size > 0) this.#assumed.pop();
  }

  add(variable: Variable): void {
    if (this.#set.has(variable)) return;
    this.#set.add(variable);
    this.#log.push(variable);
  }

  remove(variable: Variable): void {
    this.#set.delete(variable);
    this.#deleted.add(variable);
  }

  /** Runs one of several ways and undoes its assignments; gives what it had assigned. */
  branch(run: () => void): Way {
    const mark = this.#log.length;
    const before = this.unreachable;
    run();
    const ended = this.unreachable && !before;
    this.unreachable = before;
    const added =
      this.#log.length === mark
        ? NOTHING
        : this.#log.splice(mark).filter((variable) => this.#set.delete(variable));
    return ended ? ENDS : added;
  }

  /** After the ways have joined, what all of them assigned is assigned. */
  merge(ways: readonly Way[]): void {
    const open = ways.filter((way) => way !== ENDS);
    if (open.length === 0) {
      if (ways.length > 0) this.unreachable = true;
      return;
    }
    if (open.includes(NOTHING)) return;
    const [first, ...others] = open.map((way) => new Set(way));
    for (const variable of first!) if (others.every((other) => other.has(variable))) this.add(variable);
  }
}
