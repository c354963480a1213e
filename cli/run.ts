/** `m28 run`: compiles a program, unless that has been done before, and runs it in this process. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { isUnwritten } from "../runtime/errors/unwritten.ts";
import { wantsColors } from "./colors.ts";
import type { compileForRun } from "./compile-for-run.ts";
import { packageRoot, runtimePath } from "./package-root.ts";
import { RunCache, type Runnable } from "./run-cache.ts";
import { loadScript } from "./script.ts";
import { programOnStandardInput, standardInputPath } from "./standard-input.ts";
import { loadTypeScript } from "./typescript.ts";

/** @returns the status when nothing has run; undefined once the program runs, which then decides */
export async function run(
  [file = "", ...args]: readonly string[],
  { cache: wantsCache = true }: Record<string, unknown> = {},
): Promise<number | undefined> {
  const isRead = file === "-";
  const path = isRead ? standardInputPath() : resolve(file);
  const cache = wantsCache && !isRead ? RunCache.open(path) : null;
  const known = cache?.find() ?? null;
  if (known !== null) print(known.messages);
  const program = known ?? compiled(path, cache);
  if (program === null) return 1;

  process.argv = [process.execPath, path, ...args];
  process.setSourceMapsEnabled(true);
  // Emitted functions are longer than hand-written ones; a larger budget lets V8 inline them all the same.
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=3000");
  if (program.typescript) loadTypeScript();
  try {
    return await start(program);
  } catch (error) {
    if (known === null || !hasVanished(known.start, error)) throw error;
    const again = compiled(path, cache, { silent: true });
    return again === null ? 1 : start(again);
  }
}

/**
 * The program reports its own errors: one that comes out here is from a JavaScript module that it imports, and Node's to report. Only of
 * programs in which nothing can fail is nobody there to tell that their output cannot be written.
 */
async function start(program: Started): Promise<number | undefined> {
  try {
    await import(pathToFileURL(program.start).href);
    return undefined;
  } catch (error) {
    if (!isUnwritten(error)) throw error;
    const { tracebackOf } = await import(pathToFileURL(runtimePath).href);
    process.stderr.write(tracebackOf(error));
    return 1;
  }
}

interface Messages {
  readonly plain: string;
  readonly colored: string;
}

type Started = Pick<Runnable, "start" | "typescript">;

/** From the compiler; null when there are errors. A disk that is full or cannot be written to only means that nothing is kept. */
function compiled(path: string, cache: RunCache | null, { silent = false } = {}): Started | null {
  const kept = cache?.makeFolder() ?? null;
  let result: { messages: Messages; started: Started | null };
  try {
    result = compiledInto(kept ?? temporaryFolder(), path, kept === null ? null : cache);
  } catch (error) {
    if (kept === null || !isOfTheDisk(error)) throw error;
    result = compiledInto(temporaryFolder(), path, null);
  }
  if (!silent) print(result.messages);
  return result.started;
}

function compiledInto(folder: string, path: string, cache: RunCache | null) {
  const discard = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", discard);
  const text = path === standardInputPath() ? programOnStandardInput() : undefined;
  const { start, typescript, messages, dependencies } = loadCompiler()(path, folder, text);
  if (start === null) return { messages, started: null };
  const isStored =
    dependencies !== null && cache?.store({ start, typescript, messages }, dependencies) === true;
  if (!isStored) return { messages, started: { start: cleaningStart(folder, start), typescript } };
  process.off("exit", discard);
  return { messages, started: { start, typescript } };
}

function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "m28-"));
}

/** Did the module loader, before anything ran, miss a file of the folder: has somebody emptied the cache meanwhile? */
function hasVanished(start: string, error: unknown): boolean {
  const { code, message = "" } = error as NodeJS.ErrnoException;
  return (code === "ERR_MODULE_NOT_FOUND" || code === "ENOENT") && message.includes(dirname(start));
}

/** Also the tests' stand-in for a full disk: a limit on the size of files. */
function isOfTheDisk(error: unknown): boolean {
  return /^E(?:NOSPC|DQUOT|ROFS|ACCES|PERM|IO|FBIG|NOENT)$/.test((error as NodeJS.ErrnoException).code ?? "");
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
  writeFileSync(join(folder, "clean.mjs"), clean, { mode: 0o600 });
  const imports = ["./clean.mjs", pathToFileURL(start).href].map((url) => `import ${JSON.stringify(url)};\n`);
  const path = join(folder, "start.mjs");
  writeFileSync(path, imports.join(""), { mode: 0o600 });
  return path;
}
