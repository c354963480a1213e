/** Items, unpacking, iteration, ranges and strings by code point. */

import { expect, test } from "vitest";
import { StopIteration } from "../errors/index.ts";
import { repr } from "../text/index.ts";
import {
  codePointLength,
  delitem,
  dictOf,
  findLastText,
  findText,
  getitem,
  iterate,
  makeRange,
  pathItem,
  Slice,
  setitem,
  sliceOf,
  substring,
  tupleOf,
  unpack,
} from "./index.ts";
import { OWN } from "./own.ts";

test("items of every kind of sequence", () => {
  expect([
    getitem([1, 2], -1),
    getitem("a😀b", 1),
    getitem("a😀b", -1),
    getitem(tupleOf(1, 2), true),
    getitem(makeRange(5, 9), -1),
  ]).toEqual([2, "😀", "b", 2, 8]);
  expect(repr(getitem(makeRange(0, 10), new Slice(null, null, -3)))).toBe("range(9, -1, -3)");
  expect(getitem("a😀bc", sliceOf(1, 3, null))).toBe("😀b");
  expect([pathItem([7], 0), pathItem(dictOf(0, "int"), 0), pathItem(dictOf("0", "digits"), 0)]).toEqual([
    7,
    "int",
    "digits",
  ]);
});

test("items of JavaScript objects", () => {
  const object = { a: 1 };
  setitem(object, "b", 2);
  expect([getitem(object, "b"), getitem(object, "c")]).toEqual([2, null]);
  delitem(object, "a");
  expect(Object.keys(object)).toEqual(["b"]);
});

test("anything with __index__ is an index", () => {
  class One {
    static readonly $name: string = "One";
    readonly __lookupGetter__ = OWN;

    __index__(): number {
      return 1;
    }
  }
  expect(getitem(["a", "b"], new One())).toBe("b");
  expect(() => getitem(["a", "b"], { __index__: () => 1 })).toThrow("list indices must be integers");
});

test.each<[string, () => unknown]>([
  ["list index out of range", () => getitem([1], 1)],
  ["list index out of range", () => getitem([1], -2)],
  ["list index out of range", () => getitem([1], 2n ** 70n)],
  ["string index out of range", () => getitem("a", 1)],
  ["tuple index out of range", () => getitem(tupleOf(), 0)],
  ["range object index out of range", () => getitem(makeRange(0), 0)],
  ["list indices must be integers or slices, not str", () => getitem([1], "a")],
  ["list indices must be integers or slices, not float", () => getitem([1], 0.5)],
  ["string indices must be integers, not 'str'", () => getitem("a", "b")],
  ["slice step cannot be zero", () => getitem([1], new Slice(0, 1, 0))],
  ["slice indices must be integers or None or have an __index__ method", () => getitem([1], new Slice("a"))],
  ["'int' object is not subscriptable", () => getitem(5, 0)],
  ["'NoneType' object is not subscriptable", () => getitem(null, 0)],
  ["list assignment index out of range", () => setitem([1], 3, 0)],
  ["list assignment index out of range", () => delitem([1], 3)],
  ["'str' object does not support item assignment", () => setitem("abc", 0, "x")],
  ["'tuple' object doesn't support item deletion", () => delitem(tupleOf(1), 0)],
  ["can only assign an iterable", () => setitem([1], new Slice(0, 1), 5)],
  [
    "attempt to assign sequence of size 1 to extended slice of size 2",
    () => setitem([1, 2, 3], new Slice(null, null, 2), [1]),
  ],
  ["range() arg 3 must not be zero", () => makeRange(0, 1, 0)],
  ["'float' object cannot be interpreted as an integer", () => makeRange(1.5)],
])("%s", (message, run) => {
  expect(run).toThrow(expect.objectContaining({ message }));
});

test("unpacking", () => {
  expect(unpack([1, 2], 2, -1)).toEqual([1, 2]);
  expect(unpack("a😀", 2, -1)).toEqual(["a", "😀"]);
  expect(unpack(makeRange(5), 1, 2)).toEqual([0, [1, 2], 3, 4]);
  expect(unpack(dictOf("a", 1, "b", 2), 2, 0)).toEqual(["a", "b", []]);
});

test.each<[string, unknown, number, number]>([
  ["not enough values to unpack (expected 3, got 2)", [1, 2], 3, -1],
  ["too many values to unpack (expected 2, got 3)", tupleOf(1, 2, 3), 2, -1],
  ["too many values to unpack (expected 1, got 2)", "a😀", 1, -1],
  ["not enough values to unpack (expected at least 2, got 1)", [1], 1, 1],
  ["cannot unpack non-sequence int", 5, 2, -1],
])("%s", (message, value, before, after) => {
  expect(() => unpack(value, before, after)).toThrow(expect.objectContaining({ message }));
});

test("an iterator without end is not read to the end", () => {
  function* endless(): Generator<number> {
    for (;;) yield 1;
  }
  expect(() => unpack(endless(), 2, -1)).toThrow("too many values to unpack (expected 2)");
});

test("the protocols of iteration", () => {
  class Countdown {
    static readonly $name: string = "Countdown";
    readonly __lookupGetter__ = OWN;

    left = 2;
    __iter__(): this {
      return this;
    }
    __next__(): number {
      if (this.left === 0) throw new StopIteration();
      return this.left--;
    }
  }
  class Squares {
    static readonly $name: string = "Squares";
    readonly __lookupGetter__ = OWN;

    __getitem__(i: unknown): number {
      return getitem([0, 1, 4], i) as number;
    }
  }
  expect([...iterate(new Countdown())]).toEqual([2, 1]);
  expect([...iterate(new Squares())]).toEqual([0, 1, 4]);
  expect([...iterate(new Set([1]))]).toEqual([1]);
  expect(() => iterate(5)).toThrow("'int' object is not iterable");
  class Wrong {
    static readonly $name: string = "Wrong";
    readonly __lookupGetter__ = OWN;

    __iter__(): unknown {
      return 5;
    }
  }
  expect(() => iterate(new Wrong())).toThrow("iter() returned non-iterator of type 'int'");
});

test("positions in strings are code points", () => {
  const text = "x😀y😀z";
  expect([
    codePointLength(text),
    findText(text, "y"),
    findLastText(text, "😀"),
    findText(text, "😀", 2),
    substring(text, 1, 3),
  ]).toEqual([5, 2, 3, 3, "😀y"]);
  expect([findText("abc", "c", 0, 2), findText("abc", "", 3), findText("abc", "", 4)]).toEqual([-1, 3, -1]);
});
