/** Methods of set and frozenset; operands may be any iterables. */
import { KeyError } from "../errors/hierarchy.ts";
import { iterate } from "../values/iterate.ts";
import type { SetLike } from "../values/set-like.ts";
import { FrozenSet, HashSet, isSet } from "../values/sets.ts";
import type { Tuple } from "../values/tuple.ts";

type AnySet = HashSet | FrozenSet;

export function setAdd(s: HashSet, item: unknown): null {
  s.add(item);
  return null;
}

export function setRemove(s: HashSet, item: unknown): null {
  if (!s.delete(item)) throw new KeyError(item);
  return null;
}

export function setDiscard(s: HashSet, item: unknown): null {
  s.delete(item);
  return null;
}

/** Removes the oldest item. */
export function setPop(s: HashSet): unknown {
  const item = s.shift();
  if (item === undefined) throw new KeyError("pop from an empty set");
  return item;
}

export function setClear(s: HashSet): null {
  s.clear();
  return null;
}

export function setCopy(s: AnySet): AnySet {
  return like(s, s);
}

export function setLength(s: AnySet): number {
  return s.size;
}

export function setContains(s: AnySet, item: unknown): boolean {
  return s.has(item);
}

export function setUpdate(s: HashSet, others: Tuple): null {
  for (const other of others.items) for (const item of [...iterate(other)]) s.$addAmong(item);
  return null;
}

export function setIntersectionUpdate(s: HashSet, others: Tuple): null {
  return replace(s, common(s, others));
}

export function setDifferenceUpdate(s: HashSet, others: Tuple): null {
  return replace(s, without(s, others));
}

export function setSymmetricDifferenceUpdate(s: HashSet, other: unknown): null {
  return replace(s, inOne(s, other));
}

export function setUnion(s: AnySet, others: Tuple): AnySet {
  const union = new HashSet(s);
  setUpdate(union, others);
  return like(s, union);
}

export function setIntersection(s: AnySet, others: Tuple): AnySet {
  return like(s, common(s, others));
}

export function setDifference(s: AnySet, others: Tuple): AnySet {
  return like(s, without(s, others));
}

export function setSymmetricDifference(s: AnySet, other: unknown): AnySet {
  return like(s, inOne(s, other));
}

export function setIssubset(s: AnySet, other: unknown): boolean {
  const set = asSet(other);
  for (const item of s) if (!set.has(item)) return false;
  return true;
}

export function setIssuperset(s: AnySet, other: unknown): boolean {
  for (const item of iterate(other)) if (!s.has(item)) return false;
  return true;
}

/** Of the views of a dict that are like sets, too. */
export function setIsdisjoint(s: SetLike, other: unknown): boolean {
  for (const item of iterate(other)) if (s.has(item)) return false;
  return true;
}

function common(s: AnySet, others: Tuple): unknown[] {
  return others.items
    .map(asSet)
    .reduce<unknown[]>((items, other) => items.filter((item) => other.has(item)), [...s]);
}

function without(s: AnySet, others: Tuple): unknown[] {
  return others.items
    .map(asSet)
    .reduce<unknown[]>((items, other) => items.filter((item) => !other.has(item)), [...s]);
}

function inOne(s: AnySet, other: unknown): unknown[] {
  const set = asSet(other);
  return [...[...s].filter((item) => !set.has(item)), ...[...set].filter((item) => !s.has(item))];
}

function asSet(items: unknown): AnySet {
  return isSet(items) ? items : new HashSet(iterate(items));
}

/** A set of the receiver's type. */
function like(s: AnySet, items: Iterable<unknown>): AnySet {
  return s.$kind === "frozenset" ? new FrozenSet(items) : new HashSet(items);
}

function replace(s: HashSet, items: readonly unknown[]): null {
  s.$become(items);
  return null;
}
