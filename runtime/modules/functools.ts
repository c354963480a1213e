/** The module functools; `reduce` and `partial` are the built-in functions. */
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { getattrOr, lookUp } from "../objects/attributes.ts";
import { call } from "../objects/calls.ts";
import { classAttribute, setClassAttribute } from "../objects/class-attributes.ts";
import type { Entry } from "../objects/entry-type.ts";
import { builtin, fn } from "../objects/functions.ts";
import { setattr } from "../objects/set-attributes.ts";
import { special } from "../objects/special-attributes.ts";
import { type ClassValue, type FunctionValue, type Instance, isClass } from "../objects/types.ts";
import { eq } from "../values/compare.ts";
import { NotImplemented } from "../values/constants.ts";
import { isDict } from "../values/dict.ts";
import { lt } from "../values/order.ts";
import { OWN } from "../values/own.ts";
import { truthy } from "../values/truth.ts";
import { typeName } from "../values/types.ts";

/** `(@(functools.wraps f) (def wrapper …))`: the wrapper takes over the name and documentation of what it wraps. */
export function functools_wraps(wrapped: unknown): FunctionValue {
  if (wrapped === undefined) arity("wraps(wrapped)", 0);
  return builtin(fn((wrapper: unknown) => withAttributesOf(wrapped, wrapper), "wraps(wrapper, /)"));
}

function withAttributesOf(wrapped: unknown, wrapper: unknown): unknown {
  for (const name of ["__name__", "__qualname__", "__doc__", "__module__"]) {
    const value = getattrOr(wrapped, name, null, special);
    if (value !== null) setattr(wrapper, name, value);
  }
  const attributes = lookUp(wrapped, "__dict__", special);
  if (isDict(attributes) && !isClass(wrapped)) {
    for (const [name, value] of attributes.entries()) setattr(wrapper, name as string, value);
  }
  setattr(wrapper, "__wrapped__", wrapped);
  return wrapper;
}

/** `(sorted xs key=(functools.cmp_to_key f))`: f gives a negative number, 0 or a positive one. */
export function functools_cmp_to_key(f: unknown): FunctionValue {
  if (f === undefined) arity("cmp_to_key(mycmp)", 0);
  return builtin(fn((object: unknown) => new ComparedKey(f, object), "K(obj)"));
}

class ComparedKey {
  static readonly $name: string = "KeyWrapper";
  readonly obj: unknown;
  private readonly f: unknown;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(f: unknown, obj: unknown) {
    this.f = f;
    this.obj = obj;
  }

  __lt__(other: unknown): boolean {
    return lt(this.compared(other), 0);
  }

  __gt__(other: unknown): boolean {
    return lt(0, this.compared(other));
  }

  __le__(other: unknown): boolean {
    return !lt(0, this.compared(other));
  }

  __ge__(other: unknown): boolean {
    return !lt(this.compared(other), 0);
  }

  __eq__(other: unknown): boolean {
    return eq(this.compared(other), 0);
  }

  $getattr(name: string): unknown {
    return name === "obj" ? this.obj : undefined;
  }

  private compared(other: unknown): unknown {
    if (!(other instanceof ComparedKey)) throw typeError("other argument must be K instance");
    return call(this.f, this.obj, other.obj);
  }
}

/** `(@functools.total_ordering (class …))`: adds the comparisons that follow from the one that the class has. */
export function functools_total_ordering(C: unknown): unknown {
  if (!isClass(C)) throw typeError(`total_ordering() argument must be a class, not ${typeName(C)}`);
  const own = (Object.keys(derived) as Comparison[]).find((name) => classAttribute(C, name) !== undefined);
  if (own === undefined) throw new ValueError("must define at least one ordering operation: < > <= >=");
  for (const [name, derive] of Object.entries(derived[own])) {
    if (classAttribute(C, name) === undefined) addComparison(C, name, own, derive);
  }
  return C;
}

/** What follows from the result of a comparison, and from equality, which is looked at only when it is asked for. */
type Derive = (result: boolean, equal: () => boolean) => boolean;
type Comparison = keyof typeof derived;

const derived = {
  __lt__: {
    __gt__: (less: boolean, equal: () => boolean) => !less && !equal(),
    __le__: (less: boolean, equal: () => boolean) => less || equal(),
    __ge__: (less: boolean) => !less,
  },
  __le__: {
    __ge__: (notGreater: boolean, equal: () => boolean) => !notGreater || equal(),
    __lt__: (notGreater: boolean, equal: () => boolean) => notGreater && !equal(),
    __gt__: (notGreater: boolean) => !notGreater,
  },
  __gt__: {
    __lt__: (greater: boolean, equal: () => boolean) => !greater && !equal(),
    __ge__: (greater: boolean, equal: () => boolean) => greater || equal(),
    __le__: (greater: boolean) => !greater,
  },
  __ge__: {
    __le__: (notLess: boolean, equal: () => boolean) => !notLess || equal(),
    __gt__: (notLess: boolean, equal: () => boolean) => notLess && !equal(),
    __lt__: (notLess: boolean) => !notLess,
  },
} satisfies Record<string, Record<string, Derive>>;

function addComparison(C: ClassValue, name: string, own: string, derive: Derive): void {
  const compare: Entry = (self: Instance, other: unknown) => {
    const result = (self[own] as Entry).call(self, other);
    return result === NotImplemented ? result : derive(truthy(result), () => eq(self, other));
  };
  setClassAttribute(C, name, fn(compare, `${name}(self, other)`));
}
