/** Bodies, parameter lists, patterns, comparisons and positions, as the special forms see them. */
import { describe, expect, test } from "vitest";
import type { Diagnostic, Report } from "../messages/diagnostic.ts";
import { lineText, position } from "../source/position.ts";
import { bodyForm, bodyForms } from "./body.ts";
import type { Form, ListForm } from "./form.ts";
import { formText } from "./form-text.ts";
import { infixForm } from "./infix.ts";
import { readParameters } from "./parameters.ts";
import { patternForm } from "./pattern.ts";
import { readModule } from "./reader.ts";

function list(text: string): ListForm {
  const [form] = readModule({ path: "p.m28", text }, () => {});
  if (form?.kind !== "list") throw new Error(`${text} is no list`);
  return form;
}

function collect<Result>(run: (report: Report) => Result): { result: Result; errors: string[] } {
  const diagnostics: Diagnostic[] = [];
  const result = run((diagnostic) => diagnostics.push(diagnostic));
  return { result, errors: diagnostics.map(({ message }) => message) };
}

describe("bodies", () => {
  test.each([
    ["x = a + b (f)", ["(= x (+ a b))", "(f)"]],
    ["x = a -b y = 3", ["(= x (- a b))", "(= y 3)"]],
    ["x = f *y z", ["(= x (* f y))", "z"]],
    ["x = -a+b*c", ["(= x (+ (- a) (* b c)))"]],
    ["x=1 y+=2", ["(= x 1)", "(+= y 2)"]],
    ["a = b = 0", ["(= a (= b 0))"]],
    [
      "o.x = 1 xs[0] = 2 (a, b) = c",
      ['(= (. o "x") 1)', "(= (get-item xs 0) 2)", "(= (tuple-literal a b) c)"],
    ],
    ["x = y if c else z (f)", ["(= x (if c y z))", "(f)"]],
    ["def q(x): x * 2 + 1 (f)", ["(def q (x) (+ (* x 2) 1))", "(f)"]],
    ["def q(x) -> int: x", ["(def q (x) -> int x)"]],
    ["@d (def f () 1) (g)", ["(@ d (def f () 1))", "(g)"]],
    ["x = y @d(1) @e (class A)", ["(= x y)", "(@ (d 1) (@ e (class A)))"]],
    ["x = lambda a: a + 1 (f)", ["(= x (lambda (a) (+ a 1)))", "(f)"]],
    ["a, b", ["a", "b"]],
    ["pass break a+b", ["pass", "break", "(+ a b)"]],
    ["x := 1", ["(:= x 1)"]],
  ])("%s", (text, forms) => {
    const { result, errors } = collect((report) => bodyForms(list(`(do ${text})`).items.slice(1), report));
    expect(result.map(formText)).toEqual(forms);
    expect(errors).toEqual([]);
  });

  test("one form at a time", () => {
    const { items } = list("(if c x = a + 1 else y)");
    const { form, next } = bodyForm(items, 2, () => {});
    expect([formText(form), formText(items[next]!)]).toEqual(["(= x (+ a 1))", "else"]);
  });

  test.each([
    ["= 5", "unexpected '='"],
    ["x =", "expected an expression after '='"],
    ["a : b", "unexpected ':'"],
    ["@d", "expected a definition after the decorator"],
  ])("%s: %s", (text, message) => {
    expect(collect((report) => bodyForms(list(`(do ${text})`).items.slice(1), report)).errors).toEqual([
      message,
    ]);
  });
});

describe("parameter lists", () => {
  function parameters(text: string) {
    return collect((report) =>
      readParameters(list(text), report).map((each) => {
        const annotation = each.annotation ? `: ${formText(each.annotation)}` : "";
        return `${each.kind} ${each.name}${annotation}${each.default ? ` = ${formText(each.default)}` : ""}`;
      }),
    );
  }

  test.each([
    ["(a b, c)", ["positional a", "positional b", "positional c"]],
    ["()", []],
    ["(a=1 b = -2, c=x*2)", ["positional a = 1", "positional b = (- 2)", "positional c = (* x 2)"]],
    ["((a 1) (b x + 1))", ["positional a = 1", "positional b = (+ x 1)"]],
    [
      '(who "you" n -1 xs [] m {})',
      [
        'positional who = "you"',
        "positional n = (- 1)",
        "positional xs = (list-literal)",
        "positional m = (dict-literal)",
      ],
    ],
    ["(a: int, *, b: str = 1, c :T)", ["positional a: int", "keyword-only b: str = 1", "keyword-only c: T"]],
    ["(a: int [b int])", ["positional a: int", "positional b: int"]],
    [
      "(a *rest k j=1 **kw)",
      ["positional a", "rest rest", "keyword-only k", "keyword-only j = 1", "keyword-rest kw"],
    ],
    ["(a, *, k)", ["positional a", "keyword-only k"]],
    ["(a / b)", ["positional-only a", "positional b"]],
    ["(*args)", ["rest args"]],
    ["(**kw)", ["keyword-rest kw"]],
    ["(*args: int)", ["rest args: int"]],
  ])("%s", (text, expected) => {
    const { result, errors } = parameters(text);
    expect(result).toEqual(expected);
    expect(errors).toEqual([]);
  });

  test.each([
    ["(a=1 b)", "non-default parameter b after default parameter"],
    ["(a b a)", "duplicate parameter 'a' in function definition"],
    ["(if)", "'if' is a keyword and cannot be a parameter"],
    ["(5)", "invalid parameter"],
    ["(a=)", "expected an expression after '='"],
    ["(*a *b)", "only one '*' is allowed in a parameter list"],
    ["(a *)", "named parameters must follow a bare '*'"],
    ["(/ a)", "'/' must follow parameters, and stand before '*'"],
    ["(**kw a)", "no parameter can follow '**'"],
  ])("%s: %s", (text, message) => {
    expect(parameters(text).errors).toEqual([message]);
  });

  test("required parameters may follow defaults behind a star", () => {
    expect(parameters("(a=1 *rest b)").errors).toEqual([]);
  });
});

test.each([
  ["(a)", "a"],
  ["(a, b)", "(tuple-literal a b)"],
  ["(a b)", "(tuple-literal a b)"],
  ["(a,)", "(tuple-literal a)"],
  ["((a b))", "(tuple-literal a b)"],
  ["(x [a (b *r)])", "(tuple-literal x (list-literal a (tuple-literal b (%splat r))))"],
  ["(a *r)", "(tuple-literal a (%splat r))"],
  ["(*r a)", "(tuple-literal (%splat r) a)"],
  ["(d[k])", "(get-item d k)"],
  ["((. o x))", "(. o x)"],
])("the items of %s as a pattern", (text, pattern) => {
  expect(formText(patternForm(list(text).items))).toBe(pattern);
});

test("infixForm takes whole sequences only", () => {
  const infix = (text: string) => infixForm(list(text).items, () => {});
  expect(formText(infix("(a + b * c)")!)).toBe("(+ a (* b c))");
  expect(infix("(a b)")).toBeNull();
  expect(infix("(a -b)")).toBeNull();
  expect(infix("(a +)")).toBeNull();
});

test("the links of a chained comparison share their inner operand", () => {
  const { items } = list("a < f(b) <= c") as { items: readonly Form[] };
  const [, first, second] = items as [Form, ListForm, ListForm];
  expect(formText(first)).toBe("(< a (f b))");
  expect(second.items[1]).toBe(first.items[2]);
});

test("spans cover what was written", () => {
  const text = "x = f(a)[1] + -b";
  const spans = (form: Form): string[] => {
    const own = text.slice(form.span.start, form.span.end);
    return form.kind === "list" ? [own, ...form.items.slice(1).flatMap(spans)] : [own];
  };
  expect(spans(readModule({ path: "p.m28", text }, () => {})[0]!)).toEqual([
    "x = f(a)[1] + -b",
    "x",
    "f(a)[1] + -b",
    "f(a)[1]",
    "f(a)",
    "a",
    "1",
    "-b",
    "b",
  ]);
});

test("positions count lines of all endings, and code points", () => {
  const source = { path: "p.m28", text: "a\r\n😀b\rc\n" };
  expect(position(source, 0)).toEqual({ line: 1, column: 1 });
  expect(position(source, 5)).toEqual({ line: 2, column: 2 });
  expect(position(source, 7)).toEqual({ line: 3, column: 1 });
  expect(position(source, 99)).toEqual({ line: 4, column: 1 });
  expect(lineText(source, 2)).toBe("😀b");
  expect(lineText(source, 9)).toBe("");
});
