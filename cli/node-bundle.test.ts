/** Bundles that Node has to run: packages of CommonJS, and what their files are named. */
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type TestProject, testProject } from "./test-project.ts";

const built = (project: TestProject, out: string, ...flags: string[]) => {
  expect(project.m28("build", "main.m28", "--outfile", out, ...flags).status).toBe(0);
  return project.node("--enable-source-maps", out);
};

describe("packages of CommonJS", () => {
  const project = () =>
    testProject({
      "main.m28":
        '(import "old" as old)\n(print (old.where))\n(def fails () (raise ValueError "here"))\n(fails)\n',
      "node_modules/old/package.json": '{"main":"index.js"}',
      "node_modules/old/index.js":
        'const path = require("path"); const late = require("node:" + "os");\nexports.where = () => [path.basename("/a/b"), typeof late.EOL, typeof __dirname].join();\n',
    });
  const TRACE =
    'Traceback (most recent call last):\n  File "main.m28", line 4, in <module>\n  File "main.m28", line 3, in fails\nValueError: here\n';

  it.each([
    ["out.mjs", ["--sourcemap"]],
    ["out.mjs", ["--sourcemap=inline", "--minify"]],
    ["out.mjs", ["--sourcemap", "--minify"]],
    ["out.cjs", ["--sourcemap", "--format", "cjs"]],
  ])("have require in %s, and lines are those of the map: %s", (out, flags) => {
    expect(built(project(), out, ...flags)).toMatchObject({ stdout: "b,string,string\n", stderr: TRACE });
  });

  it("do not take names from packages that define them", () => {
    const modern = testProject({
      "main.m28": '(import "old" as old)\n(import "new" as new)\n(print (old.where) new.where)\n',
      "node_modules/old/package.json": '{"main":"index.js"}',
      "node_modules/old/index.js": 'const os = require("os");\nexports.where = () => typeof os.EOL;\n',
      "node_modules/new/package.json": '{"type":"module","exports":"./index.js"}',
      "node_modules/new/index.js":
        'import { dirname } from "node:path";\nconst __dirname = dirname(import.meta.url);\nexport const where = typeof __dirname;\n',
    });
    for (const flags of [[], ["--minify"]])
      expect(built(modern, "out.mjs", ...flags)).toMatchObject({ stdout: "string string\n", stderr: "" });
  });

  it("change nothing where no package requires anything", () => {
    const plain = testProject({ "main.m28": '(print "hello")\n' });
    plain.m28("build", "main.m28");
    expect(plain.read("main.js")).not.toContain("createRequire");
  });
});

describe("the default of an ES module that has become CommonJS", () => {
  const TRANSPILED =
    'Object.defineProperty(exports, "__esModule", { value: true });\nexports.default = (a) => "d" + a;\nexports.default.more = 3;\nexports.named = 2;\n';
  const PROGRAM = `(import "IT" as e)
(from "IT" import default as d named)
(print (e 1) (d 2) e.named named e.more (e.default 3))
(= f (lambda (m) (m 4)))
(print (f e) (f d))
`;
  it.each([
    ["./es.cjs", {}],
    ["pkg", { "node_modules/pkg/package.json": '{"main":"i.js"}', "node_modules/pkg/i.js": TRANSPILED }],
  ])("is what its author exports, in m28 run and in bundles: %s", (specifier, more) => {
    for (const type of ["module", "commonjs", undefined]) {
      const project = testProject({
        "main.m28": PROGRAM.replaceAll("IT", specifier),
        "es.cjs": TRANSPILED,
        "package.json": JSON.stringify({ type }),
        ...more,
      });
      const output = "d1 d2 2 2 3 d3\nd4 d4\n";
      expect(project.m28("run", "main.m28")).toMatchObject({ stdout: output, stderr: "" });
      expect(built(project, "out.mjs")).toMatchObject({ stdout: output, stderr: "" });
      expect(built(project, "out.cjs", "--format", "cjs")).toMatchObject({ stdout: output, stderr: "" });
    }
  });
});

describe("names of outputs", () => {
  const project = (type: string) =>
    testProject({
      "main.m28": "(import lib)\n(print lib.x)\n",
      "lib.m28": "(= x 1)\n",
      "package.json": `{"type":"${type}"}`,
    });

  it.each([
    ["commonjs", [], "main.mjs"],
    ["commonjs", ["--outdir", "out"], "out/main.mjs"],
    ["commonjs", ["--format", "cjs"], "main.js"],
    ["module", [], "main.js"],
    ["module", ["--format", "cjs"], "main.cjs"],
    ["module", ["--format", "cjs", "--outdir", "out"], "out/main.cjs"],
  ])("in a package of type %s, with %s: %s", (type, flags, name) => {
    const made = project(type);
    const { status, stderr } = made.m28("build", "main.m28", ...flags);
    expect(status).toBe(0);
    expect(stderr).toBe(
      name.endsWith(".js")
        ? ""
        : `m28: the output is named ${name.slice(-4)}, since its package.json says "type": "${type}" of .js files\n`,
    );
    expect(made.node(name)).toEqual({ stdout: "1\n", stderr: "", status: 0 });
  });

  it.each([
    ["commonjs", ["--outfile", "x.js"], "'x.js' as an ES module; name it 'x.mjs', or use --format cjs"],
    [
      "module",
      ["--outfile", "x.js", "--format", "cjs"],
      "'x.js' as CommonJS; name it 'x.cjs', or use --format esm",
    ],
    ["module", ["--outfile", "x.cjs"], "'x.cjs' as an ES module; name it 'x.mjs', or use --format cjs"],
  ])("that Node would not read are told: %s %s", (type, flags, advice) => {
    const { status, stderr } = project(type).m28("build", "main.m28", ...flags);
    expect(stderr).toBe(`m28: warning: Node will not read ${advice}\n`);
    expect(status).toBe(0);
  });

  it("say nothing where a browser reads them", () => {
    const made = project("commonjs");
    expect(made.m28("build", "main.m28", "--platform", "browser")).toEqual({
      stdout: "",
      stderr: "",
      status: 0,
    });
    expect(existsSync(made.path("main.js"))).toBe(true);
  });
});

it("says esbuild's warnings as warnings, and none about JavaScript that a program quotes", () => {
  const quotes = [
    "({a: 1}).a",
    "({a: 1})",
    "[1]",
    "() => 1",
    "`x`",
    "1",
    "class {}",
    "true ? {} : []",
    "new Map",
    "null",
    "typeof x",
  ];
  const project = testProject({
    "main.m28": quotes.map((text) => `(print (js "${text}"))\n`).join(""),
    "warns.m28": '(import "./warns.mjs" as w)\n(print w.a)\n',
    "warns.mjs": "export const a = typeof x === 'nothing';\n",
  });
  expect(project.m28("build", "main.m28")).toEqual({ stdout: "", stderr: "", status: 0 });
  const { status, stderr } = project.m28("build", "warns.m28");
  expect(
    stderr,
  ).toBe(`warns.mjs:1:31: warning: The "typeof" operator will never evaluate to "nothing" [M28-7005]
    export const a = typeof x === 'nothing';
                                  ^^^^^^^^^
`);
  expect(status).toBe(0);
});

it("says what esbuild finds in JavaScript in the form of its own messages, and of data what m28 run says: nothing", () => {
  const project = testProject({
    "main.m28": '(import "./twice.json" as d)\n(import "./twice.mjs" as t)\n(print d t.o.é)\n',
    "twice.json": '{"a": 1,\n "a": 2}\n',
    "twice.mjs": "export const o = {\n  é: 1, é: 2 };\nif (o === -0) o.é = 3;\n",
    "broken.m28": '(import "./broken.mjs" as b)\n(print b)\n',
    "broken.mjs": 'import "./nowhere.mjs";\n',
  });
  expect(project.m28("build", "main.m28", "--outfile", "out.mjs")).toEqual({
    status: 0,
    stdout: "",
    stderr: `twice.mjs:2:9: warning: Duplicate key "é" in object literal [M28-7005]
      é: 1, é: 2 };
            ^
  line 2, column 3: The original key "é" is here:
      é: 1, é: 2 };
      ^

twice.mjs:3:11: warning: Comparison with -0 using the "===" operator will also match 0 [M28-7005]
    if (o === -0) o.é = 3;
              ^^
Hint: Floating-point equality is defined such that 0 and -0 are equal, so "x === -0" returns true for both 0 and -0. You need to use "Object.is(x, -0)" instead to test for -0.
`,
  });
  expect(project.node("out.mjs")).toEqual(project.m28("run", "main.m28"));
  expect(project.m28("build", "broken.m28")).toEqual({
    status: 1,
    stdout: "",
    stderr: `File "broken.mjs", line 1, column 8
    import "./nowhere.mjs";
           ^^^^^^^^^^^^^^^
BuildError: Could not resolve "./nowhere.mjs" [M28-7004]
`,
  });
});
