/** TypeScript in programs that this process runs. */
import { register } from "node:module";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Loader } from "esbuild";
import { packageRoot } from "./package-root.ts";

/** How esbuild reads what Node does not, by extension. */
export const LOADERS: Readonly<Record<string, Loader>> = {
  ".ts": "ts",
  ".mts": "ts",
  ".cts": "ts",
  ".tsx": "tsx",
  ".jsx": "jsx",
};

export function isTypeScript(path: string): boolean {
  return extname(path) in LOADERS;
}

let isRegistered = false;

/** From now on this process can import TypeScript. */
export function loadTypeScript(): void {
  if (!isRegistered) register(pathToFileURL(join(packageRoot, "dist/cli/typescript-hooks.js")).href);
  isRegistered = true;
}
