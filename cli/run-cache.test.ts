import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "./package-root.ts";
import { type TestProject, testProject } from "./test-project.ts";

describe("the cache of m28 run", () => {
  it("runs a program again as it ran before, warnings included, and anew when something has changed", () => {
    const project = testProject({
      "main.m28": "(import util)\n(print (util.name) ARGV[1:])\n(def f () (no-such-thing))\n",
      "util.m28": '(def name () "first")\n',
    });
    const first = run(project, ["main.m28", "a"]);
    expect(first).toMatchObject({
      stdout: "first ['a']\n",
      stderr: expect.stringContaining("no-such-thing"),
    });
    expect(run(project, ["main.m28", "a"])).toEqual(first);
    expect(run(project, ["main.m28", "b"]).stdout).toBe("first ['b']\n");
    expect(foldersOf(project)).toHaveLength(1);

    project.write("util.m28", '(def name () "second")\n');
    expect(run(project, ["main.m28"]).stdout).toBe("second []\n");
    project.write("main.m28", "(recv (chan))\n");
    expect(run(project, ["main.m28"]).status).toBe(2);
    expect(run(project, ["main.m28"])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/main\.m28:1/),
    });
  });

  it("notices a module that is found earlier than the one before", () => {
    const project = testProject({
      "main.m28": "(import util)\n(print util.name)\n",
      "lib/util.m28": '(= name "lib")\n',
    });
    const environment = { M28_PATH: project.path("lib") };
    for (const name of ["lib", "lib"])
      expect(run(project, ["main.m28"], environment).stdout).toBe(`${name}\n`);
    project.write("util.m28", '(= name "beside")\n');
    expect(run(project, ["main.m28"], environment).stdout).toBe("beside\n");
  });

  it("compiles the program if there is anything wrong with what it kept, or nowhere to keep it", () => {
    const project = testProject({ "main.m28": '(print "right")\n' });
    run(project, ["main.m28"]);
    const files = filesBelow(cacheOf(project));
    expect(files.length).toBeGreaterThan(2);
    for (const file of files) {
      writeFileSync(file, 'print("wrong")');
      expect(run(project, ["main.m28"])).toMatchObject({ stdout: "right\n", stderr: "", status: 0 });
    }
    project.write("no-folder", "");
    const nowhere = { XDG_CACHE_HOME: project.path("no-folder") };
    expect(run(project, ["main.m28"], nowhere)).toMatchObject({ stdout: "right\n", stderr: "", status: 0 });
  });

  it("keeps nothing when it is switched off, nor of programs with errors or whose macros have run", () => {
    const project = testProject({
      "main.m28": '(print "hello")\n',
      "macro.m28": '(defmacro greeting () `(print "hello"))\n(greeting)\n',
      "wrong.m28": "(if)\n",
    });
    expect(run(project, ["--no-cache", "main.m28"]).stdout).toBe("hello\n");
    expect(run(project, ["main.m28"], { M28_CACHE: "off" }).stdout).toBe("hello\n");
    expect(run(project, ["macro.m28"]).stdout).toBe("hello\n");
    expect(run(project, ["wrong.m28"]).status).toBe(1);
    expect(filesBelow(cacheOf(project))).toEqual([]);
    expect(readdirSync(project.temporary)).toEqual([]);
  });

  it("gives a program and the JavaScript that it imports the same runtime", () => {
    const project = testProject({
      "main.m28": '(from "./channel.js" import make)\n(= c (make))\n(send c 1)\n(print (recv! c) (type c))\n',
      "channel.js": `import { chan } from ${JSON.stringify(join(packageRoot, "dist/runtime/index.js"))};\nexport const make = () => chan(1);\n`,
    });
    for (let i = 0; i < 2; i++) expect(run(project, ["main.m28"]).stderr).toBe("");
  });
});

function cacheOf(project: TestProject): string {
  return join(project.folder, ".cache");
}

function run(project: TestProject, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const { M28_PATH: _, M28_CACHE: __, FORCE_COLOR: ___, ...env } = process.env;
  mkdirSync(cacheOf(project), { recursive: true });
  const { status, stdout, stderr } = spawnSync(join(packageRoot, "dist/cli/main.js"), ["run", ...args], {
    cwd: project.folder,
    encoding: "utf8",
    env: {
      ...env,
      NO_COLOR: "1",
      TMPDIR: project.temporary,
      XDG_CACHE_HOME: cacheOf(project),
      ...environment,
    },
  });
  return { status, stdout, stderr };
}

function foldersOf(project: TestProject): string[] {
  const root = join(cacheOf(project), "m28/run");
  return readdirSync(root).flatMap((name) =>
    readdirSync(join(root, name)).filter((each) => each !== "program.json"),
  );
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
