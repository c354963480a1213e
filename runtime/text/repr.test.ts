/** repr and str of everything that is no number or str. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { KeyError, ValueError } from "../errors/index.ts";
import {
  Dict,
  dictOf,
  Ellipsis,
  makeRange,
  NotImplemented,
  Slice,
  setOf,
  symbol,
  tupleOf,
} from "../values/index.ts";
import { OWN } from "../values/own.ts";
import { ascii, format, formatFields, formatted, jsObjects, percentFormat, repr, str } from "./index.ts";

class Shape {
  static $class = true;
  static $name = "Shape";
  readonly __lookupGetter__ = OWN;
}

class Named extends Shape {
  static override $name = "Named";
  __repr__(): string {
    return "<named>";
  }
}

test("what the reference lists", () => {
  const values = [
    null,
    undefined,
    true,
    [1, "a", null],
    tupleOf(1, 2),
    tupleOf(1),
    tupleOf(),
    dictOf("a", 1),
  ];
  expect(values.map(repr).join(" ")).toBe("None None True [1, 'a', None] (1, 2) (1,) () {'a': 1}");
  const others = [
    makeRange(5),
    makeRange(1, 5),
    makeRange(0, 9, 2),
    new Slice(1, 3),
    symbol("x"),
    symbol(":k"),
    Ellipsis,
    NotImplemented,
  ];
  expect(others.map(repr).join(" ")).toBe(
    "range(5) range(1, 5) range(0, 9, 2) slice(1, 3, None) x :k Ellipsis NotImplemented",
  );
});

test("functions and classes", () => {
  const plain = Object.assign(() => null, { $sig: "greet(name, greeting=)" });
  const builtin = Object.assign(() => null, { $sig: "print(*args)", $builtin: true });
  const bound = Object.assign(() => null, { $sig: ".area(self)", $self: new Named(), $func: plain });
  expect([plain, builtin, bound, Math.max, Shape].map(repr)).toEqual([
    "<function greet>",
    "<built-in function print>",
    "<bound method Named.area of <named>>",
    "<js function max>",
    "<class 'Shape'>",
  ]);
  expect(str(Shape)).toBe("Shape");
});

test("objects", () => {
  const shape = new Shape();
  expect(repr(shape)).toMatch(/^<Shape object at 0x[0-9a-f]+>$/);
  expect(repr(shape)).toBe(repr(shape));
  expect(repr(shape)).not.toBe(repr(new Shape()));
  const foreign = [new Date(), new Map(), Object.create(null)];
  expect(foreign.map(repr)).toEqual(["<js Date>", "<js Map>", "<js Object>"]);
  jsObjects();
  expect(foreign.map(repr)).toEqual(["<js Date>", "Map {}", "{}"]);
  expect(str([new Named(), new ValueError("x")])).toBe("[<named>, ValueError('x')]");
});

test("containers in themselves", () => {
  const list: unknown[] = [1];
  list.push(list, dictOf("me", list));
  expect(repr(list)).toBe("[1, [...], {'me': [...]}]");
  const dict = new Dict();
  dict.set("d", tupleOf(dict));
  expect(repr(dict)).toBe("{'d': ({...},)}");
  expect(repr(dict)).toBe("{'d': ({...},)}");
});

test("methods that return something else", () => {
  class Odd {
    static readonly $name: string = "Odd";
    readonly __lookupGetter__ = OWN;

    __str__(): unknown {
      return 5;
    }
    __repr__(): unknown {
      return null;
    }
    __format__(): unknown {
      return 5;
    }
  }
  const odd = new Odd();
  expect(() => str(odd)).toThrow("__str__ returned non-string (type int)");
  expect(() => repr(odd)).toThrow("__repr__ returned non-string (type NoneType)");
  expect(() => format(odd, "x")).toThrow("__format__ must return a str, not int");
});

test("every double reads back equal", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(repr(value))).toBe(value + 0);
    }),
  );
});

test("the examples of the reference for format", () => {
  const fields: [unknown, string, string][] = [
    [3.14259, ".2f", "3.14"],
    [42, "05d", "00042"],
    [-42, "+06d", "-00042"],
    [1234567.891, ",.2f", "1,234,567.89"],
    [255, "#x", "0xff"],
    [5, "08b", "00000101"],
    ["hi", ">6", "    hi"],
    ["hi", "*^6", "**hi**"],
    ["hello", ".3", "hel"],
    [0.256, ".1%", "25.6%"],
    [12345.678, "e", "1.234568e+04"],
    [0.00001, "g", "1e-05"],
    [true, "6", "True  "],
    [true, "d", "1"],
    [0.5, ".0f", "0"],
    [65, "c", "A"],
  ];
  for (const [value, spec, text] of fields) expect(format(value, spec)).toBe(text);
  expect([formatted("x"), formatted(2.5), format(setOf(1)), ascii("é")]).toEqual([
    "x",
    "2.5",
    "{1}",
    "'\\xe9'",
  ]);
});

test.each<[string, unknown, string]>([
  ["Unknown format code 'd' for object of type 'float'", 1.5, "d"],
  ["Unknown format code 'd' for object of type 'str'", "a", "d"],
  ["'=' alignment not allowed in string format specifier", "a", "=5"],
  ["unsupported format string passed to list.__format__", [], "5"],
  ["unsupported format string passed to Shape.__format__", new Shape(), "5"],
  ["Invalid format specifier '5d5' for object of type 'int'", 1, "5d5"],
])("%s", (message, value, spec) => {
  expect(() => format(value, spec)).toThrow(expect.objectContaining({ message }));
});

test("fields name attributes and items", () => {
  expect(formatFields("{a.x} {0[1]!r} {b:>{w}}", [["p", "q"]], dictOf("a", { x: 1 }, "b", 5, "w", 3))).toBe(
    "1 'q'   5",
  );
});

test("percent formatting with M28's own values", () => {
  expect(percentFormat("%s %r %5.1f", tupleOf("a", "a", 2.25))).toBe("a 'a'   2.2");
  expect(percentFormat("%s", new KeyError("k"))).toBe("'k'");
  expect(percentFormat("%d", 2.9)).toBe("2");
});
