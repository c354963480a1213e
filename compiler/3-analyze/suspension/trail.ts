/** A trail of changes: what has been added to tables since a mark can be taken back. */

export class Trail {
  /** What takes back the changes since the mark; null as long as nothing is marked. */
  #undo: (() => void)[] | null = null;

  get isMarked(): boolean {
    return this.#undo !== null;
  }

  /** From now on changes can be taken back. */
  mark(): void {
    this.#undo = [];
  }

  /** Takes back all changes since the mark, which stays. */
  rollback(): void {
    const undo = this.#undo ?? [];
    for (let i = undo.length - 1; i >= 0; i--) undo[i]!();
    this.#undo = [];
  }

  note(undo: () => void): void {
    this.#undo?.push(undo);
  }

  assign<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): void {
    const before = target[key];
    if (before === value) return;
    this.#undo?.push(() => {
      target[key] = before;
    });
    target[key] = value;
  }

  push<T>(list: T[], item: T): void {
    this.#undo?.push(() => void list.pop());
    list.push(item);
  }
}

/** A map to which only new keys are added. */
export class TrailMap<K, V> extends Map<K, V> {
  readonly #trail: Trail;

  constructor(trail: Trail) {
    super();
    this.#trail = trail;
  }

  override set(key: K, value: V): this {
    if (this.#trail.isMarked) this.#trail.note(() => void this.delete(key));
    return super.set(key, value);
  }
}

export class TrailSet<T> extends Set<T> {
  readonly #trail: Trail;

  constructor(trail: Trail) {
    super();
    this.#trail = trail;
  }

  override add(item: T): this {
    if (this.#trail.isMarked && !this.has(item)) this.#trail.note(() => void this.delete(item));
    return super.add(item);
  }
}

export function getOrMake<Key, Made>(map: Map<Key, Made>, key: Key, make: () => Made): Made {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
