/** The compiler's host on Node: files, folders, and the resolution of JavaScript modules. */
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { delimiter, dirname, isAbsolute, relative, resolve } from "node:path";
import { isPath } from "../compiler/3-analyze/specifiers.ts";
import { evaluate } from "../compiler/program/evaluate.ts";
import type { Host } from "../compiler/program/host.ts";
import { interruptible } from "../compiler/thread/interruptible.ts";
import { isFile } from "./is-file.ts";
import { realFile } from "./real-file.ts";
import { resolveFile } from "./resolve-file.ts";
import { resolvePackage } from "./resolve-package.ts";

export interface NodeHostOptions {
  /** Default: the process's working directory. */
  readonly cwd?: string;
  /** Default: as Node finds modules, and files without an extension as bundlers do. */
  readonly resolveJavaScript?: Host["resolveJavaScript"];
  /** A file is another one by each path that leads to it. */
  readonly preserveSymlinks?: boolean;
}

export function createNodeHost(options: NodeHostOptions = {}): Host {
  const { cwd = process.cwd(), resolveJavaScript = resolveForNode } = options;
  const find = options.preserveSymlinks ? (path: string) => (isFile(path) ? path : null) : realFile;
  const written = new Map<string, string>();
  const folders = (process.env.M28_PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return {
    readFile: (path) => readFileSync(path, "utf8"),
    findFile: (path) => {
      const found = find(path);
      // Messages show a file as it was named first.
      if (found !== null && !written.has(found)) written.set(found, path);
      return found;
    },
    join: (folder, ...parts) => resolve(folder, ...parts),
    dirname,
    display: (path) => displayPath(cwd, written.get(path) ?? path),
    evaluate,
    interruptible,
    printed: (text) => void process.stderr.write(text),
    searchPath: [cwd, ...folders.map((folder) => resolve(cwd, folder))],
    resolveJavaScript,
  };
}

/** Relative to the folder, unless that would lead out of it. */
export function displayPath(folder: string, path: string): string {
  const shown = relative(folder, path);
  return shown === "" || shown.startsWith("..") || isAbsolute(shown) ? path : shown;
}

/** What an import in an M28 file leads to when no bundler has a say. */
export function resolveForNode(specifier: string, importer: string): ReturnType<Host["resolveJavaScript"]> {
  if (isBuiltin(specifier)) {
    return { specifier: specifier.startsWith("node:") ? specifier : `node:${specifier}`, path: null };
  }
  if (specifier.startsWith("node:")) return null;
  const folder = dirname(importer);
  const path = isPath(specifier)
    ? resolveFile(resolve(folder, specifier))
    : resolvePackage(specifier, folder);
  return path === null ? null : { specifier, path };
}
