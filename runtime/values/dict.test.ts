/** Dict and sets: keyed by value, insertion ordered, watched during iteration. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { repr } from "../text/index.ts";
import {
  add,
  bitand,
  bitor,
  Dict,
  DictItems,
  DictKeys,
  DictValues,
  dictOf,
  dictOfParts,
  eq,
  FrozenSet,
  getitem,
  HashSet,
  ibitor,
  le,
  lt,
  recordDict,
  setitem,
  setOf,
  sub,
  tupleOf,
} from "./index.ts";
import { OWN } from "./own.ts";

/** Equal keys of several representations have one text. */
const keys = fc.oneof(
  fc.integer({ min: 0, max: 12 }).map((n) => ({ key: n as unknown, text: `n${n}` })),
  fc.boolean().map((b) => ({ key: b as unknown, text: `n${Number(b)}` })),
  fc.integer({ min: 0, max: 12 }).map((n) => ({ key: `k${n}` as unknown, text: `k${n}` })),
  fc.integer({ min: 0, max: 6 }).map((n) => ({ key: tupleOf(n, "x") as unknown, text: `t${n}` })),
  fc
    .integer({ min: 0, max: 6 })
    .map((n) => ({ key: tupleOf(BigInt(n) * 2n ** 60n, true) as unknown, text: `b${n}` })),
  fc.integer({ min: 1, max: 3 }).map((n) => ({ key: 2 ** 60 * n, text: `d${n}` as string })),
  fc.integer({ min: 1, max: 3 }).map((n) => ({ key: (BigInt(n) * 2n ** 60n) as unknown, text: `d${n}` })),
  fc.constant({ key: null as unknown, text: "none" }),
);

test("behaves like a Map over the texts of its keys", () => {
  const operations = fc.array(fc.tuple(fc.constantFrom("set", "set", "delete", "popItem"), keys), {
    maxLength: 120,
  });
  fc.assert(
    fc.property(operations, (steps) => {
      const dict = new Dict();
      const model = new Map<string, number>();
      steps.forEach(([operation, { key, text }], i) => {
        if (operation === "set") {
          dict.set(key, i);
          model.set(text, i);
        } else if (operation === "delete") {
          expect(dict.delete(key)).toBe(model.delete(text));
        } else {
          const last = [...model].at(-1);
          expect(dict.popItem()?.[1]).toBe(last?.[1]);
          if (last !== undefined) model.delete(last[0]);
        }
        expect(dict.get(key)).toBe(model.get(text));
      });
      expect(dict.size).toBe(model.size);
      expect([...dict.values()]).toEqual([...model.values()]);
    }),
    { numRuns: 300 },
  );
});

test("1, 1.0 and True are one key, and the first one stays", () => {
  expect(repr(dictOf(1, "a", true, "b", 1n, "c"))).toBe("{1: 'c'}");
  expect(repr(dictOf(true, "a", 1, "b"))).toBe("{True: 'b'}");
  expect(repr(setOf(0, false, tupleOf(1), tupleOf(true)))).toBe("{(1,), 0}");
});

test("overwriting keeps the place, deleting loses it", () => {
  const dict = dictOf("a", 1, "b", 2);
  dict.set("a", 3);
  expect(repr(dict)).toBe("{'a': 3, 'b': 2}");
  dict.delete("a");
  dict.set("a", 4);
  expect(repr(dict)).toBe("{'b': 2, 'a': 4}");
});

test("many deletions in a row do not slow down or disturb the order", () => {
  const dict = new Dict();
  for (let i = 0; i < 1000; i += 1) dict.set(i % 2 ? i : tupleOf(i), i);
  for (let i = 0; i < 990; i += 1) dict.delete(i % 2 ? i : tupleOf(i));
  expect([...dict.values()]).toEqual([990, 991, 992, 993, 994, 995, 996, 997, 998, 999]);
  expect(dict.get(tupleOf(998))).toBe(998);
  dict.clear();
  expect(repr(dict)).toBe("{}");
});

test("a size that changes during iteration is noticed", () => {
  const dict = dictOf("a", 1, "b", 2);
  expect(() => {
    for (const key of dict) dict.set(`${key}${key}`, 0);
  }).toThrow("dictionary changed size during iteration");
  const set = setOf(1, 2);
  expect(() => {
    for (const item of set) set.add((item as number) + 10);
  }).toThrow("Set changed size during iteration");
  for (const key of dictOf("a", 1)) dict.set(key, 5);
});

test("unhashable keys", () => {
  for (const [key, name] of [
    [[], "list"],
    [new Dict(), "dict"],
    [setOf(), "set"],
    [tupleOf([]), "list"],
  ] as const) {
    expect(() => new Dict().set(key, 1)).toThrow(`unhashable type: '${name}'`);
    expect(() => new Dict().has(key)).toThrow(`unhashable type: '${name}'`);
  }
});

test("instances are keys by identity, or by the hash of their class", () => {
  class Plain {
    static $class = true;
    static $name = "Plain";
    readonly __lookupGetter__ = OWN;
  }
  class Point extends Plain {
    static override $name = "Point";
    readonly x: number;
    constructor(x: number) {
      super();
      this.x = x;
    }
    __eq__(other: unknown): boolean {
      return other instanceof Point && other.x === this.x;
    }
    __hash__(): unknown {
      return this.x % 2;
    }
  }
  class OnlyEqual extends Point {
    static override $name = "OnlyEqual";
    override __eq__(): boolean {
      return true;
    }
  }
  const one = new Plain();
  const dict = dictOf(one, 1, new Plain(), 2, new Point(1), 3, new Point(3), 4, new Point(1), 5);
  expect(dict.size).toBe(4);
  expect([dict.get(one), dict.get(new Point(1)), dict.get(new Point(3)), dict.get(new Point(5))]).toEqual([
    1,
    5,
    4,
    undefined,
  ]);
  dict.delete(new Point(1));
  expect([dict.get(new Point(1)), dict.get(new Point(3))]).toEqual([undefined, 4]);
  expect(() => dict.set(new OnlyEqual(1), 0)).toThrow("unhashable type: 'OnlyEqual'");
});

test("items, missing keys and merging", () => {
  const dict = recordDict(["a", "b"], [1, 2]);
  setitem(dict, "c", 3);
  expect(() => getitem(dict, "d")).toThrow(expect.objectContaining({ name: "KeyError", message: "d" }));
  expect(repr(bitor(dict, dictOf("a", 0)))).toBe("{'a': 0, 'b': 2, 'c': 3}");
  expect(ibitor(dict, dictOf("a", 9))).toBe(dict);
  expect(repr(dictOfParts(["z", 1], [dict], ["a", 2]))).toBe("{'z': 1, 'a': 2, 'b': 2, 'c': 3}");
  expect(() => dictOfParts([3])).toThrow("'int' object is not a mapping");
  expect(eq(dictOf("a", [1], "b", 2), dictOf("b", 2, "a", [true]))).toBe(true);
});

test("views follow the dict", () => {
  const dict = dictOf("a", 1);
  const keys = new DictKeys(dict);
  const items = new DictItems(dict);
  dict.set("b", 2);
  expect([keys, new DictValues(dict), items].map(repr)).toEqual([
    "dict_keys(['a', 'b'])",
    "dict_values([1, 2])",
    "dict_items([('a', 1), ('b', 2)])",
  ]);
  expect(repr(bitand(keys, setOf("b", "c")))).toBe("{'b'}");
  expect(items.has(tupleOf("a", 1))).toBe(true);
});

test("set algebra", () => {
  const a = setOf(1, 2, 3);
  const b = new FrozenSet([2, 3, 4]);
  expect([bitand(a, b), bitor(b, a), sub(a, b)].map(repr)).toEqual([
    "{2, 3}",
    "frozenset({1, 2, 3, 4})",
    "{1}",
  ]);
  expect([eq(setOf(1), new FrozenSet([1])), lt(setOf(1), a), le(a, a), lt(a, b)]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(() => add(a, b)).toThrow("unsupported operand type(s) for +: 'set' and 'frozenset'");
  expect(repr(new Dict().set(b, 1).get(new FrozenSet([4, 3, 2])))).toBe("1");
  expect([a.shift(), a.size]).toEqual([1, 2]);
});

test("sets print in a defined order", () => {
  expect(
    [setOf(10, 9, 2n ** 60n), setOf("b", "a"), setOf("b", 1, null), new HashSet(), new FrozenSet()].map(repr),
  ).toEqual(["{9, 10, 1152921504606846976}", "{'a', 'b'}", "{'b', 1, None}", "set()", "frozenset()"]);
});
