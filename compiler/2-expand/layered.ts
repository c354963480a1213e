/** Tables of names that begin as what another table holds, without a copy of it. */

/** What can be asked of a table. */
export interface Names<V> {
  get(name: string): V | undefined;
  has(name: string): boolean;
  keys(): Iterable<string>;
}

/** A table that can change. */
export interface Table<V> extends Names<V> {
  set(name: string, value: V): unknown;
  delete(name: string): unknown;
}

/** Changes are seen here only; the table below must stay as it is. */
export class Layered<V> implements Table<V> {
  readonly #below: Names<V>;
  /** Undefined for what is deleted. */
  readonly #own = new Map<string, V | undefined>();

  constructor(below: Names<V>, own: Iterable<readonly [string, V]> = []) {
    this.#below = below;
    for (const [name, value] of own) this.#own.set(name, value);
  }

  get(name: string): V | undefined {
    return this.#own.has(name) ? this.#own.get(name) : this.#below.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  keys(): string[] {
    const all = new Set([...this.#below.keys(), ...this.#own.keys()]);
    return [...all].filter((name) => this.has(name));
  }

  set(name: string, value: V): void {
    this.#own.set(name, value);
  }

  delete(name: string): void {
    this.#own.set(name, undefined);
  }
}

/** A table that can be seen as it was at some time. */
export class Recorded<V> extends Map<string, V> {
  readonly #changes = new Map<string, { readonly time: number; readonly value: V | undefined }[]>();
  #time = 0;

  override set(name: string, value: V): this {
    this.#note(name, value);
    return super.set(name, value);
  }

  override delete(name: string): boolean {
    if (this.has(name)) this.#note(name, undefined);
    return super.delete(name);
  }

  /** As it is now, whatever happens to it later. */
  now(): Names<V> {
    const time = this.#time;
    const get = (name: string) => this.#changes.get(name)?.findLast((change) => change.time <= time)?.value;
    const has = (name: string) => get(name) !== undefined;
    return { get, has, keys: () => [...this.#changes.keys()].filter(has) };
  }

  #note(name: string, value: V | undefined): void {
    const change = { time: ++this.#time, value };
    const before = this.#changes.get(name);
    if (before === undefined) this.#changes.set(name, [change]);
    else before.push(change);
  }
}

/** A table to which more can be added; the same one if it is one already. */
export function recorded<V>(names: Names<V>): Recorded<V> {
  if (names instanceof Recorded) return names as Recorded<V>;
  const made = new Recorded<V>();
  for (const name of names.keys()) made.set(name, names.get(name)!);
  return made;
}

/** As it is now, whatever is added to it later. */
export function asOfNow<V>(names: Names<V>): Names<V> {
  return names instanceof Recorded ? (names as Recorded<V>).now() : names;
}
