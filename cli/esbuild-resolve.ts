/** Where an import of an `.m28` file leads that stands in JavaScript. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { resolvePackage } from "./resolve-package.ts";

/** @returns null when there is no such file */
export function resolveImport(specifier: string, folder: string): string | null {
  if (!/^\.{0,2}\//.test(specifier)) {
    const own = resolve(folder, specifier);
    return resolvePackage(specifier, folder) ?? (existsSync(own) ? own : null);
  }
  const path = resolve(folder, specifier);
  return existsSync(path) ? path : null;
}
