/**
 * Tells the runtime's objects, and instances of classes, from objects of JavaScript's, which may be Proxies: those answer whatever
 * they like to every question, or throw, so that nothing that they say of themselves counts.
 */

/**
 * What objects of the runtime's and instances of classes have under `__lookupGetter__`. That name is known to Proxies that refuse unknown
 * ones, for every object of JavaScript's has something under it, and no Proxy that answers every question alike answers with this.
 */
export const OWN: symbol = /* @__PURE__ */ Symbol.for("m28.own");

/** The name, for those who have to define it. */
export const OWN_MARK = "__lookupGetter__";

/** Is it an object of the runtime's, or of a class? Lists are nobody's own, unless their class is derived from list. */
export function isOwn(value: object): boolean {
  try {
    return (value as { readonly __lookupGetter__?: unknown }).__lookupGetter__ === OWN;
  } catch {
    return false;
  }
}

/** The object, to read marks and protocol methods from, if it is one of ours; undefined for everything else. */
export function ours<Marks extends object>(value: unknown): Partial<Marks> | undefined {
  return typeof value === "object" && value !== null && isOwn(value) ? (value as Partial<Marks>) : undefined;
}

/** The object's prototype; null also where a Proxy does not give it. */
export function prototypeOf(value: object): object | null {
  try {
    return Object.getPrototypeOf(value) as object | null;
  } catch {
    return null;
  }
}

/** The constructor that an object names; undefined where it answers with anything else, or does not let itself be asked. */
export function constructorOf(value: object): unknown {
  try {
    const { constructor: made } = value as { readonly constructor?: unknown };
    return typeof made === "function" ? made : undefined;
  } catch {
    return undefined;
  }
}

/** What functions and classes are marked with; none of it counts where the function is a Proxy. */
interface FunctionMarks {
  readonly $sig?: unknown;
  readonly $builtin?: unknown;
  readonly $class?: unknown;
  readonly $name?: unknown;
  /** See `mostTaken`. */
  readonly isPrototypeOf?: unknown;
  readonly $s?: (...args: never[]) => unknown;
}

/** Is it a class of M28's? No Proxy that answers every question alike gives true to the one and a text to the other. */
export function isOwnClass(f: object): boolean {
  try {
    const { $class } = f as FunctionMarks;
    return $class === true && typeof (f as FunctionMarks).$name === "string";
  } catch {
    return false;
  }
}

/** Is it a function of M28's with a signature? That is no text like others. */
export function isSigned(f: object): boolean {
  try {
    const { $sig } = f as FunctionMarks;
    return typeof $sig === "string" && ($sig.endsWith(")") || (f as FunctionMarks).$builtin === true);
  } catch {
    return false;
  }
}

/** Is it one of the runtime's functions? */
export function isBuiltin(f: object): boolean {
  try {
    const { $builtin, $class } = f as FunctionMarks;
    return $builtin === true && $class !== true;
  } catch {
    return false;
  }
}

/** Is it a function or class of M28's? */
export function isOwnFunction(f: object): boolean {
  return isSigned(f) || isOwnClass(f) || isBuiltin(f);
}

/** The suspending entry of a function or class of M28's. */
export function entryIn(f: object): FunctionMarks["$s"] {
  try {
    const { $s } = f as FunctionMarks;
    return $s !== undefined && isOwnFunction(f) ? $s : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The most positional arguments that a function of M28's takes, `self` not counted; undefined where nothing is said of it. Whoever calls
 * it from M28 has to refuse more (`checkCount`): the function itself leaves them unread, for JavaScript gives as many as it likes.
 * Compiled code reads it, too, under a name that every function has, as it does with objects.
 */
export function mostTaken(f: object): number | undefined {
  try {
    const { isPrototypeOf: most } = f as FunctionMarks;
    return typeof most === "number" ? most : undefined;
  } catch {
    return undefined;
  }
}

/** @param most undefined says nothing */
export function setMost(f: object, most: number | undefined): void {
  if (most !== undefined) (f as { isPrototypeOf: unknown }).isPrototypeOf = most;
}

/** Can the function be called as it is, with so many arguments? False where that is not certain. */
export function isUnconditional(f: object, count: number): boolean {
  try {
    const { $s, isPrototypeOf: most } = f as FunctionMarks;
    return $s === undefined && (typeof most !== "number" || count <= most);
  } catch {
    return false;
  }
}

/** What makes the objects that a function or class of JavaScript's constructs; undefined where it constructs none. */
export function prototypeIn(f: object): object | undefined {
  try {
    const { prototype } = f as { readonly prototype?: unknown };
    return typeof prototype === "object" && prototype !== null ? prototype : undefined;
  } catch {
    return undefined;
  }
}
