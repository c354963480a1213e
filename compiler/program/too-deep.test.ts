/** However deeply or widely a program is nested: it is compiled, or there is a diagnostic. */
import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";

const around = (count: number, open: string, inside: string, close: string) =>
  open.repeat(count) + inside + close.repeat(count);
const many = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(" ");

const SHAPES: Record<string, (count: number) => string> = {
  calls: (n) => `(def f (x) x) (print ${around(n, "(f ", "1", ")")})`,
  lists: (n) => `(= x ${around(n, "[", "", "]")})`,
  dicts: (n) => `(= x ${around(n, '{"a" ', "1", "}")})`,
  ifs: (n) => around(n, "(if 1 ", "(print 1)", ")"),
  functions: (n) => around(n, "(def f () ", "1", ")"),
  lambdas: (n) => `(= g ${around(n, "(lambda () ", "1", ")")})`,
  tries: (n) => around(n, "(try ", "1", "(except ValueError 1))"),
  lets: (n) => around(n, "(let ((a 1)) ", "a", ")"),
  loops: (n) => around(n, "(while False ", "1", ")"),
  goroutines: (n) => around(n, "(go ", "(print 1)", ")"),
  classes: (n) => around(n, "(class C () ", "(= x 1)", ")"),
  patterns: (n) => `(match [] (${around(n, "[", "", "]")} 1) (_ 2))`,
  targets: (n) => `(= ${around(n, "[", "a", "]")} 1)`,
  comprehensions: (n) => around(n, "[x for x in ", "[1]", "]"),
  templates: (n) => `(print \`${around(n, "(a ", "", ")")})`,
  "infix terms": (n) => `(print ${around(n, "(1 + ", "1", ")")})`,
  "chained methods": (n) => `(= s "a") (print s${".strip()".repeat(n)})`,
  "chained calls": (n) => `(def f () f) (= g f${"()".repeat(n)})`,
  "chained attributes": (n) => `(class O ()) (= a (O)) (= c a${".b".repeat(n)})`,
  "chained items": (n) => `(= x []) (= y x${"[0]".repeat(n)})`,
  decorators: (n) => `(def d (f) f)\n${"@d\n".repeat(n)}(def g () 1)`,
  "clauses of cond": (n) => `(= x 1) (print (cond ${many(n, (i) => `((== x ${i}) ${i})`)}))`,
  "branches of if": (n) => `(= x 1) (if (< x 0) 0 ${many(n, (i) => `elif (== x ${i}) (print ${i})`)})`,
  "clauses of case": (n) => `(= x 1) (print (case x ${many(n, (i) => `(${i} ${i})`)}))`,
  "clauses of match": (n) => `(= x 1) (print (match x ${many(n, (i) => `(${i} ${i})`)}))`,
  "operands of and": (n) => `(= a 1) (print (and ${many(n, () => "a")}))`,
  "operands of or": (n) => `(def a () 0) (print (${many(n, () => "(a)").replaceAll(" ", " or ")}))`,
  "terms of an infix sum": (n) => `(= a 1) (print (${many(n, () => "a").replaceAll(" ", " + ")}))`,
  "terms of a sum": (n) => `(= a "a") (print (+ ${many(n, () => "a")}))`,
  "steps of ->": (n) => `(print (-> 1 ${many(n, () => "(+ 1)")}))`,
  "operands of <": (n) => `(def f (a) (print (< ${many(n, String)}))) (f 1)`,
  "objects that are compared": (n) =>
    `(class K () (def __lt__ (self o) True)) (= k (K)) (print (< ${many(n, () => "k")}))`,
  "compared values of blocks": (n) => `(print (== ${many(n, () => "(let ((b 1)) b)")}))`,
  "operands of the program's own ==": (n) =>
    `(def (== a b) True) (print (${many(n, () => "1").replaceAll(" ", " == ")}))`,
  "conditions of a comprehension": (n) => `(print [x for x in [1] ${many(n, () => "if x")}])`,
  "loops of a comprehension": (n) => `(print [1 ${many(n, (i) => `for x${i} in [1]`)}])`,
  "loops of a generator expression": (n) => `(print (list (1 ${many(n, (i) => `for x${i} in [1]`)})))`,
  "managers of with": (n) => `(def f () 1) (with [${many(n, (i) => `(f) as a${i}`)}] 1)`,
  "except clauses": (n) =>
    `(try (raise (ValueError "x")) ${many(n, (i) => `(except KeyError as e (print e ${i}))`)})`,
  items: (n) => `(= x [${many(n, String)}])`,
  nots: (n) => `(print (${"not ".repeat(n)}1))`,
  signs: (n) => `(print (- 1 ${"-".repeat(n)}1))`,
  powers: (n) => `(= x 1) (print (${many(n, () => "x **")} x))`,
  macros: (n) => `(defmacro m (x) \`(m2 ,x)) (defmacro m2 (x) x) (print ${around(n, "(m ", "1", ")")})`,
  "open brackets": (n) => "(".repeat(n),
};

/** Flat in the text, whatever tree is made of them. */
const FLAT = new Set([
  "chained methods",
  "chained calls",
  "chained attributes",
  "chained items",
  "decorators",
  "clauses of cond",
  "branches of if",
  "clauses of case",
  "clauses of match",
  "terms of a sum",
  "terms of an infix sum",
  "steps of ->",
  "operands of and",
  "operands of or",
  "operands of <",
  "objects that are compared",
  "compared values of blocks",
  "operands of the program's own ==",
  "except clauses",
  "conditions of a comprehension",
  "items",
]);

describe("deep nesting", () => {
  it.each(Object.entries(SHAPES))("of %s", { timeout: 120_000 }, (name, make) => {
    for (const count of [50, 400, 20_000]) {
      const { code, diagnostics } = compile(make(count));
      const error = diagnostics.find(({ severity }) => severity === "error")?.code ?? null;
      expect(code === null).toBe(error !== null);
      // Too deep, a bracket that stays open, too many calls of macros in each other, or data too deep for a macro.
      expect([null, "M28-1022", "M28-1020", "M28-6503", "M28-6501"]).toContain(error);
      if (FLAT.has(name)) {
        expect(error).toBe(null);
        // The engine takes it, too.
        const check = ["--check", "--input-type=module", "-"];
        expect(spawnSync(process.execPath, check, { input: code!, encoding: "utf8" }).stderr).toBe("");
      }
      if (count === 50 && name !== "open brackets") expect(error).toBe(null);
    }
  });
});
