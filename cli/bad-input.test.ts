import { chmodSync, mkdirSync } from "node:fs";
import { expect, it } from "vitest";
import { testProject } from "./test-project.ts";

/** Text of the program, what standard error must say, and the status of `run` and `check`. */
const TABLE: Readonly<Record<string, readonly [program: string, says: RegExp, status: number]>> = {
  "a missing module": [
    "(import tiem)\n",
    /File "main\.m28", line 1, column 9\n[\s\S]*ModuleNotFoundError: No module named 'tiem' \[M28-4001\]\nHint: did you mean 'time'\?/,
    1,
  ],
  "a missing file": ['(import "./gone")\n', /there is no file 'gone\.m28'/, 1],
  "a missing JavaScript file": ['(import "./gone.js" as g)\n', /there is no file 'gone\.js'/, 1],
  "a folder in place of a module": ['(import "./folder")\n', /'folder' is a directory, not a file/, 1],
  "a missing name": [
    "(from util import hepler)\n",
    /ImportError: cannot import name 'hepler' from 'util' \[M28-4005\]\nHint: did you mean 'helper'\?/,
    1,
  ],
  "a missing name of a standard module": [
    "(from math import sqr)\n",
    /ImportError: cannot import name 'sqr' from 'math' \[M28-4005\]\nHint: did you mean 'sqrt'\?/,
    1,
  ],
  "a missing name of a JavaScript module": [
    '(from "./tool.js" import pars)\n',
    /ImportError: cannot import name 'pars' from '\.\/tool\.js' \[M28-4005\]\nHint: did you mean 'parse'\?/,
    1,
  ],
  "a syntax error in an imported module": [
    "(import broken)\n",
    /File "broken\.m28", line 2, column \d+\n[\s\S]*SyntaxError: /,
    1,
  ],
};

const project = (program: string) => {
  const found = testProject({
    "main.m28": program,
    "util.m28": "(def helper () 1)\n",
    "broken.m28": "(print 1)\n(print (\n",
    "tool.js": "export function parse() {}\n",
  });
  mkdirSync(found.path("folder"));
  return found;
};

it.each(Object.entries(TABLE))("%s is explained", (_, [program, says, status]) => {
  const { m28 } = project(program);
  for (const command of ["run", "check"]) {
    const outcome = m28(command, "main.m28");
    expect(outcome.stderr).toMatch(says);
    expect(outcome.stdout).toBe("");
    expect(outcome.status).toBe(status);
  }
  const built = m28("build", "main.m28", "--outfile", "out.js");
  expect(built.stderr).toMatch(says);
  expect(built.status).toBe(status);
});

it("a missing, a wrong and an unreadable entry are explained", () => {
  const { m28, path } = project("(print 1)\n");
  for (const command of ["run", "check", "build"]) {
    expect(m28(command, "gone.m28")).toMatchObject({ status: 1, stdout: "" });
    expect(m28(command, "gone.m28").stderr).toContain("there is no file 'gone.m28'");
  }
  expect(m28("run", "folder").stderr).toContain("'folder' is a directory, not a file");
  if (process.getuid?.() === 0) return;
  chmodSync(path("util.m28"), 0o000);
  expect(m28("run", "util.m28").stderr).toContain("'util.m28' cannot be read: permission denied");
});

it("a program that is prepared for a missing module runs", () => {
  const { m28 } = project(
    '(try (import nowhere) (except ModuleNotFoundError as e (print "without:" e)))\n(print "on")\n',
  );
  const { stdout, stderr, status } = m28("run", "main.m28");
  expect(stdout).toBe("without: No module named 'nowhere'\non\n");
  expect(stderr).toContain("warning: No module named 'nowhere'");
  expect(status).toBe(0);
});

it("modules may import each other", () => {
  const { m28 } = testProject({
    "main.m28": "(import a)\n(print (a.ping 3))\n",
    "a.m28": '(import b)\n(def ping (n) (if (== n 0) "ping" (b.pong (- n 1))))\n',
    "b.m28": '(import a)\n(def pong (n) (if (== n 0) "pong" (a.ping (- n 1))))\n',
  });
  expect(m28("run", "main.m28")).toEqual({ stdout: "pong\n", stderr: "", status: 0 });
});

it("a name taken too early from a module that imports its importer is explained", () => {
  const { m28 } = testProject({
    "main.m28": "(import a)\n",
    "a.m28": "(from b import y)\n(= x 1)\n",
    "b.m28": "(from a import x)\n(= y 2)\n",
  });
  const { stderr, status } = m28("run", "main.m28");
  expect(stderr).toMatch(/ImportError: cannot import name 'x' from .*'a'/);
  expect(status).toBe(1);
});

it("an unknown name is a warning when compiled and a NameError when reached", () => {
  const { m28 } = testProject({ "main.m28": "(= counter 1)\n(print counter)\n(print conter)\n" });
  const checked = m28("check", "main.m28");
  expect(checked.stderr).toMatch(/main\.m28:3:8: warning: .*conter[\s\S]*did you mean 'counter'/);
  expect(checked.status).toBe(0);
  const { stdout, stderr, status } = m28("run", "main.m28");
  expect(stdout).toBe("1\n");
  expect(stderr).toContain("NameError: name 'conter' is not defined");
  expect(status).toBe(1);
});
