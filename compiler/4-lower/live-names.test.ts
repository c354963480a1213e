import { parse } from "acorn";
import { expect, test } from "vitest";
import type * as b from "./build.ts";
import { liveNames } from "./live-names.ts";

function live(text: string): string[] {
  const { body } = parse(`async function f() { ${text} }`, { ecmaVersion: 2022 });
  const [f] = body as unknown as [b.es.FunctionDeclaration];
  return [...liveNames(f.body.body, (name) => ["a", "b", "c"].includes(name))];
}

test("what is read before it is assigned, in the order of evaluation", () => {
  expect(live("f(b, a);")).toEqual(["b", "a"]);
  expect(live("a = 1; f(a, b);")).toEqual(["b"]);
  expect(live("a = a + 1;")).toEqual(["a"]);
  expect(live("[a, b] = c; f(a, b);")).toEqual(["c"]);
  expect(live("o.a = { b: 1 }; o[c];")).toEqual(["c"]);
});

test("what only some ways assign may be needed afterwards", () => {
  expect(live("if (x) a = 1; else b = 1; f(a);")).toEqual(["a"]);
  expect(live("if (x) a = 1; else a = 2; f(a);")).toEqual([]);
  expect(live("if (x) { a = 1; } else return; f(a);")).toEqual([]);
  expect(live("while (x) a = 1; f(a);")).toEqual(["a"]);
  expect(live("for (b of xs) f(b); f(c);")).toEqual(["c"]);
  expect(live("try { a = 1; } catch (e) {} f(a);")).toEqual(["a"]);
  expect(live("(a = 1) ?? (b = 2); f(a, b);")).toEqual(["b"]);
});

test("tests assign for the ways on which they have been evaluated", () => {
  expect(live("f(x && (a = 1) > 0 ? a : 0);")).toEqual([]);
  expect(live("f(x && (a = 1) > 0 ? 0 : a);")).toEqual(["a"]);
  expect(live("f(x || (a = 1) > 0 ? 0 : a);")).toEqual([]);
  expect(live("x && (a = 1); f(a);")).toEqual(["a"]);
});

test("functions need what they mention and do not declare", () => {
  expect(live("const f = (a) => a + b; function g() { let c; return c; }")).toEqual(["b"]);
});
