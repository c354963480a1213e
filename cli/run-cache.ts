/**
 * What `m28 run` has compiled before: a folder for each program, with its modules, and a file that says what they depend on.
 * Whatever is wrong with it, the program is compiled as if there were no cache.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { areUnchanged, type Dependencies } from "./dependencies.ts";
import { createNodeHost } from "./node-host.ts";
import { writeFiles } from "./output-files.ts";
import { packageRoot, runtimePath } from "./package-root.ts";

/** A program as it can be run. */
export interface Runnable {
  /** The path of the module that runs it. */
  readonly start: string;
  /** It imports TypeScript. */
  readonly typescript: boolean;
  /** What the compiler has to say about it, without and with colours. */
  readonly messages: { readonly plain: string; readonly colored: string };
}

interface Entry extends Runnable {
  /** The whole key, of which the folder's name is only a hash. */
  readonly key: string;
  readonly dependencies: Dependencies;
  /** Of the modules. */
  readonly checksum: string;
}

/** How many programs are kept. */
const MAX_PROGRAMS = 100;
/** Bytes of the modules of the largest program that is kept. */
const MAX_BYTES = 2_000_000;
/** Milliseconds after which no process is about to load the modules that newer ones have replaced. */
const GRACE = 60_000;

export class RunCache {
  readonly #root: string;
  readonly #key: string;

  private constructor(root: string, key: string) {
    this.#root = root;
    this.#key = key;
  }

  /** The cache for a program; null when the environment wants none, or has no place for one. */
  static open(path: string): RunCache | null {
    const { M28_CACHE, XDG_CACHE_HOME, HOME, USERPROFILE } = process.env;
    if (M28_CACHE === "off") return null;
    const home = HOME || USERPROFILE;
    const parent = XDG_CACHE_HOME || (home && join(home, ".cache"));
    return parent ? new RunCache(join(parent, "m28", "run"), keyOf(path)) : null;
  }

  find(): Runnable | null {
    try {
      const entry = JSON.parse(readFileSync(this.#entry, "utf8")) as Entry;
      const isCurrent =
        entry.key === this.#key &&
        areUnchanged(entry.dependencies, createNodeHost()) &&
        entry.checksum === summary(dirname(entry.start)).checksum;
      return isCurrent ? entry : null;
    } catch {
      return null;
    }
  }

  /** A new folder for the program's modules; null when there can be none. */
  makeFolder(): string | null {
    try {
      mkdirSync(this.#folder, { recursive: true });
      return mkdtempSync(join(this.#folder, "modules-"));
    } catch {
      return null;
    }
  }

  /** Keeps what has been written to such a folder; says whether it does. */
  store({ start, typescript, messages }: Runnable, dependencies: Dependencies): boolean {
    try {
      const { checksum, bytes } = summary(dirname(start));
      if (bytes > MAX_BYTES) return false;
      const entry: Entry = { key: this.#key, start, typescript, messages, dependencies, checksum };
      writeFiles([{ path: this.#entry, contents: JSON.stringify(entry) }]);
      removeOld(this.#folder, basename(dirname(start)));
      removeSurplus(this.#root);
      return true;
    } catch {
      return false;
    }
  }

  get #folder(): string {
    return join(this.#root, hash(this.#key));
  }

  get #entry(): string {
    return join(this.#folder, "program.json");
  }
}

/** Everything besides the texts that has a say in what is emitted: also which build of m28 this is. */
function keyOf(path: string): string {
  const { mtimeMs, size } = statSync(runtimePath);
  const { M28_PATH = "", M28_SUSPEND_EVERYTHING = "" } = process.env;
  return [path, process.cwd(), M28_PATH, M28_SUSPEND_EVERYTHING, packageRoot, mtimeMs, size].join("\0");
}

/** What newer modules of the program have replaced. */
function removeOld(folder: string, newest: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!name.startsWith("modules-") || name === newest) continue;
    if (Date.now() - statSync(path).mtimeMs > GRACE) rmSync(path, { recursive: true, force: true });
  }
}

/** The programs that have been compiled first, when there are too many. */
function removeSurplus(root: string): void {
  const names = readdirSync(root);
  if (names.length <= MAX_PROGRAMS) return;
  const byAge = names
    .map((name) => ({ path: join(root, name), time: statSync(join(root, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of byAge.slice(MAX_PROGRAMS)) rmSync(path, { recursive: true, force: true });
}

function summary(folder: string): { checksum: string; bytes: number } {
  let bytes = 0;
  const sums = readdirSync(folder)
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), "latin1");
      bytes += text.length;
      return `${name} ${hash(text)}`;
    });
  return { checksum: hash(sums.join("\n")), bytes };
}

/** Two lanes of 32 bits: enough to tell texts apart that nobody has made to be alike; `node:crypto` takes longer to load. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 13);
  }
  return (a >>> 0).toString(16).padStart(8, "0") + (b >>> 0).toString(16).padStart(8, "0");
}
