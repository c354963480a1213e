/** Whole modules: requests, exports, docstrings, and how deep forms may nest. */
import { describe, expect, test } from "vitest";
import { analyzed, core } from "./testing.ts";

describe("a module", () => {
  test("has its requests in textual order", () => {
    const { module } = analyzed(
      '(import a.b) (def f () (import "./x" as y)) (from "node:fs" import readFileSync)',
    );
    expect(module.requests.map(({ specifier }) => specifier)).toEqual(["a.b", "./x", "node:fs"]);
  });

  test.each([
    ["(= a 1)", null],
    ['(= __all__ ["a" "b"])', ["a", "b"]],
    ["(= __exports__ '(a b)) (export c)", ["a", "b", "c"]],
    ["(export a [b])", ["a", "b"]],
    ["(export :all [a b])", ["a", "b"]],
    ["(= __all__ (f))", null],
  ])("exports of %s", (source, names) => expect(analyzed(source).module.exports).toEqual(names));

  test("docstrings of modules, functions and classes", () => {
    expect(analyzed('"about" (= x 1)').module.doc).toBe("about");
    expect(core('(def f () "about" 1) (def g () "result") (class A "about")')).toBe(
      '(= f (def f () doc:"about" 1))\n(= g (def g () "result"))\n(= A (class A () doc:"about"))',
    );
  });
});

describe("nesting", () => {
  test.each([
    ["calls", "(f ", ")"],
    ["lists", "[", "]"],
    ["operators", "(+ 1 ", ")"],
    ["bodies", "(do ", ")"],
    ["conditions", "(if x ", ")"],
  ])("a thousand levels of %s", (_what, open, close) => {
    const { diagnostics } = analyzed(`${open.repeat(1000)}1${close.repeat(1000)}`);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("a long chain of operators", () => {
    expect(analyzed(`(= y (${Array(1000).fill("1").join(" + ")}))`).diagnostics).toEqual([]);
  });

  test("more than the stack holds is an error, and analysis goes on", () => {
    const { text, diagnostics } = analyzed(`${"(do ".repeat(50_000)}1${")".repeat(50_000)} (print 1)`);
    expect(new Set(diagnostics.map(({ message }) => message))).toEqual(new Set(["nested too deeply"]));
    expect(text).toContain("(call %print 1)");
  });
});
