import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { m28 } from "./esbuild-plugin.ts";
import { packageRoot } from "./package-root.ts";
import { type TestProject, testProject } from "./test-project.ts";

const PROGRAM = '(import "./data.json" as data)\n(print data)\n';

/** The ways in which a program meets a JSON file: what it prints, with what is said about the file. */
const WAYS: Readonly<Record<string, (project: TestProject) => Promise<string> | string>> = {
  run: (project) => said(project.m28("run", "main.m28")),
  build: (project) => {
    const built = project.m28("build", "main.m28", "--outfile", "out.mjs");
    return built.status === 0 ? said(project.node("out.mjs")) : said(built);
  },
  "build --minify --format cjs": (project) => {
    const built = project.m28("build", "main.m28", "--minify", "--format", "cjs", "--outfile", "out.cjs");
    return built.status === 0 ? said(project.node("out.cjs")) : said(built);
  },
  "build --no-bundle": (project) => {
    const built = project.m28("build", "main.m28", "--no-bundle", "--outdir", "out");
    return built.status === 0 ? said(project.node("out/main.js")) : said(built);
  },
  plugin: async (project) => {
    const result = await build({
      entryPoints: [project.path("main.m28")],
      absWorkingDir: project.folder,
      bundle: true,
      format: "esm",
      platform: "node",
      outfile: project.path("out.mjs"),
      logLevel: "silent",
      plugins: [m28()],
    }).catch((error) => error);
    const [error] = result.errors;
    if (error === undefined) return said(project.node("out.mjs"));
    const { file, line, column } = error.location;
    return `File "${file}", line ${line}, column ${column + 1}: ${error.text}`;
  },
  repl: (project) => {
    const command = `${packageRoot}/dist/cli/main.js`;
    return said(spawnSync(command, ["repl"], { cwd: project.folder, encoding: "utf8", input: PROGRAM }));
  },
};

function said({ stdout, stderr }: { stdout: string; stderr: string }): string {
  return stdout + stderr;
}

const project = (json: string) => {
  const found = testProject({ "main.m28": PROGRAM, "data.json": json, "package.json": '{"type":"module"}' });
  mkdirSync(found.path("node_modules"));
  symlinkSync(packageRoot, found.path("node_modules/m28-lang"));
  return found;
};

describe.each(Object.entries(WAYS))("a JSON file that is imported by %s", (_, way) => {
  it.each([
    ['{"__proto__": 5, "a": {"__proto__": {"b": []}}}', "{'__proto__': 5, 'a': {'__proto__': {'b': []}}}\n"],
    ['\ufeff[1, -0.5, 1e3, true, null, "\\u0041\\ud83d\\ude00"]', "[1, -0.5, 1000, True, None, 'A😀']\n"],
    [
      '{"constructor": 1, "toString": {}, "default": 2, "a-b": 3}',
      "{'constructor': 1, 'toString': {}, 'default': 2, 'a-b': 3}\n",
    ],
    ['"`;process.exit(3)\\n"', "`;process.exit(3)\n\n"],
  ])("is the value that it says: %s", async (json, printed) => {
    expect(await way(project(json))).toBe(printed);
  });

  it.each([
    ['{"a": (console.log(1),1)}', "1, column 7"],
    ["console.log(1)", "1, column 1"],
    ['{"a": NaN}', "1, column 7"],
    ["[1,\n  2 3]", "2, column 5"],
    ["[1, 2,]", "1, column 7"],
    ["{a: 1}", "1, column 2"],
    ["[1] // one", "1, column 5"],
    ['["a\nb"]', "1, column 4"],
    ["", "1, column 1"],
  ])("is refused at the place, and nothing of it runs: %j", async (json, place) => {
    const text = await way(project(json));
    expect(text).toContain(`File "data.json", line ${place}`);
    expect(text).toContain("invalid JSON: ");
    expect(text).not.toMatch(/internal error|^1$/m);
  });
});
