/** Programs whose classes and modules lead back to themselves: whatever the circle, the compiler comes to an end. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../compile.ts";

const CLASSES = ["A", "B", "C"];
const MODULES = ["main", "m", "n"];
const NAMES = [...CLASSES, "f", "x", "mac"];

const className = fc.constantFrom(...CLASSES);
const member = fc.constantFrom("__init__", "__call__", "__getattr__", "__get__", "f", "x");
const value = fc.oneof(
  className,
  fc.constantFrom(
    "js.A",
    "js.base",
    "(js.use A)",
    "(js.make B)",
    "Exception",
    "dict",
    "x",
    "m",
    "n.A",
    "m.f",
  ),
);

const statement = fc.oneof(
  fc
    .tuple(className, fc.array(value, { maxLength: 2 }), fc.array(member, { maxLength: 2 }), member, value)
    .map(([name, parents, members, name2, other]) => {
      const methods = members.map(
        (each) =>
          `(def ${each} (self *args) (= self.${name2} ${other}) (js.use ${name} self) (super.${name2} self))`,
      );
      return `(class ${name} (${parents.join(" ")}) ${methods.join(" ")})`;
    }),
  fc.tuple(className, member).map(([name, each]) => `(print ((${name} 1).${each} ${name}))`),
  fc.tuple(className, member, value).map(([name, each, given]) => `(= ${name}.${each} ${given})`),
  fc.tuple(className, value).map(([name, given]) => `(= ${name} ${given})`),
  fc
    .tuple(fc.constantFrom("f", "x"), value)
    .map(([name, given]) => `(def ${name} (self) (${given}) ${given})`),
  fc.constantFrom(
    "(class A (A) (defmacro f (x) x))",
    "(print (super.f))",
    "(mac A)",
    "(m.mac 1)",
    "(n.mac 1)",
  ),
  fc.constantFrom(
    "(defmacro mac (x) `(do (import m) (m.f ,x)))",
    "(defmacro mac (x) `(do (import main) (class A (B))))",
  ),
  fc.constantFrom("(defmacro mac (x) (f x))", "(defmacro mac (x) (mac x))", "(defmacro mac (x) `(mac ,x))"),
);

const load = fc.oneof(
  fc
    .tuple(fc.constantFrom(...MODULES), fc.constantFrom(...NAMES))
    .map(([m, name]) => `(from ${m} import ${name})`),
  fc.constantFrom(...MODULES).map((m) => `(import ${m})`),
  fc.constantFrom(...MODULES).map((m) => `(from ${m} import *)`),
  fc.constant('(from "./j.mjs" import *)'),
);

const moduleText = fc
  .tuple(
    fc.array(load, { maxLength: 4 }),
    fc.array(statement, { maxLength: 6 }),
    fc.array(load, { maxLength: 2 }),
  )
  .map((parts) => ['(import "./j.mjs" as js)', ...parts.flat()].join("\n"));

describe("circles", () => {
  it("of classes and imports come to an end", () => {
    fc.assert(
      fc.property(moduleText, moduleText, moduleText, (main, m, n) => {
        const modules = { "m.m28": m, "n.m28": n, "j.mjs": "export const A = 1, base = class {};" };
        const { code, diagnostics } = compile(main, { modules });
        expect(code !== null || diagnostics.some(({ severity }) => severity === "error")).toBe(true);
        expect(diagnostics.map(({ message }) => message)).not.toContain("nested too deeply");
      }),
      { numRuns: Number(process.env.M28_CIRCLES ?? 150) },
    );
  });
});
