/** Marked lists: `k=v`, `*xs` and `**m` among a call's arguments as data, other than calls of the same shape (language §2.9, †). */

/** Marks a list, and gives it back. */
export function marked<T extends object>(list: T): T {
  marks().add(list);
  return list;
}

export function isMarked(value: object): boolean {
  return marks().has(value);
}

function marks(): WeakSet<object> {
  const registry = globalThis as { [key: symbol]: WeakSet<object> | undefined };
  return (registry[Symbol.for("m28.marks")] ??= new WeakSet());
}
