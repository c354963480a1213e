import { parse } from "acorn";
import { describe, expect, it } from "vitest";
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";
import { compile } from "../compile.ts";
import { createMemoryHost } from "./memory-host.ts";
import { createProgram } from "./program.ts";

const OPTIONS = {
  runtime: "m28-lang/runtime",
  specifierOf: (target: ResolvedModule) =>
    target.kind === "m28"
      ? `.${target.path}.js`
      : target.kind === "standard"
        ? target.name
        : target.specifier,
};

function program(files: Record<string, string>, entries = ["/main.m28"]) {
  return createProgram({ ...createMemoryHost(files), resolveJavaScript: () => null }, { entries });
}

describe("a program", () => {
  it("holds everything that can be reached from its entries", () => {
    const { files } = program({
      "main.m28": "(import a)\n(import pkg)\n",
      "a.m28": "(from b import c)\n(import main)\n",
      "b.m28": "(= c 1)\n",
      "pkg/__init__.m28": "",
      "unused.m28": "",
    });
    expect(files).toEqual(["/main.m28", "/a.m28", "/b.m28", "/pkg/__init__.m28"]);
  });

  it("takes a submodule for a name of its package", () => {
    const found = program({
      "main.m28": "(from pkg import part own absent)\n",
      "pkg/__init__.m28": "(= own 1)\n",
      "pkg/part.m28": "",
    });
    expect(found.files).toContain("/pkg/part.m28");
    expect(found.diagnostics().map(({ message }) => message)).toEqual([
      "cannot import name 'absent' from 'pkg'",
    ]);
  });

  it("collects the diagnostics of all modules, in order, each once", () => {
    const found = program(
      {
        "main.m28": "(print (\n",
        "other.m28": "(import shared)\n(import gone)\n",
        "shared.m28": "(def)\n",
      },
      ["/main.m28", "/other.m28", "/shared.m28"],
    );
    const places = found.diagnostics().map(({ span }) => span.source.path);
    expect(places).toEqual(["main.m28", "other.m28", "shared.m28"]);
    expect(found.hasErrors()).toBe(true);
    expect(() => found.emit("/main.m28", "entry", OPTIONS)).toThrow("the program has errors");
  });

  it("emits modules that acorn reads", () => {
    const found = program({
      "main.m28": "(import a)\n(print (a.f 1))\n",
      "a.m28": "(def f (x) (+ x 1))\n(def is-it? () True)\n",
    });
    for (const [path, role] of [
      ["/main.m28", "entry"],
      ["/a.m28", "module"],
      ["/a.m28", "facade"],
    ] as const) {
      const { code } = found.emit(path, role, OPTIONS);
      expect(() => parse(code, { ecmaVersion: "latest", sourceType: "module" })).not.toThrow();
    }
    const { code } = found.emit("/a.m28", "facade", OPTIONS);
    expect(code).toBe(`import { $init } from "./a.m28.js";
import { startMain as $startMain } from "m28-lang/runtime";
await $startMain($init);
export { f, "is-it?", "is-it?" as is_it } from "./a.m28.js";
`);
  });

  it("exports only public names from an entry that nothing imports", () => {
    const { code } = compile("(= shown 1)\n(= _hidden 2)\n(def f () _hidden)\n");
    const exported = /export \{(.*)\}/.exec(code ?? "")?.[1] ?? "";
    expect(exported).toContain("shown");
    expect(exported).not.toContain("_hidden");
  });
});

describe("an update", () => {
  const files: Record<string, string> = {};
  const start = () => {
    Object.assign(files, {
      "main.m28": "(import a)\n(import b)\n(print (a.twice 4) (b.half 4))\n",
      "a.m28": "(import c)\n(def twice (n) (* 2 (c.same n)))\n",
      "b.m28": "(def half (n) (/ n 2))\n",
      "c.m28": "(def same (n) n)\n",
    });
    return program(files);
  };

  /** What the program's modules would be if it were compiled from nothing. */
  const fresh = () => texts(program(files));
  const texts = (found: ReturnType<typeof program>) =>
    found.files.map((path) => [path, found.emit(path, "module", OPTIONS).code]);

  it("names only the changed module when nothing else depends on the change", () => {
    const found = start();
    files["b.m28"] = "(def half (n) (// n 2))\n";
    expect(found.update("/b.m28")).toEqual(["/b.m28"]);
    expect(texts(found)).toEqual(fresh());
  });

  it("names the modules whose functions become asynchronous, and back", () => {
    const found = start();
    texts(found);
    files["c.m28"] = "(def same (n) (sleep 1) n)\n";
    expect(found.update("/c.m28")).toEqual(["/main.m28", "/a.m28", "/c.m28"]);
    expect(texts(found)).toEqual(fresh());
    files["c.m28"] = "(def same (n) n)\n";
    expect(found.update("/c.m28")).toEqual(["/main.m28", "/a.m28", "/c.m28"]);
    expect(texts(found)).toEqual(fresh());
  });

  it("follows new imports, finds files that were missing, and forgets files that are no longer used", () => {
    const found = start();
    files["b.m28"] = "(import d)\n(def half (n) d.x)\n";
    found.update("/b.m28");
    expect(found.diagnostics()[0]?.message).toBe("No module named 'd'");
    files["d.m28"] = "(= x 1)\n";
    found.update();
    expect(found.diagnostics()).toEqual([]);
    expect(found.files).toContain("/d.m28");
    files["b.m28"] = "(def half (n) n)\n";
    found.update("/b.m28");
    expect(found.files).not.toContain("/d.m28");
    expect(texts(found)).toEqual(fresh());
  });

  it("survives a state with errors", () => {
    const found = start();
    files["a.m28"] = "(def twice (n\n";
    found.update("/a.m28");
    expect(found.hasErrors()).toBe(true);
    files["a.m28"] = "(def twice (n) (+ n n))\n";
    found.update("/a.m28");
    expect(found.hasErrors()).toBe(false);
    expect(found.files).not.toContain("/c.m28");
    expect(texts(found)).toEqual(fresh());
  });
});
