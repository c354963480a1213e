/** A part of the command that is built as a script of its own, with what V8 has compiled of it before: it starts in less time. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";

export interface LoadedScript {
  readonly exports: unknown;
  readonly compiled: Script;
}

/** What V8 has compiled is not used, and does no harm, when it is of another V8 or for other flags. */
export function loadScript(path: string, { useCache }: { readonly useCache: boolean }): LoadedScript {
  const text = readFileSync(path, "latin1");
  const cachedData = useCache ? readCache(v8CacheOf(path), text) : {};
  const compiled = new Script(text, { filename: path, ...cachedData });
  const module = { exports: {} };
  compiled.runInThisContext()(createRequire(path), module, pathToFileURL(path).href);
  return { exports: module.exports, compiled };
}

/** A file for each of the two ways in which the command is started: as it is installed, and by `node main.js`. */
function v8CacheOf(path: string): string {
  const isInstalled = process.execArgv.some((flag) => flag.startsWith("--stack-size"));
  return path.replace(/\.cjs$/, isInstalled ? ".stack.cache" : ".cache");
}

/** V8 believes what it is given: the data comes behind a hash of itself and of the script. */
export function writeV8Cache(path: string, data: Buffer): void {
  writeFileSync(v8CacheOf(path), Buffer.concat([digest(readFileSync(path, "latin1"), data), data]));
}

function readCache(path: string, text: string): { cachedData?: Buffer } {
  try {
    const whole = readFileSync(path);
    const data = whole.subarray(HASH_BYTES);
    return digest(text, data).equals(whole.subarray(0, HASH_BYTES)) ? { cachedData: data } : {};
  } catch {
    return {};
  }
}

const HASH_BYTES = 32;

function digest(text: string, data: Buffer): Buffer {
  return createHash("sha256").update(text, "latin1").update(data).digest();
}
