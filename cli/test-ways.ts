/** For tests: the ways in which a program can be run, each with what it prints and what is said about it. */
import { mkdirSync, symlinkSync } from "node:fs";
import { build } from "esbuild";
import { m28 } from "./esbuild-plugin.ts";
import { packageRoot } from "./package-root.ts";
import type { Outcome, TestProject } from "./test-project.ts";

/** Runs `main.m28` of a project. */
export type Way = (project: TestProject) => Promise<string> | string;

export const run: Way = (project) => said(project.m28("run", "main.m28"));

/** @param output what of the build is run */
export function built(flags: readonly string[], output: string): Way {
  return (project) => {
    const outcome = project.m28("build", "main.m28", ...flags);
    return said(outcome) + (outcome.status === 0 ? ran(project, output) : "");
  };
}

export const bundled = built(["--outfile", "out.mjs"], "out.mjs");
export const separate = built(["--no-bundle", "--outdir", "out"], "out/main.js");

export const plugin: Way = async (project) => {
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
  if (error === undefined) return ran(project, "out.mjs");
  const { file, line, column } = error.location;
  return `File "${file}", line ${line}, column ${column + 1}: ${error.text}`;
};

/** The program is typed in. */
export const repl: Way = (project) => said(project.m28With(project.read("main.m28"), "repl"));

export function said({ stdout, stderr }: Outcome): string {
  return stdout + stderr;
}

export function ran(project: TestProject, file: string): string {
  return said(project.node(file));
}

/** Lets what is built separately find the runtime, as if the package were installed; what is `.js` are modules there. */
export function withPackage(project: TestProject): TestProject {
  mkdirSync(project.path("node_modules"), { recursive: true });
  symlinkSync(packageRoot, project.path("node_modules/m28-lang"));
  if (!project.has("package.json")) project.write("package.json", '{"type":"module"}');
  return project;
}
