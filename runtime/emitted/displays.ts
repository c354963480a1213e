/** What compiled code calls for displays, slices and the bounds of counting loops. */
import { typeError } from "../errors/hierarchy.ts";
import { Dict } from "../values/dict.ts";
import { normalize } from "../values/numeric.ts";
import { protocol } from "../values/protocol.ts";
import { HashSet } from "../values/sets.ts";
import { Slice } from "../values/slice.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";


export function tupleOf(...items: unknown[]): Tuple {
  return new Tuple(items);
}

export function setOf(...items: unknown[]): HashSet {
  return new HashSet(items);
}

/** A dict of alternating keys and values, which have been evaluated in that order. */
export function dictOfPairs(...pairs: unknown[]): Dict {
  const dict = new Dict();
  for (let i = 0; i < pairs.length; i += 2) dict.set(pairs[i], pairs[i + 1]);
  return dict;
}

/** A dict display with `**m` in it: each part is `[key, value]` or `[mapping]`. */
export function dictOfParts(...parts: unknown[][]): Dict {
  const dict = new Dict();
  for (const part of parts) {
    if (part.length === 2) dict.set(part[0], part[1]);
    else for (const [key, value] of mapping(part[0]).entries()) dict.set(key, value);
  }
  return dict;
}

function mapping(value: unknown): Dict {
  if (value instanceof Dict) return value;
  throw typeError(`'${typeName(value)}' object is not a mapping`);
}

export function sliceOf(start: unknown, stop: unknown, step: unknown): Slice {
  return new Slice(start, stop, step);
}

/** A bound of `(range …)` in a counting loop: an integer as a JavaScript number. */
export function rangeBound(value: unknown): number {
  if (typeof value === "number" && Number.isInteger(value)) return value;
  if (typeof value === "bigint" || typeof value === "boolean") return Number(value);
  const index = protocol(value)?.__index__;
  if (index !== undefined) return rangeBound(normalize(index.call(value as never)));
  throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
}
