/** The tests of `match` patterns, and the parts they take out of a value (language §6.2). */
import { typeError } from "../errors/hierarchy.ts";
import { getattr, getattrOr, hasattr } from "../objects/attributes.ts";
import { special } from "../objects/special-attributes.ts";
import { isinstance } from "../objects/type-tests.ts";
import { type ClassValue, isClass } from "../objects/types.ts";
import { Dict, isDict } from "../values/dict.ts";
import { isTuple } from "../values/tuple.ts";

/** Is it a list or tuple of that length, or `open` and at least that long? */
export function matchSequence(value: unknown, length: number, open: boolean): boolean {
  const items = itemsOf(value);
  return items !== null && (items.length === length || (open && items.length > length));
}

/** The items behind the first `before` and before the last `after`, as a list. */
export function matchRest(value: unknown, before: number, after: number): unknown[] {
  const items = itemsOf(value)!;
  return items.slice(before, items.length - after);
}

export function matchKeys(value: unknown, ...keys: unknown[]): boolean {
  return isDict(value) && keys.every((key) => value.has(key));
}

/** A dict of the entries with other keys. */
export function matchOthers(value: unknown, ...keys: unknown[]): Dict {
  const others = new Dict();
  for (const [key, item] of (value as Dict).entries()) others.set(key, item);
  for (const key of keys) others.delete(key);
  return others;
}

/**
 * Is it an instance of the class with attributes for so many positional patterns, and with those of the given names?
 * @throws TypeError when the class does not have so many positions
 */
export function matchClass(value: unknown, type: unknown, positions: number, ...names: string[]): boolean {
  if (!isinstance(value, type)) return false;
  const positional = positions === 0 || isItself(type, positions) ? [] : positionsOf(type, positions);
  return [...positional, ...names].every((name) => hasattr(value, name, special));
}

/** What the pattern at that position is held against. */
export function matchPosition(value: unknown, type: unknown, position: number): unknown {
  return isItself(type, 1) ? value : getattr(value, positionsOf(type, position + 1)[position]!, special);
}

/** A built-in type has one position, for the value itself. */
function isItself(type: unknown, positions: number): boolean {
  return positions === 1 && isClass(type) && (type as ClassValue).$test !== undefined;
}

/** The names in `__match_args__`. */
function positionsOf(type: unknown, least: number): string[] {
  const names = itemsOf(getattrOr(type, "__match_args__", [], special)) ?? [];
  if (names.length >= least) return names.slice(0, least) as string[];
  const name = isClass(type) ? type.$name : "class";
  throw typeError(`${name}() accepts ${names.length} positional sub-patterns (${least} given)`);
}

function itemsOf(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : isTuple(value) ? value.items : null;
}
