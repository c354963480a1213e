import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageRoot } from "./package-root.ts";

const read = (path: string) => readFileSync(join(packageRoot, path), "utf8");

it("carries the licences of the packages whose code is in it", () => {
  const licences = read("dist/licences.txt");
  const { dependencies, files } = JSON.parse(read("package.json"));
  // In the script of m28 run there is all that it needs, but for esbuild, which is loaded from where it is installed.
  for (const name of ["acorn", "astring", "picocolors"]) {
    const { version, license } = JSON.parse(read(`node_modules/${name}/package.json`));
    expect(licences).toContain(`\n${name} ${version} (${license})\n`);
    expect(licences).toContain(read(`node_modules/${name}/LICENSE`).trim());
  }
  for (const name of licences.match(/(?<=-{72}\n)\S+/g) ?? []) expect(dependencies).toHaveProperty(name);
  expect(files).toContain("dist");
});
