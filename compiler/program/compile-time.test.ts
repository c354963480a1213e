import { describe, expect, it } from "vitest";
import { createMemoryHost } from "./memory-host.ts";
import { createProgram } from "./program.ts";

const OPTIONS = { runtime: "m28-lang/runtime", specifierOf: () => "./other.js" };

function project(files: Record<string, string>) {
  const program = createProgram(createMemoryHost(files), { entries: ["/main.m28"] });
  const code = (path: string) => program.emit(path, path === "/main.m28" ? "entry" : "module", OPTIONS).code;
  const messages = () => program.diagnostics().map(({ message }) => message);
  return { files, program, code, messages };
}

describe("macros in a program that changes", () => {
  it("expands the calls in other modules anew when a macro changes", () => {
    const { files, program, code } = project({
      "main.m28": "(from macros import m)\n(import other)\n(print (m))\n",
      "macros.m28": '(defmacro m () "old")\n',
      "other.m28": "(= x 1)\n",
    });
    expect(code("/main.m28")).toContain('"old"');
    files["macros.m28"] = '(defmacro m () "new")\n';
    expect(program.update("/macros.m28").sort()).toEqual(["/macros.m28", "/main.m28"]);
    expect(code("/main.m28")).toContain('"new"');
  });

  it("expands them anew when a function changes that a macro uses", () => {
    const { files, program, code } = project({
      "main.m28": "(from macros import m)\n(print (m))\n",
      "macros.m28": "(from helpers import h)\n(defmacro m () (h))\n",
      "helpers.m28": '(def h () "old")\n',
    });
    expect(code("/main.m28")).toContain('"old"');
    files["helpers.m28"] = '(def h () "new")\n';
    expect(program.update("/helpers.m28")).toContain("/main.m28");
    expect(code("/main.m28")).toContain('"new"');
  });

  it("takes calls for calls of a macro once their module defines one", () => {
    const { files, program, code } = project({
      "main.m28": "(from m import f)\n(print (f (+ 1 2)))\n",
      "m.m28": "(def f (x) x)\n",
    });
    expect(code("/main.m28")).not.toContain('"list"');
    files["m.m28"] = "(defmacro f (x) (str (type x)))\n";
    program.update("/m.m28");
    expect(code("/main.m28")).toContain("list");
  });
});

it("reads the modules that a module imports before it, however long the chain of imports is", () => {
  const files: Record<string, string> = { "main.m28": "(from m0 import m)\n(print (m))\n" };
  for (let i = 0; i < 300; i++) files[`m${i}.m28`] = `(from m${i + 1} import m)\n`;
  files["m300.m28"] = "(defmacro m () 42)\n";
  const { code, program } = project(files);
  expect(code("/main.m28")).toContain("42");
  expect(program.files.slice(0, 3)).toEqual(["/main.m28", "/m0.m28", "/m1.m28"]);
});

it("refuses macros where nothing can run them", () => {
  const { evaluate: _, ...host } = createMemoryHost({ "main.m28": "(defmacro m () 1)\n(print 2)\n" });
  const program = createProgram(host, { entries: ["/main.m28"] });
  expect(program.diagnostics().map(({ message }) => message)).toEqual(["macros cannot be run here"]);
});

it("keeps positions: what comes from a call stands where it was, new code at the call", () => {
  const { program } = project({
    "main.m28": "(defmacro m (x) `(do (new-name) ,x (f (+ ,x 1))))\n(m (old-name arg))\n",
  });
  const at = program
    .diagnostics()
    .map(({ message, span }) => [message, span.source.text.slice(span.start, span.end)]);
  expect(at).toEqual([
    ["name 'new-name' is not defined", "(m (old-name arg))"],
    ["name 'f' is not defined", "(m (old-name arg))"],
    ["name 'old-name' is not defined", "old-name"],
    ["name 'arg' is not defined", "arg"],
  ]);
});
