/** Conditions, blocks and loops (language §6.2–§6.5). */
import { describe, expect, test } from "vitest";
import { core, errors } from "../3-analyze/testing.ts";

describe("conditions", () => {
  test.each([
    ["(if 1 2)", "(if 1 2)"],
    ["(if 1 2 3)", "(if 1 2 3)"],
    ["(if 1 2 else 3)", "(if 1 2 3)"],
    ["(if 1 2 elif 3 4 elif 5 6)", "(if 1 2 (if 3 4 (if 5 6)))"],
    ["(if 1 2 elif 3 4 else 5)", "(if 1 2 (if 3 4 5))"],
    ["(if 1 2 elif 3 4 5)", "(if 1 2 (if 3 4 5))"],
    ["(if 1 2 (elif 3 4 (elif 5 6 (else 7))))", "(if 1 2 (if 3 4 (if 5 6 (block 7))))"],
    ["(if 1 x = 2 else x = 3)", "(if 1 (= x 2) (= x 3))"],
    ["(if 1 pass else (pass))", "(if 1 None None)"],
    ["(print (if 1 2 3))", "(call %print (if 1 2 3))"],
    ["(1 if 2 else 3)", "(if 2 1 3)"],
    ["x = 1 if 2 else 3", "(= x (if 2 1 3))"],
    ["(cond (1 2 3) (4) (else 5))", "(if 1 (block 2 3) (or 4 (block 5)))"],
    ["(cond [1 2] [True 3])", "(if 1 (block 2) (block 3))"],
    ["(cond (1 2) (:otherwise 3))", "(if 1 (block 2) (block 3))"],
    ["(cond (1))", "(or 1 None)"],
    ["(cond)", "None"],
    ["(when 1 2 3)", "(if 1 (block 2 3))"],
    ["(unless 1 2)", "(if (not 1) (block 2))"],
    ["(and) (or) (and 1) (and 1 2 3) (not 1)", "True\nFalse\n1\n(and 1 2 3)\n(not 1)"],
    ["(1 < 2 <= 3)", "(compare 1 < 2 <= 3)"],
    ["(< 1 2 3)", "(compare 1 < 2 < 3)"],
    ["(and (< 1 2) (< 2 3))", "(and (compare 1 < 2) (compare 2 < 3))"],
    ["(= when 1) (when 2)", "(= when 1)\n(call when 2)"],
  ])("%s", (source, expected) => expect(core(source)).toBe(expected));

  test("case evaluates its value once", () => {
    expect(core("(case (f) (1 2) ((3 x) 4) (_ 5))")).toBe(
      "(let (%case (call ?f)) (if (compare %case.block == 1) (block 2) " +
        "(if (or (compare %case.block == 3) (compare %case.block == ?x)) (block 4) (block 5))))",
    );
  });

  test.each([
    ["(if 1)", "'if' needs a condition and an expression for each branch @ (if 1)"],
    ["(if 1 2 3 4)", "if takes at most 3 operands; wrap several expressions in (do ...) @ 4"],
    ["(if 1 2 else 3 4)", "if takes at most 3 operands; wrap several expressions in (do ...) @ 4"],
    ["(cond 1)", "a clause of 'cond' must be a list of a test and a body @ 1"],
    ["(case 1 2)", "a clause of 'case' must be a list of a key and a body @ 2"],
    ["(when)", "'when' needs a condition @ (when)"],
    ["(else 1)", "'else' cannot begin an expression @ else"],
    ["(print else)", "'else' is a keyword and has no value @ else"],
  ])("error: %s", (source, expected) => expect(errors(source)).toEqual([expected]));
});

describe("blocks", () => {
  test.each([
    ["(do 1 2)", "(block 1 2)"],
    ["(begin)", "(block)"],
    ["(progn x = 1 x)", "(block (= x 1) x)"],
    ["(let ((a 1) (b 2)) a b)", "(let (a 1, b 2) a.block b.block)"],
    ["(let [a 1 b 2] a)", "(let (a 1, b 2) a.block)"],
    ["(let (a 1 b 2) a)", "(let (a 1, b 2) a.block)"],
    ["(let ((a 1) b (c)) c)", "(let (a 1, b None, c None) c.block)"],
    ["(let* ((a 1) (b a)) b)", "(let* (a 1, b a.block) b.block)"],
    ["(let* ((a 1) (a (+ a 1))) a)", "(let* (a 1, a (+ a.block 1)) a.block)"],
    ["(letrec ((e (lambda () (o))) (o 1)) e)", "(letrec (e (lambda () (call o.block)), o 1) e.block)"],
    ["(let () 1)", "(let () 1)"],
    ['(quote (a 1 "b" (c)))', '\'(a 1 "b" (c))'],
    ["'x", "'x"],
    ["(quote ())", "'()"],
    ["(quote 5)", "5"],
    ["(quote [a])", "'(list-literal a)"],
    ["...", "%Ellipsis"],
  ])("%s", (source, expected) => expect(core(source)).toBe(expected));

  test.each([
    ["(let 5 1)", "'let' needs a list of bindings @ 5"],
    ["(let ((5 1)) 1)", "a binding must be a name, or a name with one value @ (5 1)"],
    ["(quote)", "'quote' takes one form @ (quote)"],
  ])("error: %s", (source, expected) => expect(errors(source)).toEqual([expected]));
});

describe("loops", () => {
  test.each([
    ["(while 1 2 3)", "(while 1 2 3)"],
    ["(while 1 2 else 3)", "(while 1 2 else (block 3))"],
    ["(while 1 (do 2) (else 3))", "(while 1 (block 2) else (block 3))"],
    ["(for x [] x)", "(for x in (list) x)"],
    ["(for x in [] x)", "(for x in (list) x)"],
    ["(for (x []) x)", "(for x in (list) x)"],
    ["(for (a b) in [] a)", "(for [a b] in (list) a)"],
    ["(for (a, b) in [] a)", "(for [a b] in (list) a)"],
    ["(for [a b] in [] a)", "(for [a b] in (list) a)"],
    ["(for a b in [] a)", "(for [a b] in (list) a)"],
    ["(for a, b in [] a)", "(for [a b] in (list) a)"],
    ["(for (a b c) [] a)", "(for [a b c] in (list) a)"],
    ["(for (a (b *r)) in [] a)", "(for [a [b *r]] in (list) a)"],
    ["(= d {}) (for d[1] in [] 1)", "(= d (dict))\n(for d[1] in (list) 1)"],
    ["(for x [] 1 else 2)", "(for x in (list) 1 else (block 2))"],
    ["(for x [] y = (x in []) y)", "(for x in (list) (= y (compare x in (list))) y)"],
    ["(loop (break))", "(while True (break))"],
    ["(loop break)", "(while True (break))"],
    ["(dotimes (i 3) i)", "(for i in (call %range 3) i)"],
    ["(dolist (x []) (continue))", "(for x in (list) (continue))"],
    ["(while 1 (try (break) (finally 1)))", "(while 1 (try (break) finally (block 1)))"],
    ["(while 1 (let ((a 1)) (if a continue)))", "(while 1 (let (a 1) (if a.block (continue))))"],
  ])("%s", (source, expected) => expect(core(source)).toBe(expected));

  test.each([
    ["(break)", "'break' outside loop @ (break)"],
    ["(continue)", "'continue' outside loop @ (continue)"],
    ["(while 1 (break 5))", "'break' takes no operand @ 5"],
    ["(while 1 (lambda () (break)))", "'break' outside loop @ (break)"],
    ["(while 1 (class A (break)))", "'break' outside loop @ (break)"],
    ["(while 1 2 else (break))", "'break' outside loop @ (break)"],
    ["(while 1 (go (break)))", "'break' outside loop: it cannot leave a 'go' body @ (break)"],
    ["(while 1 [(break) for i in []])", "'break' outside loop @ (break)"],
    ["(for x)", "'for' needs a target and an iterable @ (for x)"],
    ["(while)", "'while' needs a condition @ (while)"],
    ["(dotimes i 3)", "'dotimes' needs a list of a name and a value @ (dotimes i 3)"],
  ])("error: %s", (source, expected) => expect(errors(source)).toEqual([expected]));
});
