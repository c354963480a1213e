/** Direct uses of JavaScript, and deep conversions (language §15). */
import { NameError, typeError } from "../errors/hierarchy.ts";
import { Dict, isDict } from "../values/dict.ts";
import { normalize } from "../values/numeric.ts";
import { isPlainObject } from "../values/plain-object.ts";
import { HashSet, isSet } from "../values/sets.ts";
import { isTuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { applyForeign, constructForeign } from "./argument-limit.ts";
import { checkArguments } from "./construct.ts";
import type { Entry } from "./entry-type.ts";
import { isClass } from "./types.ts";

/** `js/NAME`. */
export function jsGlobal(name: string): unknown {
  if (!(name in globalThis)) throw new NameError(`name 'js/${name}' is not defined`);
  return normalize((globalThis as Record<string, unknown>)[name]);
}

/** `(new C args…)`; keyword arguments arrive as one plain object, last. */
export function newJs(C: unknown, ...args: unknown[]): unknown {
  return newJsOf(C, args);
}

/** The same of a list of arguments. */
export function newJsOf(C: unknown, args: readonly unknown[]): unknown {
  if (typeof C !== "function") throw typeError(`'${typeName(C)}' object is not callable`);
  if (isClass(C)) checkArguments(C, args.length);
  return constructForeign(C as Entry, args);
}

/** `(f *xs)` of JavaScript's. @throws TypeError when those are more than the engine takes */
export function callJs(f: unknown, args: readonly unknown[]): unknown {
  return applyForeign(f as Entry, undefined, args);
}

/** `(o.name *xs)` of JavaScript's. */
export function callJsMethod(o: unknown, name: string, args: readonly unknown[]): unknown {
  return applyForeign((o as Record<string, Entry>)[name]!, o, args);
}

/** Plain objects and Maps become dicts, Sets sets, arrays lists, typed arrays lists of numbers, at every depth. */
export function fromJs(value: unknown): unknown {
  return convertFrom(value, new Map());
}

/** Dicts become plain objects, or Maps where a key is no str; tuples and lists arrays, sets Sets, at every depth. */
export function toJs(value: unknown): unknown {
  return convertTo(value, new Map());
}

/** Objects met before, and what they became: cycles are kept. */
type Seen = Map<object, unknown>;

function convertFrom(value: unknown, seen: Seen): unknown {
  if (typeof value !== "object" || value === null) return normalize(value);
  if (seen.has(value)) return seen.get(value);
  if (ArrayBuffer.isView(value) && Symbol.iterator in value) return Array.from(value as never, normalize);
  if (Array.isArray(value))
    return fill(value, [], seen, (list: unknown[]) => {
      for (let i = 0; i < value.length; i++) list.push(convertFrom(value[i], seen));
    });
  if (value instanceof Set)
    return fill(value, new HashSet(), seen, (set) => {
      for (const item of value) set.add(convertFrom(item, seen));
    });
  const isMap = value instanceof Map;
  if (!isMap && !isPlainObject(value)) return value;
  return fill(value, new Dict(), seen, (dict) => {
    for (const [key, item] of isMap ? value : Object.entries(value))
      dict.set(convertFrom(key, seen), convertFrom(item, seen));
  });
}

function convertTo(value: unknown, seen: Seen): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (seen.has(value)) return seen.get(value);
  if (Array.isArray(value) || isTuple(value)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : value.items;
    return fill(value, [], seen, (array: unknown[]) => {
      for (const item of items) array.push(convertTo(item, seen));
    });
  }
  if (isSet(value))
    return fill(value, new Set(), seen, (set) => {
      for (const item of value) set.add(convertTo(item, seen));
    });
  return isDict(value) ? objectOf(value, seen) : value;
}

function objectOf(dict: Dict, seen: Seen): unknown {
  if ([...dict.keys()].every((key) => typeof key === "string")) {
    return fill(dict, {}, seen, (object) => {
      // Not by assignment: `__proto__` is a key like any other.
      for (const [key, item] of dict.entries()) {
        const value = convertTo(item, seen);
        Object.defineProperty(object, key as string, {
          value,
          writable: true,
          enumerable: true,
          configurable: true,
        });
      }
    });
  }
  return fill(dict, new Map(), seen, (map) => {
    for (const [key, item] of dict.entries()) map.set(convertTo(key, seen), convertTo(item, seen));
  });
}

/** Fills the converted object after it has been noted, so that its parts may refer to it. */
function fill<T extends object>(source: object, target: T, seen: Seen, add: (target: T) => void): T {
  seen.set(source, target);
  add(target);
  return target;
}
