/** `import`, `from` and `export` (language §12.2, §12.3). */
import { expect, test } from "vitest";
import { core, errors } from "../3-analyze/testing.ts";
import { compile } from "../compile.ts";

test.each([
  ["(import m)", "(import m m)"],
  ['(import "dir/m")', '(import "dir/m" m)'],
  ["(import m.m28)", "(import m m)"],
  ["(import a.b)", "(import a.b a)"],
  ["(import m as n)", "(import m n)"],
  ['(import "m" as "n")', '(import "m" n)'],
  ["(import m :as n)", "(import m n)"],
  ['(import "./util.js")', "(import ./util.js util)"],
  ['(import "node:fs")', "(import node:fs fs)"],
  ["(import m from [a b])", "(from m a:a b:b)"],
  ["(import m from [a [b c]])", "(from m a:a b:c)"],
  ["(import m :from [a b])", "(from m a:a b:b)"],
  ["(from m import a b)", "(from m a:a b:b)"],
  ["(from m import a, b as c)", "(from m a:a b:c)"],
  ["(from m import (a b))", "(from m a:a b:b)"],
  ["(from m import (a, b as c))", "(from m a:a b:c)"],
  ["(from m (a b))", "(from m a:a b:b)"],
  ['(from "pkg" import default as d)', '(from "pkg" default:d)'],
  ["(import (from m import a (b as c)))", "(from m a:a b:c)"],
  ["(import m from *)", "(from m *)"],
  ["(from m import *)", "(from m *)"],
  ["(import (from m import * except x y))", "(from m * except x y)"],
  ["(import (m as n))", "(import m n)"],
  ["(import a b c)", "(block (import a a) (import b b) (import c c))"],
  ["(def f () (import m) m)", "(= f (def f () (import m m.local) m.local))"],
  ["(export a b)", "(export a b)"],
])("%s", (source, expected) => expect(core(source)).toBe(expected));

test("a name bound only by imports and defs takes operators as values (rule 5a)", () => {
  expect(core("(from m import fold) (= xs 1) (fold * xs)")).toContain("(call fold %* xs)");
  expect(core("(def fold () 1) (= xs 1) (fold * xs)")).toContain("(call fold %* xs)");
  expect(core("(= fold 2) (= xs 1) (fold * xs)")).toContain("(* fold xs)");
});

test.each([
  ["(import)", "cannot read this import @ (import)"],
  ["(import 5)", "cannot read this import @ 5"],
  ["(from m import 5)", "cannot read this import @ 5"],
  ["(def f () (from m import *))", "import * only allowed at module level @ (from m import *)"],
  ["(export 5)", "'export' takes names @ 5"],
])("error: %s", (source, expected) => expect(errors(source)).toEqual([expected]));

test("packages in packages are written out once each, and not without end", () => {
  const length = (count: number) => compile(`(import a${".b".repeat(count)})`).code!.length;
  expect(length(400) - length(200)).toBeLessThan(2.3 * (length(200) - length(100)));
  const { code, diagnostics } = compile(`(import a${".b".repeat(20_000)})`);
  expect(code).toBe(null);
  expect(diagnostics.map((each) => each.message)).toEqual([
    "the name of a module has 20001 parts; the most are 500",
  ]);
  expect(compile(`(import "data:text/javascript,export default 0${".0".repeat(600)}")`).code).not.toBe(null);
});
