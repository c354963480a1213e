/** `m28 run`: compiles a program, unless that has been done before, and runs it in this process. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { wantsColors } from "./colors.ts";
import type { compileForRun } from "./compile-for-run.ts";
import { packageRoot } from "./package-root.ts";
import { RunCache, type Runnable } from "./run-cache.ts";
import { loadScript } from "./script.ts";
import { loadTypeScript } from "./typescript.ts";

/** @returns the status when nothing has run; undefined once the program runs, which then decides */
export async function run(
  [file = "", ...args]: readonly string[],
  { cache: wantsCache = true }: Record<string, unknown> = {},
): Promise<number | undefined> {
  const path = resolve(file);
  const cache = wantsCache ? RunCache.open(path) : null;
  const program = compiledBefore(cache) ?? compiledNow(path, cache);
  if (program === null) return 1;

  process.argv = [process.execPath, path, ...args];
  process.setSourceMapsEnabled(true);
  // Emitted functions are longer than hand-written ones; a larger budget lets V8 inline them all the same.
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=3000");
  // The program reports its own errors: one that comes out here is from a JavaScript module that it imports, and Node's to report.
  if (program.typescript) loadTypeScript();
  await import(pathToFileURL(program.start).href);
  return undefined;
}

interface Messages {
  readonly plain: string;
  readonly colored: string;
}

type Started = Pick<Runnable, "start" | "typescript">;

/** The program from the cache. */
function compiledBefore(cache: RunCache | null): Started | null {
  const found = cache?.find() ?? null;
  if (found !== null) print(found.messages);
  return found;
}

/** The same from the compiler; null when there are errors. */
function compiledNow(path: string, cache: RunCache | null): Started | null {
  const kept = cache?.makeFolder() ?? null;
  const folder = kept ?? mkdtempSync(join(tmpdir(), "m28-"));
  const discard = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", discard);
  const { start, typescript, messages, dependencies } = loadCompiler()(path, folder);
  print(messages);
  if (start === null) return null;
  const runnable = { start, typescript, messages };
  const isStored = kept !== null && dependencies !== null && cache?.store(runnable, dependencies);
  if (!isStored) return { start: cleaningStart(folder, start), typescript };
  process.off("exit", discard);
  return runnable;
}

function print({ plain, colored }: Messages): void {
  process.stderr.write(wantsColors() ? colored : plain);
}

function loadCompiler(): typeof compileForRun {
  const path = join(packageRoot, "dist/cli/compile-for-run.cjs");
  const { exports } = loadScript(path, { useCache: true });
  return (exports as { compileForRun: typeof compileForRun }).compileForRun;
}

/**
 * By the time the first module is evaluated all are loaded: the folder can go, and nothing is left behind even when the program
 * is killed.
 */
export function cleaningStart(folder: string, start: string): string {
  const clean = `import { rmSync } from "node:fs";\nrmSync(${JSON.stringify(folder)}, { recursive: true, force: true });\n`;
  writeFileSync(join(folder, "clean.mjs"), clean);
  const imports = ["./clean.mjs", pathToFileURL(start).href].map((url) => `import ${JSON.stringify(url)};\n`);
  const path = join(folder, "start.mjs");
  writeFileSync(path, imports.join(""));
  return path;
}
