import { describe, expect, it } from "vitest";
import type { Call } from "../core.ts";
import { type Analysed, analysed } from "./testing.ts";

/** Who the call with this text calls, as `kind name`. */
function callee(result: Analysed, text: string): string | null {
  const found = result.facts.knownCallee(result.node(text) as Call);
  if (found === null) return null;
  if (found.kind === "javascript") return "javascript";
  return found.kind === "builtin" ? `builtin ${found.entry.name}` : `${found.kind} ${found.node.name}`;
}

describe("known callees", () => {
  it("are functions and classes bound once", () => {
    const result = analysed(
      "(def f (x) x) (class C (pass)) (= g (lambda (x) x)) (f 1) (C) (g 1) (def (h x) (f x))",
    );
    expect(["(f 1)", "(C)", "(g 1)", "(f x)"].map((text) => callee(result, text))).toEqual([
      "function f",
      "class C",
      "function <lambda>".replace("<lambda>", result.function("g").name),
      "function f",
    ]);
  });
  it("are not what is bound twice, deleted, decorated or a parameter", () => {
    const text = `(def f (x) x) (= f 1) (f 1) (def g (x) x) (del g) (g 2) (@staticmethod (def d (x) x)) (d 3)
      (def h (p) (p 4))`;
    const result = analysed(text);
    expect(["(f 1)", "(g 2)", "(d 3)", "(p 4)"].map((each) => callee(result, each))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
  it("are built-ins unless the name is taken", () => {
    expect(callee(analysed("(len [1])"), "(len [1])")).toBe("builtin len");
    expect(callee(analysed("(println 1)"), "(println 1)")).toBe("builtin print");
    expect(callee(analysed("(import time) (time.sleep 0)"), "(time.sleep 0)")).toBe("builtin sleep");
  });
  it("wait for the definition of a name that a built-in has", () => {
    const result = analysed("(len 1) (def len (x) x) (len 2)");
    expect([callee(result, "(len 1)"), callee(result, "(len 2)")]).toEqual([null, "function len"]);
  });
  it("are found in other modules, unless these may change", () => {
    const lib = "(def f (x) x) (def g (x) x)";
    const main = "(import lib) (from lib import f as h) (lib.f 1) (h 2) (lib.g 3) (= lib.g 4)";
    const result = analysed({ main, lib });
    expect(["(lib.f 1)", "(h 2)", "(lib.g 3)"].map((each) => callee(result, each))).toEqual([
      "function f",
      "function f",
      null,
    ]);
  });
  it("respect star imports that bind the name of a built-in", () => {
    const result = analysed({ main: "(from lib import *) (len 1) (abs 2)", lib: "(def len (x) x)" });
    expect([callee(result, "(len 1)"), callee(result, "(abs 2)")]).toEqual([null, "builtin abs"]);
  });
  it("include direct uses of JavaScript", () => {
    const result = analysed(
      '(import "node:fs" as fs) (from "node:path" import join) (fs.f 1) (join 2) (js/g 3) (js/a.b.c 4)',
    );
    for (const text of ["(fs.f 1)", "(join 2)", "(js/g 3)", "(js/a.b.c 4)"])
      expect(callee(result, text)).toBe("javascript");
  });
});

describe("functions as values", () => {
  it("are those used other than by direct calls", () => {
    const result =
      analysed(`(def a (x) x) (def b (x) x) (def c () (def inner () 1) (inner)) (a 1) (print b) (c)
      (def d () (def made () 2)) (d) (go (a 3))`);
    const escaping = ["a", "b", "c", "inner", "d", "made", "<go>"].filter((name) =>
      result.facts.escapes(result.function(name)),
    );
    expect(escaping).toEqual(["b", "made"]);
  });
  it("are looked for in other modules too", () => {
    const lib = "(def a (x) x) (def b (x) x) (def c (x) x)";
    const result = analysed({ main: "(import lib) (from lib import b) (lib.a 1) (print b) (lib.c 1)", lib });
    expect(["a", "b", "c"].filter((name) => result.facts.escapes(result.function(name)))).toEqual(["b"]);
    const whole = analysed({ main: "(import lib) (print lib)", lib });
    expect(whole.facts.escapes(whole.function("a"))).toBe(true);
  });
});

describe("causes", () => {
  it("name the blocking operation or the callee", () => {
    const { facts, function: named } = analysed("(def a (c) (recv c)) (def b (c) (a c)) (b (chan))");
    expect(facts.causeOf(named("a"))).toMatchObject({ what: "recv", callee: null, through: null });
    expect(facts.causeOf(named("b"))).toMatchObject({ what: "(a c)", callee: named("a"), through: null });
  });
  it("are absent where nothing suspends", () => {
    const { facts, function: named } = analysed("(def a (c) 1) (a 1)");
    expect(facts.causeOf(named("a"))).toBeNull();
  });
});

describe("speed", () => {
  it("grows with the size of the program, not with its square", () => {
    const part = (
      i: number,
    ) => `(def step${i} (x f) (= d {"k": f}) (= xs [f x]) (if x ((nth xs 0) x) (d.k x)))
      (class C${i} (def __init__ (self f) (= self.f f)) (def run (self x) (self.f x)) (def get (self) self.f))
      (def use${i} (c) (step${i} 1 (lambda (x) (+ x 1))) ((C${i} step${i}).run 2) (c.get))
      (use${i} (C${i} len))`;
    const lines = Array.from({ length: 500 }, (_, i) => part(i)).join("\n");
    const start = performance.now();
    expect(analysed(lines).suspending).toEqual([]);
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 60_000);
});
