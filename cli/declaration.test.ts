/** `m28 build --declaration`: TypeScript accepts the declarations and holds programs to them. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "./package-root.ts";
import { type TestProject, testProject } from "./test-project.ts";

const LIBRARY = `"""A library."""
(import "node:path" as path)
(= limit 10)
(= _hidden 1)
(def add (a b=2)
  "Adds two numbers."
  (+ a b))
(def collect (first *rest sep=", ") (list first rest sep))
(def empty? (xs) (== (len xs) 0))
(def delete (default) default)
(def later (ms) (time-sleep ms) "done")
(async def fetch (n) (time-sleep 1) (* n 2))
(class Counter
  "Counts."
  (= step 1)
  (def __init__ (self start=0) (= self.total start))
  (def tick (self by=1)
    "One step."
    (= self.total (+ self.total by))
    self.total)
  (def wait-for (self ms) (time-sleep ms) self.total))
(class Doubling (Counter)
  (def tick (self) (= self.last self.total) (= self.total (* 2 self.total)) self.total))
(class LimitError (ValueError))
`;

const USE = `import { add, collect, Counter, Doubling, empty, later, fetch, limit, LimitError, delete as remove } from "./library.js";
import * as library from "./library.js";
const sum: unknown = add(1);
add(1, 3);
collect(1, 2, 3);
const isEmpty: unknown = library["empty?"]([]) ?? empty([]);
const when: null | boolean | number | bigint | string | object = await later(5);
const twice: unknown = await fetch(2);
const counter = new Counter();
const other: Counter = Counter(5);
counter.tick(2);
counter["wait-for"](1);
const total: unknown = [counter.total, other.step, limit, remove(1)];
const doubling = new Doubling(3);
doubling.tick();
const last: unknown = doubling.last ?? doubling.total;
const text: string = new LimitError("too much").message;
console.log(sum, isEmpty, when, twice, total, last, text);
`;

const MISTAKES = [
  ["add();", "Expected 1-2 arguments"],
  ["add(1, 2, 3);", "Expected 1-2 arguments"],
  ["library._hidden;", "does not exist"],
  ["library.path;", "does not exist"],
  ["new Counter().tock();", "does not exist"],
  ["new Doubling().tick(1);", "Expected 0 arguments"],
  ["const n: number = later(1);", "is not assignable"],
] as const;

function typeCheck(project: TestProject, file: string): string {
  const tsc = join(packageRoot, "node_modules/typescript/bin/tsc");
  const flags = [
    "--noEmit",
    "--strict",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--types",
    "",
    "--lib",
    "es2022,dom",
  ];
  const { stdout } = spawnSync(process.execPath, [tsc, ...flags, project.path(file)], {
    cwd: project.folder,
    encoding: "utf8",
  });
  return stdout;
}

function library(...flags: string[]): TestProject {
  const project = testProject({
    "library.m28": LIBRARY,
    "package.json": '{ "type": "module" }',
    "use.ts": USE,
  });
  expect(project.m28("build", "library.m28", "--declaration", ...flags)).toEqual({
    status: 0,
    stdout: "",
    stderr: "",
  });
  return project;
}

describe("m28 build --declaration", () => {
  it("declares functions, classes and variables beside the output", () => {
    const project = library();
    expect(typeCheck(project, "use.ts")).toBe("");
    expect(project.read("library.d.ts")).toContain(`/** Adds two numbers. */
declare function add(a: unknown, b?: unknown): unknown;
declare function collect(first: unknown, ...rest: unknown[]): unknown;
`);
    expect(project.read("library.d.ts")).toContain("declare function later(ms: unknown): $Later;\n");
    project.write("use.mjs", USE.replace(/^(const \w+): [^=]+=/gm, "$1 ="));
    expect(project.node("use.mjs").stderr).toBe("");
  });

  it("declares generators as iterable, also those that may block", () => {
    const project = testProject({
      "library.m28": `(def count (n) (for i in (range n) (yield i)))
(def slowly (n) (for i in (range n) (time-sleep 1) (yield i)))
(def each (xs) (for x in xs (yield x)))
`,
      "package.json": '{ "type": "module" }',
    });
    project.m28("build", "library.m28", "--declaration");
    project.write(
      "use.ts",
      `import { count, each, slowly } from "./library.js";
for (const x of each([1])) console.log(x);
console.log([...count(2)]);
for await (const x of slowly(2)) console.log(x);
`,
    );
    expect(typeCheck(project, "use.ts")).toBe("");
    project.write("use.mjs", project.read("use.ts"));
    expect(project.node("use.mjs").stdout).toBe("1\n[ 0, 1 ]\n0\n1\n");
  });

  it("lets TypeScript find mistakes", () => {
    const project = library();
    const head =
      'import { add, Counter, Doubling, later } from "./library.js";\nimport * as library from "./library.js";\n';
    project.write("wrong.ts", head + MISTAKES.map(([line]) => `${line}\n`).join(""));
    const report = typeCheck(project, "wrong.ts");
    const found = MISTAKES.map(
      (_, i) => new RegExp(`wrong\\.ts\\(${i + 3},.*`).exec(report)?.[0] ?? "nothing",
    );
    expect(found).toEqual(MISTAKES.map(([, message]) => expect.stringContaining(message)));
  });

  it("goes where the output goes", () => {
    const bundle = library("--outdir", "out");
    expect(existsSync(bundle.path("out/library.d.ts"))).toBe(true);
    const module = library("--outfile", "out/lib.mjs");
    expect(existsSync(module.path("out/lib.d.mts"))).toBe(true);
    const separate = library("--no-bundle", "--outdir", "out");
    expect(existsSync(separate.path("out/library.d.ts"))).toBe(true);
  });

  it("is refused for scripts", () => {
    const project = testProject({ "main.m28": "(print 1)" });
    const { status, stderr } = project.m28("build", "main.m28", "--declaration", "--format", "iife");
    expect([status, stderr]).toEqual([
      1,
      "m28: --declaration describes exports, and the format iife has none\n",
    ]);
  });
});
