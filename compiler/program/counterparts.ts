/** Compares two readings of a module: do they differ only in what the analysis of the whole program does not look at? */
import type { Core, ModuleNode } from "../3-analyze/core.ts";

/** For each object of one reading the one that it was in another. */
export type Counterparts = ReadonlyMap<object, object>;

/**
 * Positions and documentation may differ, and literals, where they are no names of attributes or keys.
 * @returns what each part of `now` was `then`; null when anything else differs
 */
export function counterparts(now: ModuleNode, then: ModuleNode): Counterparts | null {
  const found = new Map<object, object>();
  const pending: object[] = [now, then];
  for (let b = pending.pop(), a = pending.pop(); a !== undefined && b !== undefined; ) {
    const known = found.get(a);
    if (known !== undefined && known !== b) return null;
    if (known === undefined) {
      found.set(a, b);
      if (!areAlike(a, b, pending)) return null;
    }
    b = pending.pop();
    a = pending.pop();
  }
  return found;
}

/** Compares what is in the objects; puts off the objects in them, in pairs. */
function areAlike(a: object, b: object, pending: object[]): boolean {
  if (Array.isArray(a) || a instanceof Map || a instanceof Set) return areAlikeCollections(a, b, pending);
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b))
    return false;
  const one = a as Record<string, unknown>;
  const other = b as Record<string, unknown>;
  if (one.kind !== other.kind) return false;
  if (one.kind === "literal") return typeof one.value === typeof other.value;
  if (!hasSameNames(a as Core, b as Core)) return false;
  for (const key of keys) {
    if (key === "doc" || isSpan(one[key])) continue;
    if (!compare(one[key], other[key], pending, one.kind === "f-string")) return false;
  }
  return true;
}

function areAlikeCollections(a: object, b: object, pending: object[]): boolean {
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const one = [...(a as Iterable<unknown>)];
  const other = [...(b as Iterable<unknown>)];
  return one.length === other.length && one.every((each, i) => compare(each, other[i], pending, false));
}

/** @param texts strings in the array may differ */
function compare(a: unknown, b: unknown, pending: object[], texts: boolean): boolean {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return Object.is(a, b);
  if (!texts || !Array.isArray(a) || !Array.isArray(b)) pending.push(a, b);
  else {
    if (a.length !== b.length) return false;
    return a.every((each, i) =>
      typeof each === "string" ? typeof b[i] === "string" : compare(each, b[i], pending, false),
    );
  }
  return true;
}

/** The literals that are names there: of keys, of attributes, of exceptions. */
function hasSameNames(a: Core, b: Core): boolean {
  const one = namesIn(a);
  const other = namesIn(b);
  return one.length === other.length && one.every((each, i) => textOf(each) === textOf(other[i]));
}

type Part = Core | null | undefined;

function namesIn(node: Core): readonly Part[] {
  switch (node.kind) {
    case "item":
      return [node.index];
    case "dict":
      return node.entries.map((entry) => ("key" in entry ? entry.key : null));
    case "comprehension":
      return [node.key];
    case "call":
      return [node.args[1]?.value];
    case "raise":
      return [node.exception];
    default:
      return [];
  }
}

function textOf(node: Part): string | null {
  return node?.kind === "literal" && typeof node.value === "string" ? node.value : null;
}

function isSpan(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "source" in value && "start" in value && "end" in value
  );
}
