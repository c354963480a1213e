/** Equality, order, hashing, truth, membership and type names. */

import { expect, test } from "vitest";
import { ValueError } from "../errors/index.ts";
import {
  compareValues,
  contains,
  Dict,
  dictOf,
  eq,
  ge,
  gt,
  hash,
  is_,
  le,
  lt,
  makeRange,
  NotImplemented,
  ne,
  Range,
  setOf,
  symbol,
  truthy,
  tupleOf,
  typeName,
} from "./index.ts";
import { OWN } from "./own.ts";

const big = 2n ** 60n;

test.each([
  [1, true, true],
  [big, 2 ** 60, true],
  [big + 1n, 2 ** 60, false],
  [Number.NaN, Number.NaN, false],
  [null, undefined, true],
  [null, false, false],
  ["a", "a", true],
  ["1", 1, false],
  [[1, [2]], [1, [2]], true],
  [[1], tupleOf(1), false],
  [tupleOf(1, "a"), tupleOf(true, "a"), true],
  [makeRange(0, 3, 2), makeRange(0, 4, 2), true],
  [makeRange(0), makeRange(5, 1), true],
  [dictOf(1, 2), setOf(1), false],
  [ValueError, "ValueError", true],
  ["KeyError", ValueError, false],
  [symbol("x"), symbol("x"), true],
])("%s == %s is %s", (a, b, equal) => {
  expect([eq(a, b), eq(b, a), ne(a, b)]).toEqual([equal, equal, !equal]);
  const hashable = typeof a !== "object" || a === null || typeName(a) === "tuple" || typeName(a) === "range";
  if (equal && hashable && typeof a !== "function") expect(hash(a)).toBe(hash(b));
});

test("old names of types", () => {
  const int = Object.assign(() => 0, { $class: true, $name: "int" });
  expect([eq(int, "number"), eq("int", int), eq(int, "string")]).toEqual([true, true, false]);
});

test("equality by method, reflected when declined", () => {
  class Left {
    static readonly $name: string = "Left";
    readonly __lookupGetter__ = OWN;

    __eq__(): unknown {
      return NotImplemented;
    }
  }
  class Right {
    static readonly $name: string = "Right";
    readonly __lookupGetter__ = OWN;

    __eq__(): unknown {
      return 1;
    }
  }
  expect([eq(new Left(), new Right()), eq(new Left(), new Left()), ne(new Left(), new Right())]).toEqual([
    true,
    false,
    false,
  ]);
});

test("order", () => {
  expect([
    lt(1, big),
    lt("a😀", "a\uffff"),
    gt("b", "a"),
    le([1, 2], [1, 2, 0]),
    ge(tupleOf(2), tupleOf(1, 9)),
  ]).toEqual([true, false, true, true, true]);
  expect(["b", "a😀", "a\uffff", "a"].sort(compareValues)).toEqual(["a", "a\uffff", "a😀", "b"]);
  expect(() => lt(1, "a")).toThrow("'<' not supported between instances of 'int' and 'str'");
  expect(() => ge(null, [])).toThrow("'>=' not supported between instances of 'NoneType' and 'list'");
});

test("order by reflected method", () => {
  class Version {
    static readonly $name: string = "Version";
    readonly __lookupGetter__ = OWN;

    __lt__(other: unknown): unknown {
      return other === 5;
    }
  }
  expect([lt(new Version(), 5), gt(5, new Version()), gt(6, new Version())]).toEqual([true, true, false]);
});

test("identity is by value for primitives", () => {
  expect([is_(big, 2n ** 60n), is_("a", "a"), is_(null, undefined), is_([], []), is_(1, true)]).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("truth", () => {
  class Empty {
    static readonly $name: string = "Empty";
    readonly __lookupGetter__ = OWN;

    __len__(): number {
      return 0;
    }
  }
  class Odd {
    static readonly $name: string = "Odd";
    readonly __lookupGetter__ = OWN;

    __bool__(): unknown {
      return 1;
    }
  }
  for (const value of [
    null,
    undefined,
    false,
    0,
    "",
    [],
    tupleOf(),
    new Dict(),
    setOf(),
    makeRange(0),
    new Empty(),
  ]) {
    expect(truthy(value)).toBe(false);
  }
  for (const value of [true, Number.NaN, "0", [0], tupleOf(0), {}, () => 0, big, new Date()])
    expect(truthy(value)).toBe(true);
  expect(() => truthy(new Odd())).toThrow("__bool__ should return bool, not int");
});

test("membership", () => {
  expect([
    contains([1, [2]], [2]),
    contains("añb", "ñ"),
    contains(makeRange(0, 9, 3), 6),
    contains(makeRange(9), 1.5),
  ]).toEqual([true, true, true, false]);
  expect([
    contains(tupleOf(1), true),
    contains(dictOf("a", 1), "a"),
    contains({ key: 1 }, "key"),
    contains(new Map(), "get"),
  ]).toEqual([true, true, true, true]);
  expect(() => contains("abc", 1)).toThrow("'in <string>' requires string as left operand, not int");
  expect(() => contains(5, 1)).toThrow("argument of type 'int' is not iterable");
});

test("names of types", () => {
  const values = [
    1,
    1.5,
    2 ** 60,
    big,
    "a",
    true,
    null,
    undefined,
    [],
    tupleOf(),
    new Dict(),
    setOf(),
    new Range(0, 1, 1),
    symbol("a"),
  ];
  expect(values.map(typeName).join(" ")).toBe(
    "int float float int str bool NoneType NoneType list tuple dict set range symbol",
  );
  expect([ValueError, new ValueError(), new Date()].map(typeName).join(" ")).toBe("type ValueError Date");
});
