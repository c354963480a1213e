/** `yield`, `yield-from` and `with` (language §9.3, §10). */
import { expect, test } from "vitest";
import { core, errors } from "../3-analyze/testing.ts";

test.each([
  ["(def f () (yield 1))", "(= f (generator-def f () (yield 1)))"],
  ["(def f () (yield))", "(= f (generator-def f () (yield)))"],
  ["(def f () (yield-from [1]))", "(= f (generator-def f () (yield-from (list 1))))"],
  ["(def f () (yield from [1]))", "(= f (generator-def f () (yield-from (list 1))))"],
  ["(lambda () (if 1 (yield 2)))", "(generator-lambda () (if 1 (yield 2)))"],
  ["(def f () (lambda () (yield 1)))", "(= f (def f () (generator-lambda () (yield 1))))"],
  [
    "(def f () [x for x in (yield 1)])",
    "(= f (generator-def f () (list-comp x.comprehension for x.comprehension in (yield 1))))",
  ],
])("%s", (text, expected) => {
  expect(core(text)).toBe(expected);
});

test.each([
  ["(yield 1)", "'yield' outside function"],
  ["(class A (yield-from [1]))", "'yield-from' outside function"],
  ["(def f () (go (yield 1)))", "'yield' outside function"],
  ["(def f () [(yield x) for x in [1]])", "'yield' inside a comprehension"],
  ["(def f () (yield 1 2))", "'yield' takes at most one operand"],
  ["(def f () (yield-from))", "'yield-from' takes one iterable"],
  ["(with)", "'with' needs a context manager, and a target behind each 'as'"],
  ["(with 1 as)", "'with' needs a context manager, and a target behind each 'as'"],
  ["(with [1 as] 2)", "'with' needs a context manager, and a target behind each 'as'"],
  ["(with 1 as 2 3)", "cannot assign to literal"],
])("%s is refused", (text, message) => {
  expect(errors(text).map((error) => error.replace(/ @ .*/, ""))).toContain(message);
});

test("with binds its target in the surrounding scope", () => {
  expect(core("(with 1 as x x)")).toContain("(try (try (= x %entered.block) x ");
  expect(core("(def f () (with [1 as (a b)] a))")).toContain(
    "(try (try (= [a.local b.local] %entered.block) a.local ",
  );
});
