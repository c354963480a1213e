import { describe, expect, it } from "vitest";
import { analysed } from "./testing.ts";

/** The suspending functions; the module is left out. */
function suspending(text: string): string[] {
  return analysed(text).suspending.filter((name) => name !== "main");
}

describe("blocking operations", () => {
  it("make their function and its callers suspend, and nobody else", () => {
    const text = "(def a (c) (recv c)) (def b (c) (a c)) (def d (x) (+ x 1)) (b (chan)) (d 1)";
    expect(suspending(text)).toEqual(["a", "b"]);
    expect(analysed(text).effect("main")).toBe("suspends");
  });
  it("count in nested expressions, defaults and class bodies where they stand", () => {
    expect(suspending("(def f (x=1) (print [1 (recv! c)])) (= c (chan)) (f)")).toEqual(["f"]);
    expect(analysed("(= c (chan)) (def f (x=(recv! c)) x) (f)").suspending).toEqual(["main"]);
    expect(analysed("(= c (chan)) (class A (= x (recv! c)))").suspending).toEqual(["main"]);
  });
  it("do not make a function suspend that only starts a goroutine", () => {
    const { suspending, effect } = analysed("(def f (c) (go (send c 1))) (f (chan))");
    expect(suspending).toEqual(["<go>"]);
    expect(effect("f")).toBe("pure");
  });
  it("include select without default and select-timeout", () => {
    expect(suspending("(def f (c) (select [(case :recv c) 1])) (f (chan))")).toEqual(["f"]);
    expect(suspending("(def f (c) (select-timeout 5 [(case :recv c) 1])) (f (chan))")).toEqual(["f"]);
    expect(analysed("(def f (c) (select [(case :recv c) 1] [(default) 2])) (f (chan))").effect("f")).toBe(
      "polls",
    );
  });
  it("include with-mutex and sleeping, in every spelling", () => {
    expect(suspending("(= m (mutex)) (def f () (with-mutex m 1)) (f)")).toEqual(["f"]);
    expect(suspending("(import time) (def f () (time.sleep 1)) (f)")).toEqual(["f"]);
    expect(suspending("(from time import sleep as nap) (def f () (nap 1)) (f)")).toEqual(["f"]);
    expect(suspending("(def f () (time-sleep 1)) (f)")).toEqual(["f"]);
  });
  it("can be passed as values", () => {
    expect(suspending("(def f (op c) (op c)) (f recv (chan))")).toEqual(["f"]);
    expect(suspending("(def f (op c) (op c)) (f len (chan))")).toEqual([]);
  });
  it("spread through mutual recursion", () => {
    const text = "(def a (n) (if n (b n) (recv c))) (def b (n) (a n)) (= c (chan)) (a 1)";
    expect(suspending(text)).toEqual(["a", "b"]);
  });
});

describe("polling", () => {
  it("outside a loop leaves a function plain", () => {
    expect(analysed("(def f (c) (try-recv c)) (f (chan))").effect("f")).toBe("polls");
  });
  it("in a loop suspends at the back edge", () => {
    const result = analysed("(def f (c) (while (not (chan-closed? c)) 1)) (f (chan))");
    expect(result.suspending).toEqual(["main", "f"]);
    expect(result.facts.pollsAtBackEdge(result.node("(while (not (chan-closed? c)) 1)"))).toBe(true);
    expect(result.facts.suspends(result.node("(chan-closed? c)"))).toBe(false);
  });
  it("is seen through helpers, and in every enclosing loop", () => {
    const text = "(def look (c) (try-recv c)) (def f (c) (while True (for i (range 2) (look c)))) (f (chan))";
    const result = analysed(text);
    expect(result.suspending).toEqual(["main", "f"]);
    expect(result.effect("look")).toBe("polls");
    expect(result.facts.pollsAtBackEdge(result.node("(for i (range 2) (look c))"))).toBe(true);
    expect(result.facts.pollsAtBackEdge(result.node("(while True (for i (range 2) (look c)))"))).toBe(true);
  });
  it("counts in helpers that may also block", () => {
    const text = "(def look (c) (if (try-recv c) (recv c))) (def f (c) (while (look c) 1)) (f (chan))";
    const result = analysed(text);
    expect(result.facts.pollsAtBackEdge(result.node("(while (look c) 1)"))).toBe(true);
  });
  it("needs no pause where every turn sleeps", () => {
    const loop = "(while (not (chan-closed? c)) (sleep 1))";
    const result = analysed(`(def f (c) ${loop}) (f (chan))`);
    expect(result.facts.pollsAtBackEdge(result.node(loop))).toBe(false);
    expect(result.effect("f")).toBe("suspends");
  });
  it("makes a self tail call a suspension point", () => {
    const result = analysed("(def f (c) (if (chan-closed? c) 1 (f c))) (f (chan))");
    expect(result.effect("f")).toBe("suspends");
    expect(result.facts.pollsAtBackEdge(result.node("(f c)"))).toBe(true);
    expect(result.facts.pollsAtBackEdge(result.function("f"))).toBe(true);
    expect(analysed("(def f (c) (+ 1 (if (chan-closed? c) 1 (f c)))) (f (chan))").effect("f")).toBe("polls");
  });
  it("includes the length of a channel, but of nothing else", () => {
    expect(suspending("(def f (c) (while (len c) 1)) (f (chan))")).toEqual(["f"]);
    expect(suspending("(def f (c) (while (len c) 1)) (f [1])")).toEqual([]);
  });
});

describe("iteration", () => {
  it("of a channel suspends, also when the channel is a parameter", () => {
    expect(suspending("(def drain (xs) (for x in xs (print x))) (drain (chan))")).toEqual(["drain"]);
    expect(suspending("(def drain (xs) (for x in xs (print x))) (drain [1 2])")).toEqual([]);
  });
  it("by comprehensions, unpacking, splats and built-ins suspends", () => {
    expect(suspending("(def f (c) [x for x in c]) (f (chan))")).toEqual(["f"]);
    expect(suspending("(def f (c) (= (a, b) c) a) (f (chan))")).toEqual(["f"]);
    expect(suspending("(def f (c) (print *c)) (f (chan))")).toEqual(["f"]);
    expect(suspending("(def f (c) [1 *c]) (f (chan))")).toEqual(["f"]);
    expect(suspending("(def f (c) (list c)) (f (chan))")).toEqual(["f"]);
    expect(suspending("(def f (c) (sum c)) (f (chan))")).toEqual(["f"]);
    expect(suspending("(def f (c) (sum c)) (f [1])")).toEqual([]);
  });
  it("tells which clause of a comprehension suspends", () => {
    const { facts, node } = analysed("(= c (chan)) (print [x for y in [1] for x in c])");
    const comprehension = node("[x for y in [1] for x in c]");
    expect([0, 1].map((i) => facts.clauseSuspends(comprehension, i))).toEqual([false, true]);
    expect(facts.suspends(comprehension)).toBe(false);
    expect(facts.containsSuspension(comprehension)).toBe(true);
  });
  it("of a lazy iterator suspends when what it calls does", () => {
    const blocking =
      "(def f (x) (recv! c)) (def use (it) (for x in it (print x))) (= c (chan)) (use (map f [1]))";
    expect(suspending(blocking)).toEqual(["f", "use"]);
    expect(suspending("(def f (x) x) (def use (it) (for x in it (print x))) (use (map f [1]))")).toEqual([]);
  });
  it("of a generator expression runs its body", () => {
    const text =
      "(= c (chan)) (def use (it) (for x in it x)) (def make () (x + (recv! c) for x in [1])) (use (make))";
    expect(suspending(text)).toEqual(["use", "make"]);
  });
  it("uses __iter__ and __next__", () => {
    const text = `(class It (def __iter__ (self) self) (def __next__ (self) (recv! c))) (= c (chan))
      (def use (it) (for x in it x)) (def plain (xs) (for x in xs x)) (use (It)) (plain [1])`;
    expect(suspending(text)).toEqual(["It.__next__", "use"]);
  });
});
