/** What an imported JSON file gives: a dict, a list or another value (language §15.1). */
import { type Dict, isDict } from "../values/dict.ts";
import { fromJs } from "./interop.ts";
import { cannotImport } from "./modules.ts";

const values = /* @__PURE__ */ new WeakMap<object, unknown>();

/** @param parsed what JavaScript has made of the file; the same object gives the same value to every importer */
export function jsonModule(parsed: unknown): unknown {
  if (typeof parsed !== "object" || parsed === null) return fromJs(parsed);
  let value = values.get(parsed);
  if (value === undefined) values.set(parsed, (value = fromJs(parsed)));
  return value;
}

/**
 * The item that `(from "./data.json" import name)` copies.
 * @throws ImportError if the file says something else than a dict with such a key
 */
export function jsonMember(value: unknown, name: string, module: string): unknown {
  const found = jsonName(value, name);
  return found === undefined ? cannotImport(name, module) : found;
}

/** The value of a name that may come from a JSON file by `*`; undefined if the file has no such key. */
export function jsonName(value: unknown, name: string): unknown {
  return isDict(value) ? (value as Dict).get(name) : undefined;
}
