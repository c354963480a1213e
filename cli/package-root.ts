/** Where this package is installed: its runtime and its version. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of m28's own package.json, from the sources as well as from `dist/`. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The runtime's ES module, which emitted code imports. */
export const runtimePath: string = join(packageRoot, "dist/runtime/index.js");

/** The same for bundles that only browsers run. */
export const browserRuntimePath: string = join(packageRoot, "dist/runtime/browser.js");

export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string }).version;
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, "package.json")) || dirname(folder) === folder) return folder;
  return findRoot(dirname(folder));
}
