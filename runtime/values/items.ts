/** Items: `x[i]`, `x[i] = v`, `del x[i]` (language §3.7). */
import { IndexError, KeyError, typeError } from "../errors/hierarchy.ts";
import { isDict } from "./dict.ts";
import { isSlice } from "./kinds.ts";
import { normalize } from "./numeric.ts";
import { pick, position } from "./positions.ts";
import { type Protocol, protocol } from "./protocol.ts";
import { characterAt, codePointLength, codePoints, isPlain } from "./strings.ts";
import { isTuple, Tuple } from "./tuple.ts";
import { isJsObject, typeName } from "./types.ts";

export function getitem(object: unknown, key: unknown): unknown {
  if (typeof object === "string") return character(object, key);
  const method = protocol(object)?.__getitem__;
  if (method !== undefined) return method.call(object, key);
  if (Array.isArray(object)) return itemOfList(object, key);
  if (isTuple(object)) return itemOfTuple(object, key);
  if (isJsObject(object)) return normalize((object as Record<string, unknown>)[key as string]);
  const { prototype } = (object ?? {}) as { readonly prototype?: Protocol };
  if (prototype?.__class_getitem__ !== undefined) return prototype.__class_getitem__(key);
  throw typeError(`'${typeName(object)}' object is not subscriptable`);
}

/** @returns the value */
export function setitem(object: unknown, key: unknown, value: unknown): unknown {
  const method = protocol(object)?.__setitem__;
  if (method !== undefined) method.call(object, key, value);
  else if (Array.isArray(object)) setInList(object, key, value);
  else if (isJsObject(object)) (object as Record<string, unknown>)[key as string] = value;
  else throw typeError(`'${typeName(object)}' object does not support item assignment`);
  return value;
}

export function delitem(object: unknown, key: unknown): null {
  const method = protocol(object)?.__delitem__;
  if (method !== undefined) method.call(object, key);
  else if (Array.isArray(object)) deleteFromList(object, key);
  else if (isJsObject(object)) delete (object as Record<string, unknown>)[key as string];
  else throw typeError(`'${typeName(object)}' object doesn't support item deletion`);
  return null;
}

/** `x.3`: the item with that index; in a dict the value under that number, or under its digits. */
export function pathItem(object: unknown, index: number): unknown {
  if (!isDict(object)) return getitem(object, index);
  const value = object.get(index) ?? object.get(String(index));
  if (value === undefined) throw new KeyError(index);
  return value;
}

function character(text: string, key: unknown): string {
  if (typeof key === "number" && key >= 0 && key < text.length && key % 1 === 0 && isPlain(text))
    return text[key]!;
  if (isSlice(key)) {
    if (key.step === null && isPlain(text)) return key.$part(text as never) as never;
    return key.$part(codePoints(text)).join("");
  }
  const at = position(key, codePointLength(text), "string");
  if (at < 0) throw new IndexError("string index out of range");
  return characterAt(text, at);
}

/** What `list.__getitem__` does. */
export function itemOfList(list: readonly unknown[], key: unknown): unknown {
  if (typeof key === "number" && key >= 0 && key < list.length && key % 1 === 0) return list[key];
  return pick(list, key, "list", (part) => part);
}

/** What `tuple.__getitem__` does. */
export function itemOfTuple({ items }: Tuple, key: unknown): unknown {
  if (typeof key === "number" && key >= 0 && key < items.length && key % 1 === 0) return items[key];
  return pick(items, key, "tuple", (part) => new Tuple(part));
}

/** What `list.__setitem__` does. */
export function setInList(list: unknown[], key: unknown, value: unknown): void {
  if (isSlice(key)) key.$replace(list, value);
  else list[listPosition(list, key)] = value;
}

/** What `list.__delitem__` does. */
export function deleteFromList(list: unknown[], key: unknown): void {
  if (isSlice(key)) key.$delete(list);
  else list.splice(listPosition(list, key), 1);
}

function listPosition(list: readonly unknown[], key: unknown): number {
  const at = position(key, list.length, "list");
  if (at < 0) throw new IndexError("list assignment index out of range");
  return at;
}
