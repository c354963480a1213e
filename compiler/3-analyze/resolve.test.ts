/** The resolution rule of language §4.3, row by row, and what hangs on it. */
import { describe, expect, test } from "vitest";
import type { FunctionNode, ModuleNode } from "./core.ts";
import { analyzed, core, errors } from "./testing.ts";

/** Core text: `x` is a module variable, `x.local` a function's, `%x` a built-in, `?x` unresolved. */
const rows: readonly (readonly [probe: string, source: string, expected: string])[] = [
  [
    "counter, read first",
    "(def mk () (= n 0) (lambda () (= n (+ n 1)) n))",
    "(= mk (def mk () (= n.local 0) (lambda () (= n.local (+ n.local 1)) n.local)))",
  ],
  [
    "counter with +=",
    "(def mk () (= n 0) (lambda () (+= n 1)))",
    "(= mk (def mk () (= n.local 0) (lambda () (+= n.local 1))))",
  ],
  [
    "account",
    "(def acc (b) (lambda (k) (if (>= b k) (= b (- b k)))))",
    "(= acc (def acc (b) (lambda (k) (if (compare b.parameter >= k.parameter) (= b.parameter (- b.parameter k.parameter))))))",
  ],
  [
    "module x, function write first",
    "(= x 1) (def f () (= x 2) x)",
    "(= x 1)\n(= f (def f () (= x.local 2) x.local))",
  ],
  [
    "module t, function read first",
    "(= t 0) (def f (n) (= t (+ t n)))",
    "(= t 0)\n(= f (def f (n) (= t (+ t n.parameter))))",
  ],
  ["global", "(= x 1) (def f () (global x) (= x 5))", "(= x 1)\n(= f (def f () None (= x 5)))"],
  ["global makes a module variable", "(def f () (global y) (= y 5)) y", "(= f (def f () None (= y 5)))\ny"],
  [
    "print, then assign",
    "(= x 1) (def f () (print x) (= x 2))",
    "(= x 1)\n(= f (def f () (call %print x) (= x 2)))",
  ],
  [
    "assigned in one branch",
    "(def f (c) (if c (= y 1)) y)",
    "(= f (def f (c) (if c.parameter (= y.local 1)) y.local))",
  ],
  [
    "for target after the loop",
    "(def f () (for i [1] i) i)",
    "(= f (def f () (for i.local in (list 1) i.local) i.local))",
  ],
  [
    "comprehension with an outer i",
    "(= i 1) [i for i in [i]]",
    "(= i 1)\n(list-comp i.comprehension for i.comprehension in (list i))",
  ],
  [
    "class name in a method",
    "(class A (= k 1) (def m (self) k))",
    "(= A (class A () (= k.class 1) (= m.class (method m (self) ?k))))",
  ],
  [
    "class body x = x + 1",
    "(= x 10) (class A (= x (+ x 1)))",
    "(= x 10)\n(= A (class A () (= x.class (+ x 1))))",
  ],
  ["e after except", "(= e 1) (try 1 (except E as e e)) e", "(= e 1)\n(try 1 (except ?E as e e.block))\ne"],
];

describe("the resolution rule", () => {
  test.each(rows)("%s", (_probe, source, expected) => expect(core(source)).toBe(expected));

  test("def, class, import and for as the first occurrence are writes", () => {
    const source =
      "(= a 1) (= b 1) (= c 1) (= d 1) (def f () (def a () 1) (class b) (import c) (for d [] 1) [a b c d])";
    expect(core(source)).toContain("(list a.local b.local c.local d.local)");
  });

  test("a value comes before its target, an iterable before its target", () => {
    expect(core("(= xs [1]) (def f () (for xs xs 1))")).toContain("(for xs in xs 1)");
    expect(core("(= n 1) (def f () (= (n, m) (g n)))")).toContain("(= [n m.local] (call ?g n))");
  });

  test("defaults, decorators and parents belong to the surrounding scope", () => {
    expect(core("(= d 1) (def f () (def g (a=d) a) (= d 2))")).toContain(
      "(def g (a=d) a.parameter)) (= d 2)",
    );
    expect(core("(= B 1) (def f () (class A (B)) (= B 2))")).toContain("(class A (B))) (= B 2)");
  });

  test("nested scopes are not the text of a scope", () => {
    expect(core("(= x 1) (def f () (lambda () x) (= x 2))")).toContain("(lambda () x.local) (= x.local 2)");
    expect(core("(= x 1) (def f () [x for i in []] (= x 2))")).toContain("(= x.local 2)");
  });

  test("assignments inside a comprehension bind in the function", () => {
    expect(core("(def f (xs) [(:= last x) for x in xs] last)")).toContain("(= last.local x.comprehension)");
    expect(core("(= n 0) (def f (xs) [(:= n (+ n x)) for x in xs])")).toContain(
      "(= n (+ n x.comprehension))",
    );
  });

  test("a go body is a scope", () => {
    expect(core("(= n 0) (go (= k 1) (= n (+ n k)))")).toBe(
      "(= n 0)\n(go (= k.local 1) (= n (+ n k.local)))",
    );
  });

  test("set! takes the nearest variable there is, set binds if there is none", () => {
    expect(core("(= x 1) (def f () (set! x 2))")).toContain("(set! x 2)");
    expect(core("(= x 1) (def f () (set x 2) (set y 3))")).toContain("(= x 2) (= y.local 3)");
    expect(core("(def f () (set! nowhere 2))")).toContain("(set! ?nowhere 2)");
  });

  test("nonlocal", () => {
    const source = "(= n 9) (def f () (= n 0) (def g () (nonlocal n) (= n 1)))";
    expect(core(source)).toContain("(def g () None (= n.local 1))");
    expect(errors("(= n 1) (def f () (nonlocal n))")).toEqual(["no binding for nonlocal 'n' found @ n"]);
    expect(errors("(nonlocal n)")).toEqual(["no binding for nonlocal 'n' found @ n"]);
    expect(errors("(def f (a) (global a))")).toEqual(["name 'a' is parameter and global @ a"]);
  });

  test("let variables count as an enclosing scope", () => {
    expect(core("(let ((n 0)) (lambda () (= n (+ n 1))))")).toBe(
      "(let (n 0) (lambda () (= n.block (+ n.block 1))))",
    );
    expect(core("(= a 1) (let ((a a)) (= a 2)) a")).toBe("(= a 1)\n(let (a a) (= a.block 2))\na");
  });

  test("class attributes are seen once assigned, and not by comprehensions", () => {
    expect(core("(class A (= k 1) (= j k))")).toContain("(= j.class k.class)");
    expect(core("(class A (= k 1) (= j [k for i in k]))")).toContain(
      "(list-comp ?k for i.comprehension in k.class)",
    );
    expect(core("(= n 1) (class A (+= n 1))")).toContain("(block (= n.class n) (+= n.class 1))");
    expect(core("(= n 1) (class A (global n) (= n 2))")).toContain("(class A () None (= n 2))");
  });
});

describe("built-ins and unknown names", () => {
  test("a module variable may start out as the built-in", () => {
    const { module } = analyzed("(= max (max [1])) (def f () (= min 1) min)");
    const max = module.scope.variables.get("max");
    expect(max?.builtin).toBe("max");
    expect(core("(= max (max [1]))")).toBe("(= max (call max (list 1)))");
  });

  test("aliases lead to the canonical name", () => {
    expect(core("(println 1) (make-chan)")).toBe("(call %print 1)\n(call %chan)");
  });

  test("an unknown name is a warning with a suggestion, once", () => {
    const { diagnostics } = analyzed("(= counter 1) (prnt 1) (prnt 2) countr");
    expect(diagnostics.map(({ severity, message, hint }) => [severity, message, hint])).toEqual([
      ["warning", "name 'prnt' is not defined", "did you mean 'print'?"],
      ["warning", "name 'countr' is not defined", "did you mean 'counter'?"],
    ]);
  });

  test("after a star import unknown names are the run time's business", () => {
    expect(analyzed("(from m import *) (anything)").diagnostics).toEqual([]);
  });
});

describe("what is known of variables", () => {
  test("writes of inner scopes are recorded in order", () => {
    const { module } = analyzed("(= n 0) (def f () (+= n 1)) (for n [] 1) (import n)");
    expect(module.scope.variables.get("n")?.writes.map(({ form }) => form)).toEqual([
      "assign",
      "augmented",
      "for",
      "import",
    ]);
  });

  test("captured by functions, comprehensions and go bodies, not by blocks", () => {
    const { module } = analyzed(
      "(def f (a b c d e) (lambda () a) [b for i in []] (go (print c)) (let ((z d)) (= d z)) e)",
    );
    const captured = functionNamed(module, "f").params.filter(
      ({ binding }) => binding.kind === "variable" && binding.captured,
    );
    expect(captured.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  });

  test("scopes know their owners", () => {
    const { module } = analyzed("(def f () (let ((a 1)) (lambda () a)))");
    const f = functionNamed(module, "f");
    expect(module.scope.owner).toBe(module);
    expect(f.scope.owner).toBe(f);
    expect(f.scope.parent).toBe(module.scope);
    const block = f.body.body[0];
    if (block?.kind !== "let") throw new Error("expected a let");
    const { binding } = block.bindings[0]!;
    expect(binding.kind === "variable" && binding.scope.owner).toBe(f);
  });
});

function functionNamed(module: ModuleNode, name: string): FunctionNode {
  for (const node of module.body.body) {
    if (node.kind === "assign" && node.value.kind === "function" && node.value.name === name)
      return node.value;
  }
  throw new Error(`no function ${name}`);
}
