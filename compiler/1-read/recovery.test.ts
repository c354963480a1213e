/** Reading goes on after mistakes, and nesting does not exhaust the stack. */
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { position } from "../source/position.ts";
import { formText } from "./form-text.ts";
import { readModule } from "./reader.ts";

function read(text: string): { forms: string[]; errors: string[] } {
  const diagnostics: Diagnostic[] = [];
  const forms = readModule({ path: "p.m28", text }, (diagnostic) => diagnostics.push(diagnostic));
  const errors = diagnostics.map(
    ({ message, span }) => `${position(span.source, span.start).line}: ${message}`,
  );
  return { forms: forms.map(formText), errors };
}

test("five mistakes give five diagnostics", () => {
  const text = ['(print "one)', "(two $)", "(three [1 2)", ")", "f(a b)", "(print 6)"].join("\n");
  expect(read(text)).toEqual({
    forms: ['(print "one")', "(two)", "(three (list-literal 1 2))", "(f a b)", "(print 6)"],
    errors: [
      "1: unterminated string literal",
      "2: unexpected character '$'",
      "3: '[' was never closed",
      "4: unmatched ')'",
      "5: expected ',' between arguments",
    ],
  });
});

test("an unclosed bracket ends before the next line that begins with a parenthesis", () => {
  const text = "(def f (x)\n  (print x\n\n(def g () $)\n(g)\n(h [1 2\n";
  expect(read(text)).toEqual({
    forms: ["(def f (x) (print x))", "(def g ())", "(g)", "(h (list-literal 1 2))"],
    errors: ["2: '(' was never closed", "4: unexpected character '$'", "6: '[' was never closed"],
  });
});

test("a well-formed list may have parentheses in column 1", () => {
  expect(read("(do\n(f)\n(g))").errors).toEqual([]);
});

test("a closing bracket of the wrong kind ends what it can", () => {
  expect(read("(a [b (c] d)").errors).toEqual(["1: '(' was never closed"]);
  expect(read("(a ] b)")).toEqual({ forms: ["(a b)"], errors: ["1: unmatched ']'"] });
});

test("a missing quote is looked for in the string that took in the lines behind it", () => {
  const diagnostics: Diagnostic[] = [];
  const text = '(print "abc)\n(print "def")\n';
  readModule({ path: "p.m28", text }, (diagnostic) => diagnostics.push(diagnostic));
  const label = diagnostics.find(({ labels }) => labels)?.labels?.[0];
  expect(label && position(label.span.source, label.span.start)).toEqual({ line: 1, column: 8 });
});

describe("nesting", () => {
  const depth = 5_000;
  test.each([
    ["(f ", "x", ")"],
    ["[", "", "]"],
    ["{1 ", "", "}"],
    ["{1: ", "2", "}"],
    ["f(", "x", ")"],
    ["x[", "0", "]"],
  ])("5,000 of %s", (open, inside, close) => {
    const { forms, errors } = read(open.repeat(depth) + inside + close.repeat(depth));
    expect(errors).toEqual([]);
    expect(forms).toHaveLength(1);
  });

  test.each([
    ["brackets", `${"(".repeat(20_000)}${")".repeat(20_000)} (after)`],
    ["powers", `${"a ** ".repeat(5_001)}b (after)`],
    ["signs", `x = ${"- ".repeat(5_001)}b`],
    ["nots", `x = ${"not ".repeat(5_001)}b`],
    ["quotes", `${"`".repeat(5_001)}b`],
  ])("too many %s are reported", (_, text) => {
    expect(read(text).errors).toEqual(["1: nested too deeply"]);
  });

  test("long flat expressions are no nesting", () => {
    expect(read(`x = ${"a + ".repeat(5_000)}b`).errors).toEqual([]);
    expect(read(`x${".a".repeat(5_000)}`).errors).toEqual([]);
    expect(read(`x = ${"a if b else ".repeat(20_000)}c`).errors).toEqual([]);
  });
});
