/** Classification (language §2.4): what a parenthesised list is, given the names visible at it. */
import { describe, expect, test } from "vitest";
import type { Diagnostic, Report } from "../messages/diagnostic.ts";
import { classify } from "./classify.ts";
import type { CallArgument, Classified } from "./classify-types.ts";
import type { Form } from "./form.ts";
import { formText } from "./form-text.ts";
import { readModule } from "./reader.ts";

const FUNCTIONS = ["print", "reduce", "fold", "mine"];

const names = {
  isUserBound: (name: string) => ["mine", "match"].includes(name),
  denotesFunction: (name: string) => FUNCTIONS.includes(name),
  isMacro: (name: string) => name === "mac",
};

/** The kind of the text's one list, then its parts. */
function classified(text: string): { result: string; errors: string[] } {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  const [form] = readModule({ path: "p.m28", text }, report);
  if (form?.kind !== "list") throw new Error(`${text} is no list`);
  const result = describeResult(classify(form, names, report));
  return { result, errors: diagnostics.map(({ message }) => message) };
}

function describeResult(found: Classified): string {
  switch (found.kind) {
    case "tuple":
      return ["tuple", ...found.items.map(formText)].join(" ");
    case "special":
    case "macro":
      return [`${found.kind} ${found.head}:`, ...found.operands.map(formText)].join(" ");
    case "operation":
      return [`operation ${found.op}:`, ...found.args.map(formText)].join(" ");
    case "form":
    case "item-or-call":
      return `${found.kind} ${formText(found.form)}`;
    case "call":
      return ["call", formText(found.callee), ...found.args.map(argumentText)].join(" ");
  }
}

function argumentText(argument: CallArgument): string {
  const prefixes: Record<CallArgument["kind"], (form: Form) => string> = {
    positional: formText,
    splat: (form) => `*${formText(form)}`,
    "keyword-splat": (form) => `**${formText(form)}`,
    keyword: (form) => `${argument.kind === "keyword" && argument.name}=${formText(form)}`,
  };
  return prefixes[argument.kind](argument.form);
}

function rule(title: string, rows: readonly (readonly [string, string])[]): void {
  describe(title, () => {
    test.each(rows.map(([text, result]) => ({ text, result })))("$text", ({ text, result }) => {
      expect(classified(text)).toEqual({ result, errors: [] });
    });
  });
}

rule("1 and 2: tuples", [
  ["()", "tuple"],
  ["(1, 2)", "tuple 1 2"],
  ["(1,)", "tuple 1"],
  ["(a + b, c)", "tuple (+ a b) c"],
  ["(f(x), y)", "tuple (f x) y"],
  ["(-x, y)", "tuple (- x) y"],
  ["(*xs, 1)", "tuple (%splat xs) 1"],
  ["(a if b else c, d)", "tuple (if b a c) d"],
  ["(None, (f x), [1])", "tuple None (f x) (list-literal 1)"],
  ["(print, 1)", "tuple print 1"],
  ["(let, 1)", "tuple let 1"],
  ["(print 1, 2)", "call print 1 2"],
  ["(reduce + xs, 0)", "call reduce + xs 0"],
  ["(assert a, b)", "special assert: a , b"],
  ["(not a, b)", "operation not: a b"],
  ["(+ a, b)", "operation +: a b"],
]);

rule("3: operators, special forms and macros", [
  ["(+ 1 2 3)", "operation +: 1 2 3"],
  ["(- 5)", "operation -: 5"],
  ["(- 10 3)", "operation -: 10 3"],
  ["(* a b)", "operation *: a b"],
  ["(*a b)", "operation *: a b"],
  ["(+ *xs)", "call + *xs"],
  ["(in x xs)", "operation in: x xs"],
  ["(not in x xs)", "operation not in: x xs"],
  ["(and a b)", "operation and: a b"],
  ["(not a)", "operation not: a"],
  ["(not a > b)", "form (not (> a b))"],
  ["(not a and b)", "form (and (not a) b)"],
  ["(not a for a in b)", "form (gen-comp (not a) (for a b))"],
  ["(not a in b)", "form (not (in a b))"],
  ["(== a b)", "operation ==: a b"],
  ["(@ a b)", "operation @: a b"],
  ["(@d (def f () 1))", "special @: d (def f () 1)"],
  ["(@d @e(1) (def f () 1))", "special @: d (@ (e 1) (def f () 1))"],
  ["(= x 1)", "special =: x 1"],
  ["(+= x 1)", "special +=: x 1"],
  ["(-> 5 (+ 3))", "special ->: 5 (+ 3)"],
  ["(. o name)", "special .: o name"],
  ["(if a b c)", "special if: a b c"],
  ["(let ((a 1)) a)", "special let: ((a 1)) a"],
  ["(set xs)", "special set: xs"],
  ["(match v (1 2))", "call match v (1 2)"],
  ["(mac a + b)", "macro mac: a + b"],
  ["mac(a + b, c)", "macro mac: (+ a b) c"],
  ["set(xs)", "special set: xs"],
  ["(lambda (x) x)", "special lambda: (x) x"],
  ["(lambda a, b: a + b)", "form (lambda (a , b) (+ a b))"],
  ["(def sq(x): x * x)", "form (def sq (x) (* x x))"],
]);

rule("4: generator expressions", [
  ["(x for x in xs)", "form (gen-comp x (for x xs))"],
  ["(x * 2 for x in xs if x > 1)", "form (gen-comp (* x 2) (for x xs) (if (> x 1)))"],
  ["(for x in xs (f x))", "special for: x in xs (f x)"],
]);

rule("5: infix and assignment", [
  ["(x + 1)", "form (+ x 1)"],
  ["(a+b * c)", "form (+ a (* b c))"],
  ["(a if c else b)", "form (if c a b)"],
  ["(n += 1)", "form (+= n 1)"],
  ["(y = 20)", "form (= y 20)"],
  ["(a = b = 0)", "form (= a (= b 0))"],
  ["((a, b) = c)", "form (= (tuple-literal a b) c)"],
  ["(k := f(v))", "form (:= k (f v))"],
  ["(v not in seen)", "form (not in v seen)"],
  ["(v > 3 and v < 10)", "form (and (> v 3) (< v 10))"],
  ["(0 < a <= b)", "form (and (< 0 a) (<= a b))"],
  ["(-5 + x)", "form (+ (- 5) x)"],
  ["(int * 2)", "form (* int 2)"],
  ["(print in xs)", "form (in print xs)"],
]);

rule("5a: a function takes the operator as a value", [
  ["(reduce + xs)", "call reduce + xs"],
  ["(print - 5)", "call print - 5"],
  ["(fold * xs)", "call fold * xs"],
  ["(mine < xs)", "call mine < xs"],
  ["(print == 5)", "form (== print 5)"],
]);

rule("6: one element", [
  ["(42)", "form 42"],
  ['("s")', 'form "s"'],
  ['(f"{v * 2:>4}")', 'form f"{(* v 2):>4}"'],
  ["([1 2])", "form (list-literal 1 2)"],
  ["((a + b))", "form (a + b)"],
  ["(((a + b)))", "form ((a + b))"],
  ["((1, 2))", "form (1 , 2)"],
  ["(x+1)", "form (+ x 1)"],
  ["(-5)", "form (- 5)"],
  ["(-x)", "form (- x)"],
  ["((- x))", "form (- x)"],
  ["(xs[i])", "item-or-call (get-item xs i)"],
  ["(f)", "call f"],
  ["(obj.method)", 'call (. obj "method")'],
  ["((make-it))", "call (make-it)"],
  ["((or f g))", "call (or f g)"],
  ["(f(x))", "call (f x)"],
]);

rule("7: calls and their arguments", [
  ["(f a + b)", "call f a + b"],
  ["(x - 1 -1)", "call x - 1 (- 1)"],
  ["(f a=1 b = 2 :c 3)", "call f a=1 b=2 c=3"],
  ["(f in=1 not = 2 None=3 class=4)", "call f in=1 not=2 None=3 class=4"],
  ["(f k=-1 j=a*2)", "call f k=(- 1) j=(* a 2)"],
  ["(f *xs k=1 *ys **kw)", "call f *xs k=1 *ys **kw"],
  [
    "(sorted xs key=lambda p: p.age * 2 reverse=True)",
    'call sorted xs key=(lambda (p) (* (. p "age") 2)) reverse=True',
  ],
  ["(map lambda x: x + 1, xs)", "call map (lambda (x) (+ x 1)) xs"],
  ["f(a, k=b + 1, *c)", "call f a k=(+ b 1) *c"],
  ["((lambda (x) x) 5)", "call (lambda (x) x) 5"],
]);

describe("mistakes", () => {
  test.each([
    ["(f a=1 2)", "positional argument follows keyword argument"],
    ["(f **kw 2)", "positional argument follows keyword argument"],
    ["(f a=1 a=2)", "keyword argument repeated: a"],
    ["(f a=1 :a 2)", "keyword argument repeated: a"],
    ["(f :k)", "expected a value for the keyword argument 'k'"],
    ["(f k=)", "expected a value for the keyword argument 'k'"],
    ["(f x,, y)", "unexpected ','"],
    ["(f a : b)", "unexpected ':'"],
    ["(1, 2 3)", "expected exactly one expression between the commas of a tuple"],
    ["(a, b = b, a)", "expected exactly one expression between the commas of a tuple"],
    ["(a b for x in xs)", "expected 'for' after the element of a comprehension"],
    ["(: a)", "unexpected ':'"],
    ["(.m a)", "unexpected '.m'"],
  ])("%s: %s", (text, message) => {
    expect(classified(text).errors).toEqual([message]);
  });
});
