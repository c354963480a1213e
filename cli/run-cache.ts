/**
 * What `m28 run` has compiled before: a folder for each program, with its modules, and a file that says what they depend on.
 * Whatever is wrong with it, the program is compiled as if there were no cache; nothing is run that somebody else may have written.
 */
import { createHash } from "node:crypto";
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  type Stats,
  statSync,
} from "node:fs";
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

interface Entry extends Omit<Runnable, "start"> {
  /** The whole key, of which the folder's name is only a hash. */
  readonly key: string;
  readonly dependencies: Dependencies;
  /** The names of the folder with the modules, and of the one that runs the program. */
  readonly modules: string;
  readonly start: string;
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
  readonly #parent: string;
  readonly #root: string;
  readonly #key: string;

  private constructor(parent: string, key: string) {
    this.#parent = join(parent, "m28");
    this.#root = join(this.#parent, "run");
    this.#key = key;
  }

  /** The cache for a program; null when the environment wants none, or has no place for one. */
  static open(path: string): RunCache | null {
    const { M28_CACHE, XDG_CACHE_HOME, HOME, USERPROFILE } = process.env;
    if (M28_CACHE === "off") return null;
    const home = HOME || USERPROFILE;
    const parent = XDG_CACHE_HOME || (home && join(home, ".cache"));
    return parent ? new RunCache(parent, keyOf(path)) : null;
  }

  find(): Runnable | null {
    try {
      if (!this.#isPrivate()) return null;
      const entry = readEntry(this.#entry);
      if (
        entry.key !== this.#key ||
        !/^modules-\w+$/.test(entry.modules) ||
        !/^[\w.-]+\.mjs$/.test(entry.start)
      )
        return null;
      const folder = join(this.#folder, entry.modules);
      const isCurrent =
        isOwnFolder(folder) &&
        areUnchanged(entry.dependencies, createNodeHost()) &&
        entry.checksum === summary(folder).checksum;
      return isCurrent ? { ...entry, start: join(folder, entry.start) } : null;
    } catch {
      return null;
    }
  }

  /** A new folder for the program's modules; null when there can be none. */
  makeFolder(): string | null {
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      return this.#isPrivate() ? mkdtempSync(join(this.#folder, "modules-")) : null;
    } catch {
      return null;
    }
  }

  /** Keeps what has been written to such a folder; says whether it does. */
  store({ start, ...more }: Runnable, dependencies: Dependencies): boolean {
    try {
      const folder = dirname(start);
      const { checksum, bytes } = summary(folder);
      if (bytes > MAX_BYTES) return false;
      const modules = basename(folder);
      const entry: Entry = {
        key: this.#key,
        modules,
        start: basename(start),
        ...more,
        dependencies,
        checksum,
      };
      const text = JSON.stringify(entry);
      writeFiles([{ path: this.#entry, contents: `${hash(text)}\n${text}`, mode: 0o600 }]);
      removeOld(this.#folder, modules);
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

  /** Are the folders our own, so that nobody else can have put anything there? Those of older versions could be looked into. */
  #isPrivate(): boolean {
    return [this.#parent, this.#root, this.#folder].every((path) => {
      if (!isOwnFolder(path)) return false;
      if (hasModes && (lstatSync(path).mode & 0o077) !== 0) chmodSync(path, 0o700);
      return true;
    });
  }
}

/** Windows has neither owners nor modes that would say anything. */
const hasModes = process.getuid !== undefined;

function isOwn({ uid }: Stats): boolean {
  return !hasModes || uid === process.getuid?.();
}

/** A link is none. */
function isOwnFolder(path: string): boolean {
  const found = lstatSync(path);
  return found.isDirectory() && isOwn(found);
}

/** @throws if the file is not one that only this user can have written, as a whole */
function readOwn(path: string): string {
  const found = lstatSync(path);
  if (!found.isFile() || !isOwn(found) || (hasModes && (found.mode & 0o022) !== 0))
    throw new Error(`${path} is not of this user's making`);
  return readFileSync(path, "utf8");
}

/** The first line of the file is the hash of the rest. */
function readEntry(path: string): Entry {
  const [signature, text = ""] = readOwn(path).split("\n", 2);
  if (signature !== hash(text)) throw new Error(`${path} is damaged`);
  return JSON.parse(text) as Entry;
}

/** Everything besides the texts that has a say in what is emitted: also which build of m28 this is. */
function keyOf(path: string): string {
  const { mtimeMs, size } = statSync(runtimePath);
  const { M28_PATH = "", M28_SUSPEND_EVERYTHING = "" } = process.env;
  return [path, process.cwd(), M28_PATH, M28_SUSPEND_EVERYTHING, packageRoot, mtimeMs, size].join("\0");
}

/** What newer modules of the program have replaced, and files that a process has not come to the end of. */
function removeOld(folder: string, newest: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name === "program.json" || name === newest) continue;
    if (Date.now() - lstatSync(path).mtimeMs > GRACE) rmSync(path, { recursive: true, force: true });
  }
}

/** The programs that have been compiled first, when there are too many. */
function removeSurplus(root: string): void {
  const names = readdirSync(root);
  if (names.length <= MAX_PROGRAMS) return;
  const byAge = names
    .map((name) => ({ path: join(root, name), time: lstatSync(join(root, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of byAge.slice(MAX_PROGRAMS)) rmSync(path, { recursive: true, force: true });
}

function summary(folder: string): { checksum: string; bytes: number } {
  let bytes = 0;
  const sums = readdirSync(folder)
    .sort()
    .map((name) => {
      const text = readOwn(join(folder, name));
      bytes += text.length;
      return `${name} ${hash(text)}`;
    });
  return { checksum: hash(sums.join("\n")), bytes };
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
