/** Instances of classes derived from str, int and float: objects around a primitive value, which their methods work on. */
import { absOf } from "../builtins/numbers.ts";
import { format } from "../text/format.ts";
import { repr } from "../text/repr.ts";
import { str } from "../text/str.ts";
import { add, mul, neg, pos, sub } from "../values/arithmetic.ts";
import { bitand, bitor, bitxor, invert, lshift, rshift } from "../values/bitwise.ts";
import { unboxed } from "../values/brand.ts";
import { contains, eqValue, neValue } from "../values/compare.ts";
import { div, divmod, floordiv, mod } from "../values/division.ts";
import { hash } from "../values/hash.ts";
import { getitem } from "../values/items.ts";
import { iterate } from "../values/iterate.ts";
import { geValue, gtValue, leValue, ltValue } from "../values/order.ts";
import { pow } from "../values/power.ts";
import { round, toInteger } from "../values/rounding.ts";
import { codePointLength } from "../values/strings.ts";
import { truthy } from "../values/truth.ts";
import { hooks } from "./class-hooks.ts";
import type { ClassValue } from "./types.ts";

type Operation = (value: never, ...args: never[]) => unknown;
type Table = Readonly<Record<string, Operation>>;

/** Makes a built-in type whose values are primitive one that classes can be derived from. */
export function boxable(C: ClassValue): ClassValue {
  if (C.$native === undefined) {
    const native = boxClass(C.$name);
    C.$native = native as unknown as NonNullable<ClassValue["$native"]>;
    Object.setPrototypeOf(C.prototype, native.prototype as object);
    hooks.boxes = true;
  }
  return C;
}

/** The JavaScript class of the boxes of one type. */
function boxClass(type: string): new (value?: unknown) => object {
  const isText = type === "str";
  class Box {
    readonly $value: unknown;

    constructor(value: unknown = isText ? "" : 0) {
      this.$value = value;
    }

    get $kind(): string {
      return isText ? "str" : "number";
    }
  }
  define(Box.prototype, ANY);
  reflect(Box.prototype, isText ? TEXT_OPERATORS : OPERATORS);
  define(Box.prototype, isText ? TEXT : NUMBER);
  if (type === "int") define(Box.prototype, { index: (x: number) => x });
  return Box;
}

function define(prototype: object, operations: Table): void {
  for (const [name, operation] of Object.entries(operations))
    place(prototype, `__${name}__`, (value, args) => operation(value, ...args.map(unboxed)));
}

function reflect(prototype: object, operations: Table): void {
  define(prototype, operations);
  for (const [name, operation] of Object.entries(operations))
    place(prototype, `__r${name}__`, (value, [other]) => operation(unboxed(other) as never, value));
}

function place(
  prototype: object,
  name: string,
  perform: (value: never, args: readonly never[]) => unknown,
): void {
  Object.defineProperty(prototype, name, {
    value(this: { readonly $value: never }, ...args: never[]) {
      return perform(this.$value, args);
    },
    writable: true,
    configurable: true,
  });
}

const ANY: Table = {
  repr,
  hash,
  format,
  eq: eqValue,
  ne: neValue,
  lt: ltValue,
  le: leValue,
  gt: gtValue,
  ge: geValue,
};

const TEXT_OPERATORS: Table = { add, mul, mod };

const TEXT: Table = {
  str,
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
  int: (x: number | bigint) => toInteger(x, Math.trunc),
  float: Number,
};
