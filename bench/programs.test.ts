/** Every program of the benchmarks, in M28 and in JavaScript, gives the right result at a small size. */
import { expect, test } from "vitest";
import { type TestProject, testProject } from "../cli/test-project.ts";
import { programs as compute } from "./compute/programs.ts";
import { programs as concurrency } from "./concurrency/programs.ts";
import { benchPath } from "./paths.ts";

const programs = [
  ...compute.map(({ name, small }) => ({ name, file: benchPath("compute", name), ...small })),
  ...concurrency.map(({ name, file, smallSize, result }) => ({
    name,
    file: benchPath("concurrency", file),
    size: smallSize,
    check: String(result(smallSize)),
  })),
];
const expected = Object.fromEntries(programs.map(({ name, check }) => [name, check]));
const sizes = programs.map(({ name, size }) => `${name}=${size}`);

test("the M28 programs are right", () => {
  const project = importing((file) => `(import "${file}.m28")\n`, "main.m28");
  const built = project.m28("build", "main.m28");
  expect(built.stderr).toBe("");
  expect(results(project)).toEqual(expected);
}, 60_000);

test("the JavaScript programs are right", () => {
  const project = importing((file) => `import "${file}.mjs";\n`, "main.mjs");
  expect(results(project, "main.mjs")).toEqual(expected);
});

/** One program that runs all the others. */
function importing(line: (file: string) => string, main: string): TestProject {
  const files = new Set(programs.map(({ file }) => file));
  return testProject({ [main]: [...files].map(line).join("") });
}

function results(project: TestProject, script = "main.js"): Record<string, string> {
  const { stdout, stderr } = project.node(project.path(script), ...sizes);
  expect(stderr).toBe("");
  const lines = stdout.trim().split("\n");
  return Object.fromEntries(
    lines.map((line) => {
      const { program, check } = JSON.parse(line) as { program: string; check: string };
      return [program, check];
    }),
  );
}
