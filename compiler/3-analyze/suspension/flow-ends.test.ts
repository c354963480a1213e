/** The flow of values comes to an end, whatever is done again and again on what it gives. The work is counted, not timed. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { builtins, methods, standardModules } from "../../../runtime/manifest.ts";
import { FlowGraph } from "./flow-graph.ts";
import { analysed } from "./testing.ts";

/** The programs here need a third of it at most. */
const LIMIT = 200_000;

afterEach(() => void vi.restoreAllMocks());

/** Which functions suspend; throws when that takes more inclusions than the limit. */
function solved(text: string): readonly string[] {
  const { edge } = FlowGraph.prototype;
  let count = 0;
  vi.spyOn(FlowGraph.prototype, "edge").mockImplementation(function (this: FlowGraph, from, to) {
    if (++count > LIMIT) throw new Error("this takes too many inclusions");
    edge.call(this, from, to);
  });
  const { suspending } = analysed(text);
  vi.restoreAllMocks();
  return suspending.filter((name) => name !== "main");
}

describe("the analysis ends", () => {
  it("when an iterator is asked for its iterator again and again", () => {
    const text = `(= c (chan)) (def f () (for x c (yield x))) (= it (f)) (while True (= it (it.__iter__)))
      (= other (iter it)) (while True (= bound other.__iter__) (= other (bound))) (def g () (next it)) (def h () (next other)) (g) (h)`;
    expect(solved(text)).toEqual(["f", "g", "h"]);
  });
  it("when an iterator that gives itself is an item of what it reads", () => {
    const text = `(import itertools) (= xs [[1]]) (for x in xs (xs.append (x.__iter__)))
      (= groups (itertools.groupby xs)) (for (k g) in groups (xs.extend [(g.__iter__) (groups.__iter__)]))`;
    expect(solved(text)).toEqual([]);
  });
  it("when a property gets a setter again and again", () => {
    const text = `(= c (chan)) (def read (self) (recv! c)) (def write (self v) (recv! c))
      (class A (= x (property read)) (= x (x.setter write)) (= x (x.deleter read)))
      (= p (property read)) (while True (= p (p.setter write))) (def f (o) o.x) (def g (o) o.y) (f (A)) (g (A))`;
    expect(solved(text)).toEqual(["read", "write", "f"]);
  });
  it("when objects have each other as what a call runs", () => {
    const text = `(= c (chan)) (class A (pass)) (class B (= __call__ (A)) (def quick (self) 1))
      (class A (= __call__ (B))) (class B (= __call__ (A))) (class S (= __call__ (S)))
      (class Last (def __call__ (self x) (recv! c))) (class First (= __call__ (Last)))
      (def f (o) (o 1)) (def g (o) (o 1)) (def h (o) (o 1)) (f (A)) (g (First)) (h (S))`;
    expect(solved(text)).toEqual(["Last.__call__", "g"]);
  });
  it("when classes have each other as what constructing them runs", () => {
    const hooks = ["__init__", "init", "__new__"];
    for (const name of hooks) {
      const text = `(= c (chan)) (class A (pass)) (class B (= ${name} A)) (class A (= ${name} B)) (class B (= ${name} A))
        (class Last (def __init__ (self x) (recv! c))) (class First (= ${name} Last))
        (def f () (A 1)) (def g () (First 1)) (f) (g)`;
      expect(solved(text)).toEqual(["Last.__init__", "g"]);
    }
  });
  it("when a property accesses attributes whose names are not known", () => {
    for (const name of ["getattr", "setattr", "hasattr", "delattr", "vars", "dir"]) {
      const text = `(= c (chan)) (class A (= p (property ${name})) (@property (def q (self) (recv! c))))
        (class B (= __call__ ${name})) (class C (= p (property (B)))) (def f (o k) (${name} o k 1)) (def g (o) (len o)) (f (A) "p") (g (C))`;
      expect(solved(text)).toEqual(["A.q", "f"]);
    }
  });
});

describe("the analysis ends when on its own results is done", () => {
  const values = `(def f (self v) v) (def gen (self) (yield x)) (async def co (v) v) (= x None)
    (class P (@property (def p (self) x)) (def __iter__ (self) x) (def __call__ (self v) x) (def __next__ (self) x))
    (class Q (ValueError) (= __iter__ iter) (= __call__ P)) (class R (dict) (= __iter__ (Q 1)) (= __call__ (Q 1)))
    (= x f) (= x (gen x)) (= x (P)) (= x P) (= x (Q x)) (= x (R)) (= x [x]) (= x {"a": x}) (= x (iter x)) (= x (map f x))
    (= x (property f)) (= x (partial f x)) (= x (co x)) (= x co) (= x (chan)) (= x (mutex)) (= x (js/make)) (= x (y for y in x))\n`;
  const ofModules = Object.entries(standardModules).flatMap(([module, entries]) =>
    entries.map((entry) => ({ name: `${module}.${entry.name}`, methods: entry.methods ?? [] })),
  );
  const methodNames = [...methods, ...ofModules.flatMap((entry) => entry.methods)].map(({ name }) => name);
  const functionNames = [...builtins, ...ofModules].map(({ name }) => name);

  for (const names of some([...methodNames, "setter", "getter", "deleter", "no-such-method"]))
    it(`.${names.join(", .")}`, () => {
      const text = names.map(
        (name) => `(= x (x.${name} x)) (= x (x.${name})) (= h x.${name}) (= x (h *x)) (= x (map h [x]))`,
      );
      expect(() => solved(values + text.join("\n"))).not.toThrow();
    });
  for (const names of some(functionNames))
    it(names.join(", "), () => {
      const imports = Object.keys(standardModules).map((module) => `(import ${module})`);
      const text = names.map(
        (name) =>
          `(= x (${name} x)) (= x (${name} x x x)) (= x (${name} *x)) (= x ${name}) (= x (map ${name} [x]))`,
      );
      expect(() => solved(imports.join(" ") + values + text.join("\n"))).not.toThrow();
    });
});

/** Those that programs can write, in groups of a few. */
function some(names: readonly string[]): string[][] {
  const written = [...new Set(names)].filter((name) => /^[a-z_][\w.-]*[!?]?$/i.test(name));
  return Array.from({ length: Math.ceil(written.length / 8) }, (_, i) => written.slice(i * 8, i * 8 + 8));
}
