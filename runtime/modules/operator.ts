/** The module operator: the operators as functions, and functions that fetch items and attributes. */

import { absOf } from "../builtins/numbers.ts";
import { typeError, ValueError } from "../errors/hierarchy.ts";
import { integerArgument, textArgument } from "../methods/arguments.ts";
import { positionOf } from "../methods/list.ts";
import { takingMany } from "../objects/argument-limit.ts";
import { arity } from "../objects/arity.ts";
import { getattr } from "../objects/attributes.ts";
import type { Entry } from "../objects/entry-type.ts";
import { builtin, fn } from "../objects/functions.ts";
import { special } from "../objects/special-attributes.ts";
import type { FunctionValue } from "../objects/types.ts";
import { add, mul, neg, pos, sub } from "../values/arithmetic.ts";
import { bitand, bitor, bitxor, invert, lshift, matmul, rshift } from "../values/bitwise.ts";
import { contains, eqValue, neValue, sameOrEqual } from "../values/compare.ts";
import { div, floordiv, mod } from "../values/division.ts";
import { is_ } from "../values/identity.ts";
import {
  iadd,
  ibitand,
  ibitor,
  ibitxor,
  idiv,
  ifloordiv,
  imod,
  imul,
  ipow,
  isub,
} from "../values/inplace.ts";
import { delitem, getitem, setitem } from "../values/items.ts";
import { itemsOf } from "../values/iterate.ts";
import { geValue, gtValue, leValue, ltValue } from "../values/order.ts";
import { pow } from "../values/power.ts";
import { truthy } from "../values/truth.ts";
import { Tuple } from "../values/tuple.ts";

type Unary = (a: unknown) => unknown;
type Binary = (a: unknown, b: unknown) => unknown;

export const operator_add: Binary = /* @__PURE__ */ binary("add", add);
export const operator_sub: Binary = /* @__PURE__ */ binary("sub", sub);
export const operator_mul: Binary = /* @__PURE__ */ binary("mul", mul);
export const operator_truediv: Binary = /* @__PURE__ */ binary("truediv", div);
export const operator_floordiv: Binary = /* @__PURE__ */ binary("floordiv", floordiv);
export const operator_mod: Binary = /* @__PURE__ */ binary("mod", mod);
export const operator_pow: Binary = /* @__PURE__ */ binary("pow", pow);
export const operator_matmul: Binary = /* @__PURE__ */ binary("matmul", matmul);
export const operator_and_: Binary = /* @__PURE__ */ binary("and_", bitand);
export const operator_or_: Binary = /* @__PURE__ */ binary("or_", bitor);
export const operator_xor: Binary = /* @__PURE__ */ binary("xor", bitxor);
export const operator_lshift: Binary = /* @__PURE__ */ binary("lshift", lshift);
export const operator_rshift: Binary = /* @__PURE__ */ binary("rshift", rshift);
export const operator_eq: Binary = /* @__PURE__ */ binary("eq", eqValue);
export const operator_ne: Binary = /* @__PURE__ */ binary("ne", neValue);
export const operator_lt: Binary = /* @__PURE__ */ binary("lt", ltValue);
export const operator_le: Binary = /* @__PURE__ */ binary("le", leValue);
export const operator_gt: Binary = /* @__PURE__ */ binary("gt", gtValue);
export const operator_ge: Binary = /* @__PURE__ */ binary("ge", geValue);
export const operator_is_: Binary = /* @__PURE__ */ binary("is_", is_);
export const operator_is_not: Binary = /* @__PURE__ */ binary("is_not", (a, b) => !is_(a, b));
export const operator_contains: Binary = /* @__PURE__ */ binary("contains", contains);
export const operator_concat: Binary = /* @__PURE__ */ binary("concat", add);
export const operator_getitem: Binary = /* @__PURE__ */ binary("getitem", getitem);
export const operator_delitem: Binary = /* @__PURE__ */ binary("delitem", delitem);
export const operator_countOf: Binary = /* @__PURE__ */ binary(
  "countOf",
  (a, b) => itemsOf(a).filter((item) => sameOrEqual(item, b)).length,
);
export const operator_indexOf: Binary = /* @__PURE__ */ binary("indexOf", (a, b) => {
  const at = positionOf(itemsOf(a), b);
  if (at < 0) throw new ValueError("sequence.index(x): x not in sequence");
  return at;
});

export const operator_iadd: Binary = /* @__PURE__ */ binary("iadd", iadd);
export const operator_isub: Binary = /* @__PURE__ */ binary("isub", isub);
export const operator_imul: Binary = /* @__PURE__ */ binary("imul", imul);
export const operator_itruediv: Binary = /* @__PURE__ */ binary("itruediv", idiv);
export const operator_ifloordiv: Binary = /* @__PURE__ */ binary("ifloordiv", ifloordiv);
export const operator_imod: Binary = /* @__PURE__ */ binary("imod", imod);
export const operator_ipow: Binary = /* @__PURE__ */ binary("ipow", ipow);
export const operator_iand: Binary = /* @__PURE__ */ binary("iand", ibitand);
export const operator_ior: Binary = /* @__PURE__ */ binary("ior", ibitor);
export const operator_ixor: Binary = /* @__PURE__ */ binary("ixor", ibitxor);

export const operator_neg: Unary = /* @__PURE__ */ unary("neg", neg);
export const operator_pos: Unary = /* @__PURE__ */ unary("pos", pos);
export const operator_abs: Unary = /* @__PURE__ */ unary("abs", absOf);
export const operator_invert: Unary = /* @__PURE__ */ unary("invert", invert);
export const operator_inv: Unary = /* @__PURE__ */ unary("inv", invert);
export const operator_index: Unary = /* @__PURE__ */ unary("index", integerArgument);
export const operator_truth: Unary = /* @__PURE__ */ unary("truth", truthy);
export const operator_not_: Unary = /* @__PURE__ */ unary("not_", (a) => !truthy(a));

export function operator_setitem(a: unknown, b: unknown, c: unknown): null {
  if (c === undefined) arity("setitem(a, b, c, /)", a === undefined ? 0 : b === undefined ? 1 : 2);
  setitem(a, b, c);
  return null;
}

/** `(operator.itemgetter 1)`: a function that gives that item; of several keys, a tuple of the items. */
export const operator_itemgetter: Entry = /* @__PURE__ */ takingMany(
  (...keys) => itemgetter(keys),
  itemgetter,
);

function itemgetter(keys: readonly unknown[]): FunctionValue {
  if (keys.length === 0) throw typeError("itemgetter expected at least 1 argument, got 0");
  return getter("itemgetter(obj, /)", keys, getitem);
}

/** `(operator.attrgetter "a.b")`: a function that gives that attribute; of several names, a tuple. */
export const operator_attrgetter: Entry = /* @__PURE__ */ takingMany(
  (...names) => attrgetter(names),
  attrgetter,
);

function attrgetter(names: readonly unknown[]): FunctionValue {
  if (names.length === 0) throw typeError("attrgetter expected at least 1 argument, got 0");
  for (const name of names) textArgument(name, "attribute name");
  return getter("attrgetter(obj, /)", names, (object, name) =>
    (name as string).split(".").reduce((part, each) => getattr(part, each, special), object),
  );
}

function getter(sig: string, keys: readonly unknown[], get: Binary): FunctionValue {
  return builtin(
    fn((object: unknown) => {
      if (object === undefined) arity(sig, 0);
      return keys.length === 1 ? get(object, keys[0]) : new Tuple(keys.map((key) => get(object, key)));
    }, sig),
  );
}

function binary(name: string, f: Binary): Binary {
  return (a, b) => (b === undefined ? arity(`${name}(a, b, /)`, a === undefined ? 0 : 1) : f(a, b));
}

function unary(name: string, f: Unary): Unary {
  return (a) => (a === undefined ? arity(`${name}(a, /)`, 0) : f(a));
}
