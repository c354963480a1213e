/** Plain objects of JavaScript's: where a mapping is expected, they are one. */
import { normalize } from "./numeric.ts";
import { prototypeOf } from "./own.ts";

/** An object whose prototype is `Object.prototype`, of any realm, or null. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = prototypeOf(value);
  if (prototype === null) return true;
  return prototypeOf(prototype) === null && Object.hasOwn(prototype, "isPrototypeOf");
}

/** Its own enumerable properties, as M28 sees their values. */
export function propertiesOf(value: Record<string, unknown>): (readonly [name: string, value: unknown])[] {
  return Object.entries(value).map(([name, item]) => [name, normalize(item)] as const);
}
