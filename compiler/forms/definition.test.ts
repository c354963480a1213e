/** Functions, classes, decorators and `super` (language §5, §7). */
import { describe, expect, test } from "vitest";
import { core, errors } from "../3-analyze/testing.ts";

describe("functions", () => {
  test.each([
    ["(def f (a) a)", "(= f (def f (a) a.parameter))"],
    ["(def (f a) a)", "(= f (def f (a) a.parameter))"],
    ["(define (f a) a)", "(= f (def f (a) a.parameter))"],
    ["(define f (a) a)", "(= f (def f (a) a.parameter))"],
    ["(def f(a) a)", "(= f (def f (a) a.parameter))"],
    ["def f(a, b=1): a + b", "(= f (def f (a b=1) (+ a.parameter b.parameter)))"],
    ["(def f (a) -> int a)", "(= f (def f (a) a.parameter))"],
    ["(def f () (print 1) (return 2))", "(= f (def f () (call %print 1) (return 2)))"],
    ["(def f () return)", "(= f (def f () (return)))"],
    ["(def f (a (b 2) c=3 *r k **kw) 1)", "(= f (def f (a b=2 c=3 *r k:k **kw) 1))"],
    ["(def f (a / b * c) 1)", "(= f (def f (p:a b k:c) 1))"],
    ["(lambda (a) a)", "(lambda (a) a.parameter)"],
    ["(fn (a) a)", "(lambda (a) a.parameter)"],
    ["(lambda args args)", "(lambda (*args) args.parameter)"],
    ["(lambda () 1 2)", "(lambda () 1 2)"],
    ["x = lambda a, b: a + b", "(= x (lambda x (a b) (+ a.parameter b.parameter)))"],
    ["(print (def f () 1))", "(call %print (= f (def f () 1)))"],
    ["(= fn 1) (fn 2)", "(= fn 1)\n(call fn 2)"],
  ])("%s", (source, expected) => expect(core(source)).toBe(expected));

  test.each([
    ["(def)", "'def' needs a name with a parameter list and a body, or a name and a value @ (def)"],
    [
      "(def f 1 2)",
      "'def' needs a name with a parameter list and a body, or a name and a value @ (def f 1 2)",
    ],
    ["(def f (a a) 1)", "duplicate parameter 'a' in function definition @ a"],
    ["(def f (a=1 b) 1)", "non-default parameter b after default parameter @ b"],
    ["(lambda 5)", "'lambda' needs a parameter list @ 5"],
    ["(return 1)", "'return' outside function @ (return 1)"],
    ["(class A (return 1))", "'return' outside function @ (return 1)"],
    ["(def f () [(return 1) for i in []])", "'return' inside a comprehension @ (return 1)"],
    ["(def f () (return 1 2))", "'return' takes at most one value @ 2"],
    ["(f k=1 2)", "positional argument follows keyword argument @ 2"],
  ])("error: %s", (source, expected) => expect(errors(source)).toEqual([expected]));
});

describe("classes", () => {
  test.each([
    ["(class A)", "(= A (class A ()))"],
    ["(class A () (pass))", "(= A (class A () None))"],
    [
      "(class A (= n 0) (def f (self) 1))",
      "(= A (class A () (= n.class 0) (= f.class (method f (self) 1))))",
    ],
    ["(class A (def f (self) self))", "(= A (class A () (= f.class (method f (self) self.parameter))))"],
    ["(class A n = 0)", "(= A (class A () (= n.class 0)))"],
    ["(class E (Exception))", "(= E (class E (%Exception)))"],
    ["(class E(Exception) 1)", "(= E (class E (%Exception) 1))"],
    ["(class B) (class D (B, Exception) 1)", "(= B (class B ()))\n(= D (class D (B %Exception) 1))"],
    ["(import m) (class D (m.B f(1) k=2) 1)", "(import m m)\n(= D (class D (m.B (call ?f 1) k=2) 1))"],
    ["(class A (x = 5))", "(= A (class A () (= x.class 5)))"],
    ["(class A (set! B 1))", "(= A (class A () (set! ?B 1)))"],
    ['(class A () "doc" (= x 1))', '(= A (class A () doc:"doc" (= x.class 1)))'],
    ["(class A (if 1 (def f (self) 1)))", "(= A (class A () (if 1 (= f.class (method f (self) 1)))))"],
  ])("%s", (source, expected) => expect(core(source)).toBe(expected));

  test("decorators are evaluated outside in and applied inside out", () => {
    const expected = "(= f (call ?a (call (call ?b 1) (def f () 1))))";
    for (const source of [
      "(@a (@b(1) (def f () 1)))",
      "@a @b(1) (def f () 1)",
      "(do @a @b(1) (def f () 1))",
    ]) {
      expect(core(source)).toContain(expected);
    }
    expect(core("@a def f(): 1")).toBe("(= f (call ?a (def f () 1)))");
    expect(core("(@a.b(1) (class A))")).toBe("(= A (call (method ?a b 1) (class A ())))");
  });

  test("a decorated method is a plain function that still knows its class", () => {
    expect(core("(class A (@property (def v (self) (super.v))))")).toBe(
      "(= A (class A () (= v.class (call %property (def v (self) (method (super A self.parameter) v))))))",
    );
    expect(core("(class A (@property (def v (self) 1)) (@v.setter (def v (self x) 1)))")).toContain(
      "(= v.class (call v.class.setter (def v (self x) 1)))",
    );
  });

  test.each([
    "(super.f 1)",
    "(super().f 1)",
    "((super).f 1)",
    "((super A self).f 1)",
    "((super self).f 1)",
    '(dot (super self) "f" 1)',
    "super().f(1)",
  ])("%s names the parent", (call) => {
    expect(core(`(class A (def f (self) ${call}))`)).toContain("(method (super A self.parameter) f 1)");
  });

  test("super reaches through nested functions, and fails outside a method", () => {
    expect(core("(class A (def f (me) (lambda () (super.f))))")).toContain(
      "(lambda () (method (super A me.parameter) f))",
    );
    expect(core("(super.f)")).toContain('(raise (call %RuntimeError "super(): no arguments"))');
  });

  test.each([
    ["(class)", "'class' needs a name @ (class)"],
    ["(class 5)", "'class' needs a name @ 5"],
    ["(@d 5)", "a decorator must be followed by one 'def' or 'class' @ 5"],
  ])("error: %s", (source, expected) => expect(errors(source)).toEqual([expected]));
});
