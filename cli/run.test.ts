import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { eventually, testProject } from "./test-project.ts";

describe("m28 run", () => {
  it("gives the program what follows its file, flags included", () => {
    const project = testProject({ "main.m28": "(for a in ARGV[1:] (print a))\n" });
    const { stdout, status } = project.m28("run", "main.m28", "--help", "x y", "--minify=3");
    expect(stdout).toBe("--help\nx y\n--minify=3\n");
    expect(status).toBe(0);
  });

  it("runs modules, JavaScript files, packages, JSON and Node's modules together", () => {
    const project = testProject({
      "main.m28": `(import util)
(import "./helper.js" as helper)
(from "./helper.js" import twice)
(from "pad" import pad)
(import "./data.json" as data)
(import "node:path" as path)
(print (util.shout "hi") (helper.twice 4) (twice 5) (pad "x") data["n"] (path.basename "/a/b.c"))
`,
      "util.m28": `(def shout (s) s.upper())\n`,
      "helper.js": "export function twice(n) { return 2 * n; }\n",
      "data.json": `{ "n": 7 }`,
      "node_modules/pad/package.json": `{ "name": "pad", "type": "module", "exports": "./index.js" }`,
      "node_modules/pad/index.js": "export const pad = (text) => text + '!';\n",
    });
    const { stdout, stderr, status } = project.m28("run", "main.m28");
    expect(stderr).toBe("");
    expect(stdout).toBe("HI 8 10 x! 7 b.c\n");
    expect(status).toBe(0);
  });

  it("reports every syntax error, and runs nothing", () => {
    const project = testProject({ "main.m28": '(print "before")\n(def)\n(print "ok")\n(if)\n' });
    const { stdout, stderr, status } = project.m28("run", "main.m28");
    expect(stdout).toBe("");
    expect(stderr).toMatch(/File "main\.m28", line 2, column 1\n +\(def\)\n +\^+\nSyntaxError: /);
    expect(stderr).toMatch(/File "main\.m28", line 4, column 1\n +\(if\)\n +\^+\nSyntaxError: /);
    expect(status).toBe(1);
  });

  it.each([
    ["exit", "(exit 7)", 7],
    ["a deadlock", "(recv (chan))", 2],
    ["an uncaught error", '(raise ValueError "no")', 1],
    ["an uncaught error of a goroutine", '(go (raise ValueError "no"))\n(sleep 0.01)', 1],
    ["success", "(print 1)", 0],
  ])("ends with the status of %s", (_, text, expected) => {
    const project = testProject({ "main.m28": `${text}\n` });
    expect(project.m28("run", "main.m28").status).toBe(expected);
  });

  it("shows M28 files and functions in the traceback of an error", () => {
    const project = testProject({
      "main.m28": '(import "./deep" as deep)\n(def start-it! () (deep.first-step 1))\n(start-it!)\n',
      "deep.m28":
        '(def first-step (n)\n  (second-step n))\n(def second-step (n)\n  (+ n (raise ValueError "too deep")))\n',
    });
    const { stderr, status } = project.m28("run", "main.m28");
    expect(stderr).toBe(`Traceback (most recent call last):
  File "main.m28", line 3, in <module>
  File "main.m28", line 2, in start-it!
  File "deep.m28", line 2, in first-step
  File "deep.m28", line 4, in second-step
ValueError: too deep
`);
    expect(status).toBe(1);
  });

  it("runs the program on standard input, whose imports are in the current folder", () => {
    const project = testProject({ "lib.m28": "(def f () (raise (ValueError 1)))\n" });
    const program = "(import lib)\n(print ARGV[1:] __name__ (try (input) (except EOFError 0)))\n(lib.f)\n";
    const traceback = `Traceback (most recent call last):
  File "<stdin>", line 3, in <module>
  File "lib.m28", line 1, in f
ValueError: 1
`;
    for (const flags of [[], ["--no-cache"]]) {
      const outcome = project.m28With(program, "run", ...flags, "-", "a", "-b");
      expect(outcome).toMatchObject({
        status: 1,
        stdout: "['a', '-b'] __main__ 0\n",
        stderr: traceback,
      });
    }
    const { stderr } = project.m28With("(print (", "run", "-");
    expect(stderr).toContain('File "<stdin>", line 1, column 8');
    expect(readdirSync(project.temporary)).toEqual([]);
  });

  it("starts again with a larger stack where it needs one, with the same input", () => {
    const program = `(print ${"(+ 1 ".repeat(3000)}1${")".repeat(3000)})`;
    const project = testProject({ "main.m28": program });
    expect(project.m28("run", "--no-cache", "main.m28", "a").stdout).toBe("3001\n");
    expect(project.m28With(program, "run", "-").stdout).toBe("3001\n");
  });

  it("leaves nothing behind, whatever the end", async () => {
    const project = testProject({ "main.m28": "(print 1)\n", "bad.m28": "(def)\n", "loop.m28": LOOP });
    project.m28("run", "main.m28");
    project.m28("run", "bad.m28");
    const child = project.start("run", "loop.m28");
    let output = "";
    child.stdout?.on("data", (text) => {
      output += text;
    });
    await eventually(() => output.includes("started"));
    child.kill("SIGKILL");
    await eventually(() => child.signalCode !== null);
    expect(readdirSync(project.temporary)).toEqual([]);
  });

  it("stops at once at Ctrl-C, in a loop that never blocks and while waiting", async () => {
    for (const text of [LOOP, '(print "started" flush=True)\n(sleep 1000)\n']) {
      const project = testProject({ "main.m28": text });
      const child = project.start("run", "main.m28");
      let output = "";
      child.stdout?.on("data", (chunk) => {
        output += chunk;
      });
      await eventually(() => output.includes("started"));
      child.kill("SIGINT");
      await eventually(() => child.signalCode !== null || child.exitCode !== null);
      // A shell shows 130 for both.
      expect(child.signalCode === "SIGINT" || child.exitCode === 130).toBe(true);
    }
  });
});

const LOOP = '(print "started" flush=True)\n(while True (pass))\n';
