import { describe, expect, it } from "vitest";
import { analysed } from "./testing.ts";

const SLOW = "(= ch (chan)) (def slow () (for v in ch (yield v)))";

/** In source order, the module last. */
function suspending(text: string): readonly string[] {
  const names = analysed(text).suspending;
  return [...names].sort((a, b) => Number(a === "main") - Number(b === "main"));
}

describe("a generator function", () => {
  it("suspends in its body, not in its call", () => {
    const { suspending, facts, node } = analysed(`${SLOW} (def make () (slow)) (= g (make))`);
    expect(suspending).toEqual(["slow"]);
    expect(facts.suspends(node("(slow)"))).toBe(false);
  });
  it("makes suspend who reads it, however", () => {
    const readers = {
      loop: "(for x (slow) x)",
      builtin: "(list (slow))",
      next: "(next (slow))",
      send: "((slow).send 1)",
      throw: "((slow).throw ValueError)",
      close: "((slow).close)",
      bound: "(map (. (slow) send) [1])",
      comprehension: "[x for x in (slow)]",
      splat: "(print *(slow))",
      unpacking: "(= (a, b) (slow))",
      delegation: "(def outer () (yield-from (slow))) (list (outer))",
      lazy: "(sum (map str (slow)))",
    };
    for (const [name, reader] of Object.entries(readers))
      expect([name, ...suspending(`${SLOW} ${reader}`)]).toContain("main");
  });
  it("that cannot suspend leaves its readers alone", () => {
    const text =
      "(def fast (n) (yield n) (yield-from [1])) (def f () (sum (fast 2))) (f) ((fast 1).send None)";
    expect(suspending(text)).toEqual([]);
  });
  it("as `__iter__` is read by loops over the instances", () => {
    const text = `${SLOW} (class A (def __iter__ (self) (yield-from (slow)))) (def f () (list (A))) (f)`;
    expect(suspending(text)).toEqual(["slow", "A.__iter__", "f", "main"]);
  });
});

describe("values pass through generators", () => {
  it("by yield and yield-from", () => {
    const text = "(def gen () (yield recv)) (def all () (yield-from (gen))) (for f (all) (f (chan)))";
    expect(suspending(text)).toEqual(["main"]);
  });
  it("by send", () => {
    const text = "(def gen () (= f (yield 1)) (f (chan))) (= g (gen)) (next g) (g.send recv)";
    expect(suspending(text)).toEqual(["gen", "main"]);
  });
  it("by send through yield-from", () => {
    const text =
      "(def gen () ((yield 1) (chan))) (def out () (yield-from (gen))) (= g (out)) (next g) (g.send recv)";
    expect(suspending(text)).toEqual(["gen", "out", "main"]);
  });
  it("by the value of StopIteration", () => {
    const text = "(def gen () (return recv) (yield 1)) (def out () ((yield-from (gen)) (chan))) (next (out))";
    expect(suspending(text)).toContain("out");
  });
});

describe("with", () => {
  it("suspends where entering or leaving does", () => {
    expect(suspending("(def f (m) (with m 1)) (f (mutex))")).toEqual(["f", "main"]);
    const manager = (body: string) =>
      `(class M (def __enter__ (self) ${body}) (def __exit__ (self *a) 1)) (def f () (with (M) 1)) (f)`;
    expect(suspending(manager("(sleep 0)"))).toEqual(["M.__enter__", "f", "main"]);
    expect(suspending(manager("(print 0)"))).toEqual([]);
  });
  it("gives the target what `__enter__` gives", () => {
    const text =
      "(class M (def __enter__ (self) recv) (def __exit__ (self *a) 1)) (with (M) as f (f (chan)))";
    expect(suspending(text)).toEqual(["main"]);
  });
});
