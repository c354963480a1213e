/** Instances of classes derived from str, int and float: objects around a primitive value, which their methods work on. */
import { absOf } from "../builtins/numbers.ts";
import { format } from "../text/format.ts";
import { repr } from "../text/repr.ts";
import { str } from "../text/str.ts";
import { add, mul, neg, pos, sub } from "../values/arithmetic.ts";
import { bitand, bitor, bitxor, invert, lshift, rshift } from "../values/bitwise.ts";
import { contains, eqValue, neValue } from "../values/compare.ts";
import { NotImplemented } from "../values/constants.ts";
import { div, divmod, floordiv, mod } from "../values/division.ts";
import { extensions } from "../values/extensions.ts";
import { hash } from "../values/hash.ts";
import { getitem } from "../values/items.ts";
import { iterate } from "../values/iterate.ts";
import { unboxed } from "../values/kinds.ts";
import { isIntegral, isNumeric, type Numeric } from "../values/numeric.ts";
import { asNumber } from "../values/operands.ts";
import { geValue, gtValue, leValue, ltValue } from "../values/order.ts";
import { OWN } from "../values/own.ts";
import { pow, powMod } from "../values/power.ts";
import { round, toInteger } from "../values/rounding.ts";
import { concatenated, multipliedByName } from "../values/sequence-operators.ts";
import { codePointLength } from "../values/strings.ts";
import { truthy } from "../values/truth.ts";
import type { ClassValue } from "./types.ts";

type Operation = (value: never, ...args: never[]) => unknown;
type Table = Readonly<Record<string, Operation>>;

/** Makes a built-in type whose values are primitive one that classes can be derived from. */
export function boxable(C: ClassValue): ClassValue {
  if (C.$native === undefined) {
    const native = boxClass(C.$name);
    C.$native = native as unknown as NonNullable<ClassValue["$native"]>;
    Object.setPrototypeOf(C.prototype, native.prototype as object);
    extensions.onPrimitives = onPrimitives;
  }
  return C;
}

/** Where methods of the class of a box decline, what the type does is still there. */
function onPrimitives(
  a: unknown,
  b: unknown,
  operation: (a: never, b: never) => unknown,
  takes?: (operand: unknown) => boolean,
): unknown {
  const one = unboxed(a);
  const other = unboxed(b);
  if ((one === a) === (other === b)) return undefined;
  const isOneKind = (isNumeric(one) && isNumeric(other)) || (isString(one) && isString(other));
  if (!isOneKind || (takes !== undefined && !(takes(one) && takes(other)))) return undefined;
  return operation(one as never, other as never);
}

/** What the instances of classes derived from a type inherit, and the values of the type itself have by name. */
export function boxPrototype(type: string): Readonly<Record<string, unknown>> {
  let prototype = prototypes.get(type);
  if (prototype === undefined) prototypes.set(type, (prototype = boxClass(type).prototype as object));
  return prototype as Readonly<Record<string, unknown>>;
}

const prototypes = /* @__PURE__ */ new Map<string, object>();

/** The JavaScript class of the boxes of one type. */
function boxClass(type: string): new (value?: unknown) => object {
  const isText = type === "str";
  class Box {
    readonly $value: unknown;

    constructor(value: unknown = isText ? "" : 0) {
      this.$value = value;
    }

    toJSON(): unknown {
      return this.$value;
    }

    get __lookupGetter__(): unknown {
      return OWN;
    }

    get $kind(): string {
      return isText ? "str" : "number";
    }
  }
  define(Box.prototype, ANY);
  define(Box.prototype, isText ? TEXT : NUMBER);
  define(Box.prototype, COMPARISONS, isText ? isString : isNumeric);
  if (isText) {
    place(Box.prototype, "__add__", 1, (text, _, [other]) => concatenated(text as string, other));
    for (const name of ["__mul__", "__rmul__"])
      place(Box.prototype, name, 1, (text, _, [count]) => multipliedByName(text as string, count));
  } else {
    reflect(Box.prototype, OPERATORS, isNumeric);
    reflect(Box.prototype, BITWISE, isInteger);
    define(Box.prototype, { pow: power }, isNumeric);
  }
  if (type === "int") define(Box.prototype, { index: asNumber });
  return Box;
}

/** @param accepts is this an operand that the methods do not decline? */
function define(prototype: object, operations: Table, accepts?: (operand: unknown) => boolean): void {
  for (const [name, operation] of Object.entries(operations))
    place(prototype, `__${name}__`, operation.length - 1, (value, args) =>
      accepts === undefined || accepts(args[0])
        ? operation(value as never, ...(args as never[]))
        : NotImplemented,
    );
}

function reflect(prototype: object, operations: Table, accepts: (operand: unknown) => boolean): void {
  for (const [name, operation] of Object.entries(operations)) {
    const apply = operation as (a: unknown, b: unknown) => unknown;
    place(prototype, `__${name}__`, 1, (value, [other]) =>
      accepts(value) && accepts(other) ? apply(value, other) : NotImplemented,
    );
    place(prototype, `__r${name}__`, 1, (value, [other]) =>
      accepts(value) && accepts(other) ? apply(other, value) : NotImplemented,
    );
  }
}

/**
 * The method works on boxes, and on the primitive values themselves.
 * @param operands how many it takes besides
 */
function place(
  prototype: object,
  name: string,
  operands: number,
  perform: (value: unknown, args: readonly unknown[], given: readonly unknown[]) => unknown,
): void {
  function value(this: unknown, ...args: unknown[]): unknown {
    return perform(unboxed(this), args.map(unboxed), args);
  }
  Object.defineProperty(value, "length", { value: operands });
  Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
}

function isString(x: unknown): boolean {
  return typeof x === "string";
}

function power(base: unknown, exponent: unknown, modulus: unknown = null): unknown {
  return modulus === null ? pow(base, exponent) : powMod(base, exponent, modulus);
}

function isInteger(x: unknown): boolean {
  return typeof x === "boolean" || isIntegral(x);
}

const ANY: Table = { repr, hash, format };

const COMPARISONS: Table = { eq: eqValue, ne: neValue, lt: ltValue, le: leValue, gt: gtValue, ge: geValue };

const TEXT: Table = {
  str,
  mod,
  rmod: (text: string, format: unknown) => (isString(format) ? mod(format, text) : NotImplemented),
  len: codePointLength,
  getitem,
  contains,
  iter: (text: string) => iterate(text)[Symbol.iterator](),
};

const OPERATORS: Table = {
  add,
  sub,
  mul,
  truediv: div,
  floordiv,
  mod,
  divmod,
  pow,
};

const BITWISE: Table = {
  and: bitand,
  or: bitor,
  xor: bitxor,
  lshift,
  rshift,
};

const NUMBER: Table = {
  neg,
  pos,
  invert,
  abs: absOf,
  bool: truthy,
  round,
  int: (x: Numeric) => toInteger(asNumber(x), Math.trunc),
  trunc: (x: Numeric) => toInteger(asNumber(x), Math.trunc),
  floor: (x: Numeric) => toInteger(asNumber(x), Math.floor),
  ceil: (x: Numeric) => toInteger(asNumber(x), Math.ceil),
  float: Number,
};
