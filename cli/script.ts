/** A part of the command that is built as a script of its own, with what V8 has compiled of it before: it starts in less time. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";

export interface LoadedScript {
  readonly exports: unknown;
  readonly compiled: Script;
}

/** What V8 has compiled is not used, and does no harm, when it is of another V8 or for other flags. */
export function loadScript(path: string, { useCache }: { readonly useCache: boolean }): LoadedScript {
  const cachedData = useCache ? readCache(v8CacheOf(path)) : {};
  const compiled = new Script(readFileSync(path, "latin1"), { filename: path, ...cachedData });
  const module = { exports: {} };
  compiled.runInThisContext()(createRequire(path), module, pathToFileURL(path).href);
  return { exports: module.exports, compiled };
}

/** A file for each of the two ways in which the command is started: as it is installed, and by `node main.js`. */
export function v8CacheOf(path: string): string {
  const isInstalled = process.execArgv.some((flag) => flag.startsWith("--stack-size"));
  return path.replace(/\.cjs$/, isInstalled ? ".stack.cache" : ".cache");
}

function readCache(path: string): { cachedData?: Buffer } {
  try {
    return { cachedData: readFileSync(path) };
  } catch {
    return {};
  }
}
