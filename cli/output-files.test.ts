import { spawnSync } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { type OutputFile, OutputRefused, writeFiles } from "./output-files.ts";
import { packageRoot } from "./package-root.ts";
import { type TestProject, testProject } from "./test-project.ts";

const HELPER = 'export const f = () => "helper";\n';
const MAIN = '(import "./main.js" as h)\n(print (h.f))\n';

/** What must still be there, byte by byte, after a build that is refused. */
function refused(project: TestProject, kept: Readonly<Record<string, string>>, ...args: string[]): void {
  const before = readdirSync(project.folder, { recursive: true }).sort();
  const { status, stderr } = project.m28("build", ...args);
  expect(stderr).toMatch(/^m28: refusing to overwrite the input file '[^']+'; --outfile or --outdir/);
  expect(status).toBe(1);
  for (const [name, text] of Object.entries(kept)) expect(project.read(name)).toBe(text);
  expect(readdirSync(project.folder, { recursive: true }).sort()).toEqual(before);
}

describe("an output that is an input of the build is refused", () => {
  const files = { "main.m28": MAIN, "main.js": HELPER };

  it.each([
    ["an imported file beside the entry", ["main.m28"]],
    ["the same with a map", ["main.m28", "--sourcemap", "--minify"]],
    ["the same in separate modules", ["main.m28", "--no-bundle"]],
    ["the entry", ["main.m28", "--outfile", "main.m28"]],
    ["the entry by another spelling", ["main.m28", "--outfile", "./x/../main.m28"]],
    ["in a folder", ["main.m28", "--outdir", "."]],
  ])("%s", (_, args) => refused(testProject(files), files, ...args));

  it("an imported M28 module, and a file that only JavaScript imports", () => {
    const more = {
      "main.m28": '(import lib)\n(import "./a.js" as a)\n(print lib.x a.y)\n',
      "lib.m28": "(= x 1)\n",
      "a.js": 'export { y } from "./b.js";\n',
      "b.js": "export const y = 2;\n",
    };
    for (const out of ["lib.m28", "a.js", "b.js"])
      refused(testProject(more), more, "main.m28", "--outfile", out);
  });

  it("through symbolic and hard links of files and of folders", () => {
    const project = testProject({ ...files, "src/x": "" });
    symlinkSync("main.m28", project.path("link.js"));
    symlinkSync("link.js", project.path("second.js"));
    linkSync(project.path("main.m28"), project.path("hard.js"));
    symlinkSync(project.folder, project.path("folder"));
    for (const out of ["link.js", "second.js", "hard.js", "folder/main.js", "src/../folder/main.m28"])
      refused(project, files, "main.m28", "--outfile", out);
  });

  it("JSON, and a declaration that is imported", () => {
    const project = testProject({ "main.m28": '(import "./d.json" as d)\n(print d)\n', "d.json": "[1]\n" });
    refused(project, { "d.json": "[1]\n" }, "main.m28", "--outfile", "d.json");
  });

  it("a copy of the file system that takes two spellings for one file", () => {
    // What a file system that ignores case answers: the same file by both names.
    const project = testProject(files);
    linkSync(project.path("main.m28"), project.path("MAIN.M28"));
    refused(project, files, "main.m28", "--outfile", "MAIN.M28");
  });
});

describe("writeFiles", () => {
  const write = (project: TestProject, ...files: (readonly [string, string])[]) =>
    writeFiles(files.map(([name, contents]): OutputFile => ({ path: project.path(name), contents })));
  const names = (project: TestProject) => readdirSync(project.folder).sort();

  it("keeps the mode of what it replaces", () => {
    const project = testProject({ "a.js": "old", "b.js": "old" });
    chmodSync(project.path("a.js"), 0o755);
    chmodSync(project.path("b.js"), 0o640);
    write(project, ["a.js", "new"], ["b.js", "new"], ["c.js", "new"]);
    const modes = ["a.js", "b.js", "c.js"].map((name) => statSync(project.path(name)).mode & 0o7777);
    expect(modes).toEqual([0o755, 0o640, 0o666 & ~process.umask()]);
    expect(project.read("a.js")).toBe("new");
  });

  it("follows symbolic links, also those to nothing yet", () => {
    const project = testProject({ "real/a.js": "old" });
    symlinkSync("real/a.js", project.path("a.js"));
    symlinkSync("a.js", project.path("b.js"));
    symlinkSync("real/new.js", project.path("c.js"));
    write(project, ["b.js", "new"], ["c.js", "made"]);
    expect([project.read("real/a.js"), project.read("real/new.js")]).toEqual(["new", "made"]);
    expect(names(project)).toEqual(["a.js", "b.js", "c.js", "real"]);
  });

  it("writes names that have all the length there is", () => {
    const project = testProject({});
    const name = `${"x".repeat(252)}.js`;
    write(project, [name, "long"]);
    expect(names(project)).toEqual([name]);
  });

  it("replaces nothing and leaves nothing behind when one of the files cannot be written", () => {
    const project = testProject({ "a.js": "old", file: "" });
    mkdirSync(project.path("folder.js"));
    for (const bad of ["folder.js", "file/x.js"]) {
      expect(() => write(project, ["a.js", "new"], ["deep/er/b.js", "new"], [bad, "new"])).toThrow();
      expect(project.read("a.js")).toBe("old");
      expect(names(project)).toEqual(["a.js", "file", "folder.js"]);
    }
  });

  it("refuses two outputs that are one file", () => {
    const project = testProject({ "a.js": "old" });
    symlinkSync("a.js", project.path("b.js"));
    expect(() => write(project, ["a.js", "1"], ["b.js", "2"])).toThrow(OutputRefused);
    expect(() => write(project, ["c.js", "1"], ["c.js", "2"])).toThrow(OutputRefused);
    expect(names(project)).toEqual(["a.js", "b.js"]);
  });

  it("does not replace what is write-protected", { skip: process.getuid?.() === 0 }, () => {
    const project = testProject({ "a.js": "old" });
    chmodSync(project.path("a.js"), 0o444);
    expect(() => write(project, ["a.js", "new"])).toThrow(/EACCES/);
    expect(project.read("a.js")).toBe("old");
  });
});

describe("devices and pipes", { skip: process.platform === "win32" }, () => {
  const shell = (project: TestProject, line: string) =>
    spawnSync("sh", ["-c", line], {
      cwd: project.folder,
      encoding: "utf8",
      env: { ...process.env, M28: `${packageRoot}/dist/cli/main.js`, NO_COLOR: "1" },
    });
  const HELLO = { "main.m28": '(print "hello")\n' };

  it("are written to", () => {
    const project = testProject(HELLO);
    const before = statSync("/dev/null");
    expect(shell(project, "$M28 build main.m28 --outfile /dev/null")).toMatchObject({
      status: 0,
      stderr: "",
    });
    expect(statSync("/dev/null")).toMatchObject({ ino: before.ino, mode: before.mode, rdev: before.rdev });
    const runs = (line: string) => expect(shell(project, line).stdout, line).toBe("hello\n");
    runs("$M28 build main.m28 --outfile /dev/stdout | node --input-type=module");
    runs("$M28 build main.m28 --outfile /dev/fd/3 3>fd.mjs && node fd.mjs");
    runs("mkfifo pipe; (cat pipe > piped.mjs) & $M28 build main.m28 --outfile pipe; wait; node piped.mjs");
    runs("echo '// kept' > log.mjs; $M28 build main.m28 --outfile /dev/stdout >> log.mjs; node log.mjs");
    expect(project.read("log.mjs")).toMatch(/^\/\/ kept\n/);
    expect(statSync(project.path("pipe")).isFIFO()).toBe(true);
  });

  it("have no room for a map beside them", () => {
    const project = testProject(HELLO);
    const { status, stderr, stdout } = shell(
      project,
      "$M28 build main.m28 --sourcemap --outfile /dev/stdout",
    );
    expect(stderr).toBe(
      "m28: nothing can stand beside '/dev/stdout'; --sourcemap=inline needs no other file\n",
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });
});

it("lets a signal wait until the files are written", () => {
  const source = readFileSync(`${packageRoot}/cli/uninterrupted.ts`, "utf8");
  const project = testProject({
    "uninterrupted.mjs": transformSync(source, { loader: "ts" }).code,
    "test.mjs": `
      import { writeFileSync } from "node:fs";
      import { uninterrupted } from "./uninterrupted.mjs";
      await uninterrupted(() => {
        process.kill(process.pid, "SIGTERM");
        writeFileSync("written", "whole");
      });
      setInterval(() => {}, 1000);`,
  });
  const { signal } = spawnSync(process.execPath, ["test.mjs"], { cwd: project.folder });
  expect(signal).toBe("SIGTERM");
  expect(project.read("written")).toBe("whole");
});
