/**
 * Tells the runtime's objects, and instances of classes, from objects of JavaScript's, which may be Proxies: of those nothing is read
 * that the program has not asked for.
 */

/** Of prototypes: do the objects made with them belong to the runtime or to a class? */
const known = /* @__PURE__ */ new WeakMap<object, boolean>();

/** Most questions in a row are about objects of one kind. */
let last: object | null = null;

/** Lists are nobody's own, unless their class is derived from list. */
export function isOwn(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === null) return false;
  if (prototype === last) return true;
  let own = known.get(prototype);
  if (own === undefined) known.set(prototype, (own = isMarked(prototype)));
  if (own) last = prototype;
  return own;
}

/** Reading the prototype runs no code of a Proxy, unless somebody has derived objects from one. */
function isMarked(prototype: object): boolean {
  const made = prototype.constructor as { readonly $name?: unknown } | undefined;
  return made?.$name !== undefined || MARKS.some((mark) => mark in prototype);
}

const MARKS = ["$kind", "$class", "$getattr", "$call"];

/** What functions are marked with. */
interface FunctionMarks {
  readonly $sig?: unknown;
  readonly $builtin?: unknown;
  readonly $class?: unknown;
}

/** Is it a function or class of M28's? What a Proxy answers with, whatever it is asked for, is none of these marks. */
export function isOwnFunction(f: object): boolean {
  const { $sig, $builtin, $class } = f as FunctionMarks;
  return typeof $sig === "string" || $builtin === true || $class === true;
}
