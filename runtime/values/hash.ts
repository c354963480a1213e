/** Hashing by value: equal values have equal hashes (language §3.4). */
import { typeError } from "../errors/hierarchy.ts";
import { identity, identityOfMethod, isBound } from "./identity.ts";
import { overrides, type Protocol, protocol } from "./protocol.ts";
import { isTuple, type Tuple } from "./tuple.ts";
import { isInstanceOfClass, typeName } from "./types.ts";

/**
 * A 32-bit integer.
 * @throws TypeError `unhashable type: 'list'`
 */
export function hash(value: unknown): number {
  switch (typeof value) {
    case "number":
      return hashNumber(value);
    case "string":
      return hashString(value);
    case "boolean":
      return value ? 1 : 0;
    case "bigint":
      return hashInteger(value);
    case "object":
      return value === null ? 0x1e7a1 : hashObject(value);
    case "function":
      return (isBound(value) ? identityOfMethod(value) : identity(value)) | 0;
    default:
      return 0x1e7a1;
  }
}

/** Folds the hash of one more item into that of a sequence. */
export function mix(code: number, item: number): number {
  const product = Math.imul(code ^ item, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** Computed once. */
export function hashOfTuple(tuple: Tuple): number {
  if (tuple.$hash === undefined) {
    let code = tuple.items.length;
    for (const item of tuple.items) code = mix(code, hash(item));
    tuple.$hash = code;
  }
  return tuple.$hash;
}

/** Is it hashed by identity, and equal only to itself? */
export function isHashedByIdentity(value: object): boolean {
  return !Array.isArray(value) && hashMethod(value) === undefined && !isTuple(value);
}

/** The method that hashes an object by value, null if it is unhashable, undefined if it has none. */
export function hashMethod(value: object): (() => unknown) | null | undefined {
  const operations = protocol(value);
  const method = operations?.__hash__;
  if (method === undefined && operations?.__eq__ === undefined) return undefined;
  // The runtime's own classes define both or are unhashable.
  if (!isInstanceOfClass(value)) return method ?? null;
  // A class that defines equality and no hash of its own is unhashable, whatever it inherits.
  for (let owner: object | null = value; owner !== null; owner = Object.getPrototypeOf(owner)) {
    if (Object.hasOwn(owner, "__hash__")) return (owner as Protocol).__hash__;
    if (Object.hasOwn(owner, "__eq__")) return null;
  }
  return undefined;
}

function hashObject(value: object): number {
  const method = Array.isArray(value) && !overrides(value, "__hash__") ? null : hashMethod(value);
  if (method === undefined) return isTuple(value) ? hashOfTuple(value) : identity(value) | 0;
  if (method === null) throw typeError(`unhashable type: '${typeName(value)}'`);
  const code = method.call(value);
  if (typeof code === "number" || typeof code === "bigint" || typeof code === "boolean") return hash(code);
  throw typeError("__hash__ method should return an integer");
}

function hashNumber(value: number): number {
  if (value === (value | 0)) return value | 0;
  if (Number.isInteger(value)) return hashInteger(BigInt(value));
  return hashString(String(value));
}

function hashInteger(value: bigint): number {
  const folded = Number(BigInt.asIntN(64, value % 0x1fffffffffffffffn));
  return mix(folded | 0, Math.floor(folded / 0x100000000) | 0);
}

function hashString(text: string): number {
  let code = text.length;
  for (let i = 0; i < text.length; i += 1) code = Math.imul(code ^ text.charCodeAt(i), 0x01000193);
  return code ^ (code >>> 13);
}
