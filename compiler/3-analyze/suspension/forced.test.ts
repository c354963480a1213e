import { describe, expect, it } from "vitest";
import { createMemoryHost } from "../../program/memory-host.ts";
import { createProgram } from "../../program/program.ts";

/** The JavaScript of a program in which nothing can block, with everything compiled to suspend. */
function forced(text: string): string {
  const program = createProgram(createMemoryHost({ "main.m28": text }), {
    entries: ["/main.m28"],
    suspendEverything: true,
  });
  return program.emit("/main.m28", "entry", { runtime: "m28-lang/runtime", specifierOf: () => "" }).code;
}

describe("everything suspending", () => {
  it("gives functions, lambdas and methods the suspending convention, and makes go bodies async", () => {
    const code = forced("(def f (x) x) (= g (lambda (x) x)) (class C (def m (self) 1)) (go (f 1))");
    expect(code).toContain('suspending(f, "f(x)", 1)');
    expect(code.match(/suspending\(/g)).toHaveLength(3);
    expect(code).toMatch(/async function \$go\(\) \{\s+const \$g = rt\.cur;\s+if \(f\(1\) === undefined\)/);
  });
  it("makes functions async that wait in loops", () => {
    expect(forced("(def f (xs) (for x in xs (print x)))")).toContain("async function f$async(xs)");
  });
  it("waits at calls of unknown values and of built-ins that call, but not at plain built-ins", () => {
    const code = forced("(def f (g xs) (g 1) (list (map g xs)) (len xs))");
    expect(code).toContain("callS(g, 1)");
    expect(code).toContain("map$s(");
    expect(code).not.toContain("len$s");
  });
  it("waits at every step of an iteration", () => {
    expect(forced("(for x in [1 2] (print x))")).toContain("iterateS(");
    expect(forced("(print [x for x in [1 2]])")).toContain("iterateS(");
    expect(forced("(= (a b) (list [1 2]))")).toContain("unpackableS(");
  });
});
