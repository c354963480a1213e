/** Several paths that lead to one file through links: one module, which runs once. */
import { mkdirSync, readdirSync, renameSync, symlinkSync, unlinkSync } from "node:fs";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { m28 } from "./esbuild-plugin.ts";
import { testProject } from "./test-project.ts";
import { ran, withPackage } from "./test-ways.ts";

const FILES = {
  "main.m28": `(import real.shared as a)
(import linked.shared as b)
(import file as c)
(a.add 1)
(b.add 2)
(print (is a b) (is b c) c.seen (isinstance (a.K) b.K))
`,
  "real/shared.m28": `(import helper)
(print "shared runs, with" helper.name)
(= seen [])
(def add (x) (seen.append x))
(class K ())
`,
  "real/helper.m28": `(= name "its neighbour")\n`,
};
const OUTPUT = "shared runs, with its neighbour\nTrue True [1, 2] True\n";

function linkedProject(files: Readonly<Record<string, string>> = FILES) {
  const project = testProject(files);
  symlinkSync(project.path("real"), project.path("linked"));
  symlinkSync("real/shared.m28", project.path("file.m28"));
  symlinkSync("main.m28", project.path("start.m28"));
  return project;
}

// Making links takes rights on Windows that tests may not have.
describe("linked files", { skip: process.platform === "win32" }, () => {
  it("are one module when run, compiled or kept from before", () => {
    const project = linkedProject();
    for (const file of ["main.m28", "main.m28", "start.m28", "start.m28"])
      expect(project.m28("run", file)).toEqual({ status: 0, stdout: OUTPUT, stderr: "" });
  });

  it.each(["main.m28", "start.m28"])("are one module in the bundle of %s", (file) => {
    const project = linkedProject();
    expect(project.m28("build", file, "--platform=node", "--outfile=out.mjs").status).toBe(0);
    expect(project.node("out.mjs")).toEqual({ status: 0, stdout: OUTPUT, stderr: "" });
  });

  it.each(["main.m28", "start.m28"])("are one JavaScript file of what is built of %s", (file) => {
    const project = linkedProject();
    expect(project.m28("build", file, "--no-bundle", "--outdir=out").status).toBe(0);
    const imports = [...project.read(`out/${file.replace(".m28", ".js")}`).matchAll(/from "(\..*)"/g)].map(
      ([, path]) => path,
    );
    expect(new Set(imports)).toEqual(new Set(["./real/helper.js", "./real/shared.js"]));
  });

  it.each([
    [["start.m28"], ["start.d.ts", "start.js"]],
    [["bin/tool"], ["bin/tool.d.ts", "bin/tool.js"]],
    [
      ["start.m28", "main.m28"],
      ["main.d.ts", "main.js", "start.d.ts", "start.js", "start.module.d.ts", "start.module.js"],
    ],
  ])("are named as the user names them, when they are built: %s", (files, outputs) => {
    const project = withPackage(linkedProject());
    mkdirSync(project.path("bin"));
    symlinkSync("../main.m28", project.path("bin/tool"));
    expect(project.m28("build", ...files, "--no-bundle", "--declaration", "--outdir=out").stderr).toBe("");
    const found = readdirSync(project.path("out"), { recursive: true, encoding: "utf8" });
    expect(found.filter((path) => /^(?:bin.)?(?:main|start|tool)\b/.test(path)).sort()).toEqual(outputs);
    for (const file of outputs.filter((path) => /^[^.]+\.js$/.test(path)))
      expect(ran(project, `out/${file}`)).toBe(OUTPUT);
  });

  it("have declarations beside their bundles", () => {
    const project = linkedProject();
    expect(project.m28("build", "start.m28", "--declaration").stderr).toBe("");
    expect(project.read("start.d.ts")).toContain("export");
  });

  it("are one module in a session", () => {
    const project = linkedProject();
    const input = [
      "(import real.shared as a)",
      "(import linked.shared as b)",
      '(import "./file" as c)',
      "(a.add 1)",
    ];
    const { stdout } = project.m28With([...input, "(print (is a b) (is b c) c.seen)"].join("\n"), "repl");
    expect(stdout).toContain("shared runs");
    expect(stdout.match(/shared runs/g)).toHaveLength(1);
    expect(stdout).toContain("True True [1]");
  });

  it("of JSON are one value", () => {
    const project = linkedProject({
      ...FILES,
      "main.m28":
        '(import "./real/data.json" as a)\n(import "./linked/data.json" as b)\n(import "./file.json" as c)\n(print (is a b) (is b c))\n',
      "real/data.json": "[1]",
    });
    symlinkSync("real/data.json", project.path("file.json"));
    expect(project.m28("run", "main.m28").stdout).toBe("True True\n");
    project.m28("build", "main.m28", "--outfile=out.mjs");
    expect(project.node("out.mjs").stdout).toBe("True True\n");
  });

  it.each([false, true])("with esbuild's preserveSymlinks %s", async (preserveSymlinks) => {
    const project = linkedProject({
      ...FILES,
      "real/shared.m28": '(print "shared runs")\n(= seen [])\n(def add (x) (seen.append x))\n(class K ())\n',
    });
    await build({
      entryPoints: [project.path("main.m28")],
      outfile: project.path("out.mjs"),
      absWorkingDir: project.folder,
      bundle: true,
      format: "esm",
      platform: "node",
      preserveSymlinks,
      plugins: [m28()],
      logLevel: "silent",
    });
    const once = "shared runs\n";
    const stdout = preserveSymlinks
      ? `${once.repeat(3)}False False [] False\n`
      : `${once}True True [1, 2] True\n`;
    expect(project.node("out.mjs")).toEqual({ status: 0, stdout, stderr: "" });
  });

  it("that lead elsewhere are compiled again", () => {
    const project = linkedProject({
      "main.m28": "(import linked.shared as m)\n(print m.x)\n",
      "real/shared.m28": "(= x 1)\n",
      "other/shared.m28": "(= x 2)\n",
    });
    expect(project.m28("run", "main.m28").stdout).toBe("1\n");
    unlinkSync(project.path("linked"));
    renameSync(project.path("other"), project.path("linked"));
    expect(project.m28("run", "main.m28").stdout).toBe("2\n");
    renameSync(project.path("linked"), project.path("other"));
    symlinkSync(project.path("other"), project.path("linked"));
    project.write("real/shared.m28", "(= x 3)\n");
    expect(project.m28("run", "main.m28").stdout).toBe("2\n");
  });

  it("are shown as the program names them", () => {
    const project = linkedProject({
      "main.m28": "(import linked.shared)\n",
      "real/shared.m28": "(print (+ 1 x))\n",
    });
    for (const file of ["main.m28", "start.m28"])
      expect(project.m28("check", file).stderr).toMatch(/^linked\/shared\.m28:1:13: warning: /);
  });

  it("that import each other by two paths are one circle", () => {
    const project = linkedProject({
      "main.m28": "(import real.shared as m)\n(print (m.f))\n",
      "real/shared.m28": '(import linked.helper as h)\n(def f () (h.g))\n(def name () "done")\n',
      "real/helper.m28": "(import real.shared as s)\n(def g () (s.name))\n",
    });
    expect(project.m28("run", "main.m28")).toEqual({ status: 0, stdout: "done\n", stderr: "" });
  });
});
