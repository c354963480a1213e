/** The compiler's host on Node: files, folders, and the resolution of JavaScript modules. */
import { readFileSync, statSync } from "node:fs";
import { isBuiltin } from "node:module";
import { delimiter, dirname, extname, isAbsolute, relative, resolve } from "node:path";
import { evaluate } from "../compiler/program/evaluate.ts";
import type { Host } from "../compiler/program/host.ts";
import { interruptible } from "./interruptible.ts";
import { resolvePackage } from "./resolve-package.ts";

export interface NodeHostOptions {
  /** Default: the process's working directory. */
  readonly cwd?: string;
  /** A bundler will load the JavaScript: `./x.js` may be written in TypeScript, and the bundler knows more modules. */
  readonly bundler?: { readonly knows: (specifier: string) => boolean };
}

export function createNodeHost({ cwd = process.cwd(), bundler }: NodeHostOptions = {}): Host {
  const folders = (process.env.M28_PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return {
    readFile: (path) => readFileSync(path, "utf8"),
    isFile,
    join: (folder, ...parts) => resolve(folder, ...parts),
    dirname,
    display: (path) => displayPath(cwd, path),
    evaluate,
    interruptible,
    printed: (text) => void process.stderr.write(text),
    searchPath: [cwd, ...folders.map((folder) => resolve(cwd, folder))],
    resolveJavaScript(specifier, importer) {
      const found = resolveJavaScript(specifier, dirname(importer), bundler !== undefined);
      return found ?? (bundler?.knows(specifier) ? { specifier, path: null } : null);
    },
  };
}

/** Relative to the folder, unless that would lead out of it. */
export function displayPath(folder: string, path: string): string {
  const shown = relative(folder, path);
  return shown === "" || shown.startsWith("..") || isAbsolute(shown) ? path : shown;
}

function resolveJavaScript(
  specifier: string,
  folder: string,
  typescript: boolean,
): ReturnType<Host["resolveJavaScript"]> {
  if (isBuiltin(specifier)) {
    return { specifier: specifier.startsWith("node:") ? specifier : `node:${specifier}`, path: null };
  }
  if (specifier.startsWith("node:")) return null;
  const path = /^\.{0,2}\//.test(specifier)
    ? resolveFile(resolve(folder, specifier), typescript)
    : resolvePackage(specifier, folder);
  return path === null ? null : { specifier, path };
}

/** The file as written, or the TypeScript file that a `.js` name stands for. */
function resolveFile(path: string, typescript: boolean): string | null {
  if (isFile(path)) return path;
  if (!typescript) return null;
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  const candidates = (TYPESCRIPT[extension] ?? []).map((other) => stem + other);
  return candidates.find(isFile) ?? null;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

const TYPESCRIPT: Record<string, readonly string[]> = {
  ".js": [".ts", ".tsx", ".jsx"],
  ".mjs": [".mts"],
  ".cjs": [".cts"],
};
