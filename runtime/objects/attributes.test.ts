import { describe, expect, it } from "vitest";
import { m_append, m_keys, m_length, m_map, m_pop, m_upper, readable } from "../methods/index.ts";
import { repr } from "../text/repr.ts";
import { Dict } from "../values/dict.ts";
import { DerivableList } from "../values/list-methods.ts";
import { Range } from "../values/range.ts";
import { Tuple } from "../values/tuple.ts";
import {
  builtinClass,
  call,
  callMethod,
  callMethodKw,
  defineClass,
  delattr,
  dot,
  fn,
  fromJs,
  getattr,
  getattrOr,
  hasattr,
  isinstance,
  issubclass,
  jsGlobal,
  jsModule,
  moduleObject,
  newJs,
  protocols,
  setattr,
  special,
  toJs,
  typeOf,
  unbound,
  unboundLocal,
} from "./index.ts";

function message(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return String(error);
  }
  return "no error";
}

describe("attributes of built-in values", () => {
  it.each([
    [null, "NoneType"],
    [5, "int"],
    [1.5, "float"],
    ["a", "str"],
    [[], "list"],
    [new Tuple([]), "tuple"],
    [new Dict(), "dict"],
    [true, "bool"],
  ])("%s has no x", (value, type) => {
    expect(message(() => getattr(value, "x"))).toBe(`AttributeError: '${type}' object has no attribute 'x'`);
    if (type !== "dict") {
      expect(message(() => setattr(value, "x", 1))).toBe(
        `AttributeError: '${type}' object has no attribute 'x'`,
      );
    }
    expect(hasattr(value, "x")).toBe(false);
    expect(message(() => callMethod(value, "x"))).toBe(
      `AttributeError: '${type}' object has no attribute 'x'`,
    );
  });

  it("binds methods to their values", () => {
    const xs: unknown[] = [];
    call(getattr(xs, "append", readable(m_append)), 1);
    expect(xs).toEqual([1]);
    expect(message(() => getattr(xs, "upper", readable(m_upper)))).toBe(
      "AttributeError: 'list' object has no attribute 'upper'",
    );
    expect(getattr(xs, "length", readable(m_length))).toBe(1);
    expect(getattr("a😀", "length", readable(m_length))).toBe(2);
    expect([getattr(new Range(1, 9, 2), "stop"), getattr(7, "real")]).toEqual([9, 7]);
  });

  it("calls what needs no arguments in (. o name)", () => {
    expect([dot([1, 2], "length", m_length), dot("a", "upper", m_upper)]).toEqual([2, "A"]);
    expect(repr(dot(Dict.from([["k", 1]]), "keys", m_keys))).toBe("dict_keys(['k'])");
    expect(typeof dot([], "append", m_append)).toBe("function");
    expect(dot(moduleObject("m", { upper: 3 }), "upper", m_upper)).toBe(3);
  });

  it("reads and stores the keys of a dict, after its methods", () => {
    const d = Dict.from([
      ["pop", 1],
      ["f", fn((x: number) => x + 1, "f(x)")],
    ]);
    expect(typeof getattr(d, "pop", readable(m_pop))).toBe("function");
    expect(callMethod(d, "f", 2)).toBe(3);
    expect(callMethodKw(null, d, "f", [], Dict.from([["x", 4]]))).toBe(5);
    setattr(d, "k", 7);
    expect([getattr(d, "k"), d.get("k")]).toEqual([7, 7]);
    delattr(d, "k");
    expect(message(() => getattr(d, "k"))).toBe("AttributeError: 'dict' object has no attribute 'k'");
    expect(repr(call(getattr(Dict.from([["map", 1]]), "__len__", protocols)))).toBe("1");
    expect(getattr(Dict.from([["map", 1]]), "map", readable(m_map))).toBe(1);
  });

  it("falls back where asked", () => {
    expect(getattrOr(5, "x", "none")).toBe("none");
    expect(message(() => unbound("x"))).toBe("NameError: name 'x' is not defined");
    expect(message(() => unboundLocal("x"))).toBe(
      "UnboundLocalError: local variable 'x' referenced before assignment",
    );
  });
});

describe("JavaScript objects", () => {
  it("have None for what is missing, and keep this", () => {
    const counter = {
      n: 1,
      big: 5n,
      next: function () {
        return ++this.n;
      },
    };
    expect([getattr(counter, "nope"), getattr(counter, "n"), getattr(counter, "big")]).toEqual([null, 1, 5]);
    expect(callMethod(counter, "next")).toBe(2);
    setattr(counter, "n", 9);
    expect(counter.n).toBe(9);
    expect([hasattr(counter, "n"), hasattr(counter, "nope")]).toEqual([true, false]);
    delattr(counter, "big");
    expect("big" in counter).toBe(false);
    expect(message(() => callMethod(counter, "nope"))).toBe("TypeError: 'NoneType' object is not callable");
    expect(getattr(Math.max, "name")).toBe("max");
  });

  it("are constructed and found", () => {
    expect((newJs(Date, 0) as Date).getTime()).toBe(0);
    expect(callMethod(jsGlobal("Math"), "hypot", 3, 4)).toBe(5);
    expect(message(() => jsGlobal("noSuchThing"))).toBe("NameError: name 'js/noSuchThing' is not defined");
    expect(message(() => newJs(5))).toBe("TypeError: 'int' object is not callable");
  });

  it("convert deeply, cycles included", () => {
    const value = fromJs({
      a: [1, { b: new Set([1]) }],
      m: new Map([[1, new Uint8Array([1, 2])]]),
      d: undefined,
    });
    expect(repr(value)).toBe("{'a': [1, {'b': {1}}], 'm': {1: [1, 2]}, 'd': None}");
    expect(toJs(value)).toEqual({ a: [1, { b: new Set([1]) }], m: new Map([[1, [1, 2]]]), d: null });
    expect(toJs(new Tuple([1, new Tuple([2])]))).toEqual([1, [2]]);
    const date = new Date();
    expect(fromJs(date)).toBe(date);
    const loop: unknown[] = [];
    loop.push(loop);
    const copy = fromJs(loop) as unknown[];
    expect(copy[0]).toBe(copy);
    const A = defineClass("A", [], "m");
    const a = call(A);
    expect([fromJs(a), toJs(a)]).toEqual([a, a]);
  });
});

describe("modules", () => {
  it("show what their namespace has", () => {
    const namespace = { x: 1, _y: 2, $init: () => null, later: undefined };
    const m = moduleObject("m", namespace);
    expect([getattr(m, "x"), getattr(m, "_y"), getattr(m, "__name__", special), repr(m)]).toEqual([
      1,
      2,
      "m",
      "<module 'm'>",
    ]);
    expect(message(() => getattr(m, "nope"))).toBe("AttributeError: module 'm' has no attribute 'nope'");
    expect(message(() => getattr(m, "$init"))).toBe("AttributeError: module 'm' has no attribute '$init'");
    expect(message(() => callMethod(m, "nope"))).toBe("AttributeError: module 'm' has no attribute 'nope'");
    expect([hasattr(m, "later"), moduleObject("m", namespace) === m]).toEqual([false, true]);
    setattr(m, "later", 5);
    expect(getattr(m, "later")).toBe(5);
  });

  it("of JavaScript fall back on their default export", () => {
    const library = Object.assign((x: number) => x + 1, {
      base: 10,
      add(x: number) {
        return this.base + x;
      },
    });
    const m = jsModule({ default: library, named: 1 });
    expect([getattr(m, "named"), getattr(m, "base"), callMethod(m, "add", 5), call(m, 1)]).toEqual([
      1, 10, 15, 2,
    ]);
  });
});

describe("types", () => {
  const int = builtinClass(
    "int",
    (x) => Number.isInteger(x) || typeof x === "boolean",
    (x: unknown) => Number(x),
  );
  const bool = builtinClass(
    "bool",
    (x) => typeof x === "boolean",
    (x: unknown) => Boolean(x),
    { base: int },
  );

  it("are called to convert, tested and printed", () => {
    expect([call(int, "5"), isinstance(5, int), isinstance(true, int), isinstance(1.5, int)]).toEqual([
      5,
      true,
      true,
      false,
    ]);
    expect([issubclass(bool, int), issubclass(int, bool), issubclass(int, "object")]).toEqual([
      true,
      false,
      true,
    ]);
    expect([typeOf(5), typeOf(true), repr(typeOf("s")), repr(typeOf(int))]).toEqual([
      int,
      bool,
      "<class 'str'>",
      "<class 'type'>",
    ]);
    expect(getattr(5, "__class__", special)).toBe(int);
  });

  it("may be named, and listed", () => {
    expect([
      isinstance(1, "int"),
      isinstance("", "string"),
      isinstance(null, "nil"),
      isinstance(1.5, "number"),
    ]).toEqual([true, true, true, true]);
    expect(isinstance(1, new Tuple(["str", int]))).toBe(true);
    expect(isinstance(1, ["str", "list"])).toBe(false);
    expect(isinstance(new Map(), Map)).toBe(true);
    const text = "isinstance() arg 2 must be a type, a tuple of types, or a union";
    expect(message(() => isinstance(1, 5))).toBe(`TypeError: ${text}`);
    expect(
      message(() =>
        isinstance(
          1,
          fn(() => null, "f()"),
        ),
      ),
    ).toBe(`TypeError: ${text}`);
    expect(message(() => issubclass(5, int))).toBe("TypeError: issubclass() arg 1 must be a class");
  });

  it("cannot be subclassed, nor changed, unless they are containers", () => {
    expect(message(() => defineClass("B", [bool], "m"))).toBe(
      "TypeError: type 'bool' is not an acceptable base type",
    );
    expect(message(() => setattr(int, "x", 1))).toBe(
      "TypeError: cannot set 'x' attribute of immutable type 'int'",
    );
    const list = builtinClass("list", Array.isArray, (xs: Iterable<unknown> = []) => [...xs], {
      native: DerivableList,
    });
    const Stack = defineClass("Stack", [list], "m");
    const s = call(Stack, [1, 2]) as unknown[];
    setattr(s, "tag", "t");
    expect([s.length, s[1], isinstance(s, list), isinstance(s, Stack), getattr(s, "tag")]).toEqual([
      2,
      2,
      true,
      true,
      "t",
    ]);
    call(getattr(s, "append", readable(m_append)), 3);
    call(getattr(list, "append", readable(m_append)), s, 4);
    expect([...s]).toEqual([1, 2, 3, 4]);
    expect(message(() => getattr(s, "flatMap"))).toBe(
      "AttributeError: 'Stack' object has no attribute 'flatMap'",
    );
    const dict = builtinClass(
      "dict",
      (x) => x instanceof Dict,
      (d: Dict = new Dict()) => d.copy(),
      { native: Dict },
    );
    const Box = defineClass("Box", [dict], "m");
    expect((call(Box, Dict.from([["k", 1]])) as Dict).get("k")).toBe(1);
  });
});
