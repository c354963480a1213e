/** Where a bare specifier leads in an M28 file: npm packages and their `exports`, as Node's ES module loader finds them. */
import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { isFile } from "./is-file.ts";

interface Manifest {
  readonly name?: string;
  readonly main?: string;
  readonly exports?: Target;
  readonly imports?: Record<string, Target>;
}

type Target = string | null | readonly Target[] | { readonly [condition: string]: Target };

/** Packages may have sources of their own for M28. */
const CONDITIONS = new Set(["m28", "node", "import", "module-sync", "default"]);

/** @returns the module's absolute path, or null when no package above the folder has it */
export function resolvePackage(specifier: string, folder: string): string | null {
  if (specifier.startsWith("#")) return resolveInternal(specifier, folder);
  const [, name, rest] = /^(@[^/]+\/[^/]+|[^@./][^/]*)(\/.*)?$/.exec(specifier) ?? [];
  if (name === undefined) return null;
  const subpath = `.${rest ?? ""}`;
  const own = enclosingPackage(folder);
  if (own?.manifest.name === name && own.manifest.exports !== undefined) return fromExports(own, subpath);
  for (let at = folder; ; at = dirname(at)) {
    const root = join(at, "node_modules", name);
    const manifest = readManifest(root);
    if (manifest) return inPackage({ root, manifest }, subpath);
    if (dirname(at) === at) return null;
  }
}

interface Package {
  readonly root: string;
  readonly manifest: Manifest;
}

function inPackage(found: Package, subpath: string): string | null {
  const { root, manifest } = found;
  if (manifest.exports !== undefined && manifest.exports !== null) return fromExports(found, subpath);
  const candidates =
    subpath === "."
      ? [
          manifest.main,
          manifest.main && `${manifest.main}.js`,
          manifest.main && `${manifest.main}/index.js`,
          "index.js",
        ]
      : [subpath, `${subpath}.js`, `${subpath}/index.js`];
  return existing(candidates.flatMap((candidate) => (candidate ? [join(root, candidate)] : [])));
}

function fromExports({ root, manifest }: Package, subpath: string): string | null {
  const exports = manifest.exports as Target;
  const table = isSubpathTable(exports) ? exports : { ".": exports };
  return fromTable(root, table, subpath);
}

function resolveInternal(specifier: string, folder: string): string | null {
  const own = enclosingPackage(folder);
  return own?.manifest.imports ? fromTable(own.root, own.manifest.imports, specifier) : null;
}

function fromTable(
  root: string,
  table: { readonly [subpath: string]: Target },
  subpath: string,
): string | null {
  const exact = table[subpath];
  if (exact !== undefined && !subpath.includes("*")) return locate(root, exact, "");
  const patterns = Object.keys(table).filter((key) => matches(key, subpath));
  const best = patterns.sort((a, b) => b.indexOf("*") - a.indexOf("*"))[0];
  if (best === undefined) return null;
  const star = best.indexOf("*");
  return locate(root, table[best] ?? null, subpath.slice(star, subpath.length - (best.length - star - 1)));
}

function matches(pattern: string, subpath: string): boolean {
  const star = pattern.indexOf("*");
  return star >= 0 && subpath.startsWith(pattern.slice(0, star)) && subpath.endsWith(pattern.slice(star + 1));
}

/** The first target whose conditions hold. */
function locate(root: string, target: Target, star: string): string | null {
  if (target === null) return null;
  if (typeof target === "string") {
    const path = target.replaceAll("*", star);
    return path.startsWith("./") ? existing([join(root, path)]) : resolvePackage(path, root);
  }
  const choices: readonly Target[] = Array.isArray(target)
    ? target
    : Object.entries(target).flatMap(([condition, value]) =>
        CONDITIONS.has(condition) ? [value as Target] : [],
      );
  for (const choice of choices) {
    const path = locate(root, choice, star);
    if (path !== null) return path;
  }
  return null;
}

function isSubpathTable(exports: Target): exports is { readonly [subpath: string]: Target } {
  return (
    typeof exports === "object" &&
    exports !== null &&
    !Array.isArray(exports) &&
    Object.keys(exports).every((key) => key.startsWith("."))
  );
}

function enclosingPackage(folder: string): Package | null {
  for (let at = folder; ; at = dirname(at)) {
    const manifest = readManifest(at);
    if (manifest) return { root: at, manifest };
    if (dirname(at) === at) return null;
  }
}

function readManifest(root: string): Manifest | null {
  try {
    return JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Manifest;
  } catch {
    return null;
  }
}

/** Links are followed, as Node does, so that a linked package is the same module everywhere. */
function existing(candidates: readonly string[]): string | null {
  const path = candidates.find(isFile);
  return path === undefined ? null : realpathSync(path);
}
