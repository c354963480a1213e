import { expect, it } from "vitest";
import { manifest } from "../../program/builtin-names.ts";
import { forEachChild } from "../children.ts";
import type { Core, FunctionNode, Variable } from "../core.ts";
import { analyzeSuspension } from "../suspension/suspension.ts";
import { analyzed } from "../testing.ts";
import { inferTypes } from "./infer.ts";
import { isRich } from "./operator-methods.ts";
import { INEXACT, KIND, type Type } from "./type.ts";

/** The types of the variables of a program, parameters and results of functions left out, as `name: type` lines. */
function types(text: string): Record<string, string> {
  const { module } = analyzed(text);
  const program = { modules: new Map([["/test.m28", module]]), resolve: () => null };
  const facts = analyzeSuspension(program, manifest, () => {});
  const inferred = inferTypes(module, {
    knownCallee: (call) => facts.knownCallee(call),
    isPrivate: (node) => !facts.escapes(node) && node.name !== "<lambda>",
    isOwn: () => true,
    definesMethod: (name) => facts.definesMethod(name),
    wrapsNumbers: text.includes("(int)"),
    method: (name) => manifest.methods(name),
    isRich: (node) => isRich(node, facts),
  });
  const found: Record<string, string> = {};
  for (const variable of variablesOf(module.body, [...module.scope.variables.values()])) {
    if (variable.writes.some(({ form }) => form === "def" || form === "class")) continue;
    found[variable.name] = textOf(inferred.variable(variable));
  }
  return found;
}

function variablesOf(body: Core, found: Variable[]): Variable[] {
  const visit = (node: Core): void => {
    if (node.kind === "function") found.push(...(node as FunctionNode).scope.variables.values());
    forEachChild(node, visit);
  };
  visit(body);
  return found;
}

function textOf({ kinds, low, high }: Type): string {
  const names = Object.entries(KIND)
    .filter(([, bit]) => (kinds & bit) !== 0)
    .map(([name]) => name);
  if (names.length === Object.keys(KIND).length) return "any";
  if (kinds === INEXACT.kinds) return "inexact";
  const range = (kinds & (KIND.int | KIND.bigint)) === 0 ? "" : ` ${low}..${high}`;
  return names.length === 0 ? "never" : names.join("|") + range;
}

const MOST = Number.MAX_SAFE_INTEGER;

it.each<[title: string, text: string, expected: Record<string, string>]>([
  [
    "literals",
    '(= a 1) (= b 1.5) (= c 1e3) (= d True) (= e "s") (= f None)',
    { a: "int 1..1", b: "float", c: "float", d: "bool", e: "str", f: "none" },
  ],
  ["integers too large to be numbers", "(= a 9007199254740992)", { a: `bigint ${MOST}..Infinity` }],
  ["several values", '(= a 1) (= a 5) (= b 1) (= b "s")', { a: "int 1..5", b: "int|str 1..1" }],
  [
    "containers",
    "(= a [1]) (= b {1 2}) (= c {}) (= d [x for x in []])",
    { a: "list", b: "set", c: "dict", d: "list" },
  ],
  [
    "sums of ranges",
    "(= a 3) (= b (+ a 4)) (= c (* b -2)) (= d (- a b))",
    { a: "int 3..3", b: "int 7..7", c: "int -14..-14", d: "int -4..-4" },
  ],
  [
    "a product that may be large",
    "(= a 9007199254740991) (= b (* a 2))",
    { b: `int|bigint ${2 * MOST}..${2 * MOST}` },
  ],
  [
    "floats are contagious",
    "(= a 1.5) (= b (* a 3)) (= c (/ 6 3)) (= d (+ b c))",
    { b: "float", c: "float", d: "float" },
  ],
  [
    "quotients of integers that may be large",
    "(= a (/ 18446744073709551616 2)) (= b (/ 6 4)) (= c (- 0.5 a))",
    { a: "float|largeFloat", b: "float", c: "float|largeFloat" },
  ],
  ["remainders", "(def f (x) (= y (% x 7)) (= z (% (len []) 10)) y) (print f)", { y: "any", z: "int 0..9" }],
  [
    "bits",
    "(= a (& 255 12)) (= b (| 3 8)) (= c (& True False))",
    { a: "int 0..12", b: "int 0..15", c: "bool" },
  ],
  ["counters", "(def f (xs) (= n 0) (while xs (= n (+ n 1))) n) (print f)", { n: `int 0..${2 ** 52}` }],
  [
    "counters that go down, or both ways",
    "(def f (xs) (= a 9) (= b 1) (= c 0) (= c 4) (while xs (-= a 1) (-= a 2) (+= b 1) (-= b 3) (+= c 2) (= c (- c -1)))) (print f)",
    { a: `int ${-(2 ** 52)}..9`, b: `int ${-(2 ** 52)}..${2 ** 52}`, c: `int 0..${2 ** 52}` },
  ],
  [
    "methods of lists and texts, and their multiples",
    '(def f (n) (= xs (* [0] n)) (= ys (xs.copy)) (= i (ys.index 0)) (= t (* "ab" n)) (= u (t.upper)) (= j (u.find "A")) (= k (n.copy)) (= p (xs.pop))) (print f)',
    {
      xs: "list",
      ys: "list",
      i: "int 0..4294967295",
      t: "str",
      u: "str",
      j: "int -1..4294967295",
      k: "any",
      p: "any",
    },
  ],
  [
    "a class whose instances multiply lists",
    "(class A (def __rmul__ (self o) 5)) (def f (n) (= xs (* [0] n)) (= ys (* [0] 3))) (print f)",
    { xs: "any", ys: "list" },
  ],
  [
    "growing values are widened",
    "(def f (xs) (= n 1) (while xs (= n (* n 2))) n) (print f)",
    { n: "int|bigint 1..Infinity" },
  ],
  [
    "ranges",
    "(def f (n) (for i in (range 2 n) (= j i)) (for k in (range 10 0 -1) (pass)) (for m in (range 3) (= q (* m m)))) (print f)",
    { i: `int 2..${MOST - 1}`, j: `int 2..${MOST - 1}`, k: "int 1..10", q: "int 0..4" },
  ],
  [
    "lengths and positions",
    "(def f (xs) (= n (len xs)) (for [i x] in (enumerate xs) (= o (ord x)))) (print f)",
    { n: "int 0..4294967295", i: "int 0..4294967296", x: "any", o: "int 0..1114111" },
  ],
  [
    "parameters of functions whose calls are all known",
    "(def f (a b=2) (= c (+ a b))) (f 1) (f 5 b=9)",
    { a: "int 1..5", b: "int 2..9", c: "int 3..14" },
  ],
  ["not of functions that are values", "(def f (a) (= c a)) (f 1) (print f)", { a: "any", c: "any" }],
  ["nor with arguments spread", "(def f (a) (= c a)) (f 1) (f *[2])", { a: "any" }],
  [
    "results",
    "(def f (n) (if (< n 2) n (+ (f (- n 1)) 1))) (= r (f 10))",
    { r: "int|bigint -Infinity..Infinity" },
  ],
  ["results of every branch", '(def f (n) (if n (return "s")) 5) (= r (f 10))', { r: "int|str 5..5" }],
  [
    "unpacking a display",
    '(= (a b) [1 "s"]) (= (c *d) [1 2])',
    { a: "int 1..1", b: "str", c: "any", d: "any" },
  ],
  [
    "deleted and caught",
    "(= a 1) (del a) (try (print 1) (except ValueError as e (print e)))",
    { a: "int 1..1" },
  ],
  [
    "a comparison that methods decide",
    "(class A (def __lt__ (self o) 5)) (def f (x) (= c (< x 1)) (= d (< 1 2)) (= e (== x 1))) (print f)",
    { c: "any", d: "bool", e: "bool" },
  ],
  [
    "a float beside an object that answers",
    "(class A (def __radd__ (self o) 5)) (def f (x) (= c (+ 1.5 x)) (= d (* 1.5 x))) (print f)",
    { c: "any", d: "inexact" },
  ],
  [
    "quotients, and what is computed with them",
    "(def f (x y) (= a (/ x y)) (= b (- (* a x) y)) (= c (- b)) (= d (// a 2))) (print f)",
    { a: "inexact", b: "inexact", c: "inexact", d: "any" },
  ],
  [
    "a quotient that methods decide, and what is computed with it",
    "(class A (def __rtruediv__ (self o) 5)) (def f (x) (= a (/ 1.5 x)) (= b (/ x 1.5)) (= c (- b 1))) (print f)",
    { a: "any", b: "inexact", c: "inexact" },
  ],
  [
    "an object that turns a fraction into an integer",
    "(class A (def __sub__ (self o) 5) (def __neg__ (self) 6)) (def f (x y) (= a (/ x y)) (= b (- a 1)) (= c (- a))) (print f)",
    { a: "inexact", b: "any", c: "any" },
  ],
  [
    "objects that are integers",
    "(class N (int)) (def f (x) (= a (* 1.5 x)) (= b (/ x x))) (print f)",
    { a: "any", b: "any" },
  ],
  ["assigned from inside a function", '(= n 1) (def f () (global n) (= n "s"))', { n: "int|str 1..1" }],
])("%s", (_, text, expected) => {
  expect(types(text)).toMatchObject(expected);
});
