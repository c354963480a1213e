/** The module os. */

import { builtinVariadic } from "../builtins/function.ts";
import { guarded } from "../builtins/os-errors.ts";
import { flushOutput } from "../builtins/output.ts";
import { type Body, lazily } from "../builtins/requests.ts";
import { NotImplementedError } from "../errors/hierarchy.ts";
import { OSError } from "../errors/os-errors.ts";
import { childProcesses, type FileSystem, fileSystem, hostProcess, pathFunctions } from "../host.ts";
import { textArgument } from "../methods/arguments.ts";
import { type Module, standardModule } from "../objects/index.ts";
import type { ClassValue } from "../objects/types.ts";
import { Dict } from "../values/dict.ts";
import { truthy } from "../values/truth.ts";
import { Tuple } from "../values/tuple.ts";
import { collections_namedtuple } from "./collections-namedtuple.ts";
import * as path from "./os-path.ts";
import { os_path_isdir, os_path_join } from "./os-path.ts";

export const os_sep: string = /* @__PURE__ */ separator();
export const os_name: string = /* @__PURE__ */ systemName();
export const os_environ: Dict = /* @__PURE__ */ environment();
export const os_path: Module = /* @__PURE__ */ pathModule();

export function os_getcwd(): string {
  return hostProcess()?.cwd?.() ?? "/";
}

export function os_listdir(directory: unknown = "."): string[] {
  return withFiles(directory, (fs, name) => fs.readdirSync(name));
}

export function os_mkdir(directory: unknown): null {
  return withFiles(directory, (fs, name) => nothing(fs.mkdirSync(name)));
}

export function os_makedirs(directory: unknown, _mode?: unknown, existOk?: unknown): null {
  const mayExist = existOk !== undefined && truthy(existOk);
  return withFiles(directory, (fs, name) => {
    if (!mayExist && fs.existsSync(name)) fs.mkdirSync(name);
    return nothing(fs.mkdirSync(name, { recursive: true }));
  });
}

export function os_remove(file: unknown): null {
  return withFiles(file, (fs, name) => nothing(fs.unlinkSync(name)));
}

export function os_unlink(file: unknown): null {
  return os_remove(file);
}

export function os_rmdir(directory: unknown): null {
  return withFiles(directory, (fs, name) => nothing(fs.rmdirSync(name)));
}

export function os_rename(from: unknown, to: unknown): null {
  const target = textArgument(to, "rename() argument 2");
  return withFiles(from, (fs, name) => nothing(fs.renameSync(name, target)));
}

export function os_chdir(directory: unknown): null {
  return withFiles(directory, (_, name) => nothing(hostProcess()!.chdir(name)));
}

/** The text of a file. */
export function os_read_file(file: unknown): string {
  return withFiles(file, (fs, name) => fs.readFileSync(name, "utf8"));
}

export function os_write_file(file: unknown, text: unknown): null {
  const content = textArgument(text, "write_file() argument 2");
  return withFiles(file, (fs, name) => nothing(fs.writeFileSync(name, content)));
}

/** What the file system knows of a file. */
export function os_stat(file: unknown): unknown {
  return withFiles(file, (fs, name) => {
    const { mode, ino, dev, nlink, uid, gid, size, atimeMs, mtimeMs, ctimeMs } = fs.statSync(name);
    const times = [atimeMs, mtimeMs, ctimeMs].map((milliseconds) => milliseconds / 1000);
    return statResult()(mode, ino, dev, nlink, uid, gid, size, ...times);
  });
}

let statResultClass: ClassValue | null = null;

function statResult(): ClassValue {
  if (statResultClass === null) {
    const fields = "st_mode st_ino st_dev st_nlink st_uid st_gid st_size st_atime st_mtime st_ctime".split(
      " ",
    );
    statResultClass = collections_namedtuple("stat_result", fields);
    statResultClass.$name = "os.stat_result";
  }
  return statResultClass;
}

/** `(os.walk top)`: tuples of each directory at and below `top`, the names of its directories, and of its files. */
export function os_walk(top: unknown, topdown: unknown = true): unknown {
  return lazily("generator", walking(textArgument(top, "path"), truthy(topdown)), false);
}

/** A directory that cannot be read is passed over; what is removed from the list of directories is not walked. */
function* walking(directory: string, topdown: boolean): Body {
  const [directories, files]: [string[], string[]] = [[], []];
  try {
    for (const name of os_listdir(directory)) {
      (os_path_isdir(os_path_join(directory, new Tuple([name]))) ? directories : files).push(name);
    }
  } catch (error) {
    if (error instanceof OSError) return;
    throw error;
  }
  const here = new Tuple([directory, directories, files]);
  if (topdown) yield here;
  for (const name of directories) yield* walking(os_path_join(directory, new Tuple([name])), topdown);
  if (!topdown) yield here;
}

/** Runs a command in a shell and waits for it; gives its exit status, as Python's `os.system` does: times 256. */
export function os_system(command: unknown): number {
  const text = textArgument(command, "system() argument 1");
  const processes = childProcesses();
  if (processes === undefined) throw new NotImplementedError("there are no commands in a browser");
  flushOutput();
  const { status, signal } = processes.spawnSync(text, { shell: true, stdio: "inherit" });
  return status === null ? (SIGNALS[signal ?? ""] ?? 1) : status * 256;
}

const SIGNALS: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGTERM: 15,
};

export function os_getenv(key: unknown, otherwise: unknown = null): unknown {
  return hostProcess()?.env?.[textArgument(key, "getenv() argument")] ?? otherwise;
}

function withFiles<T>(name: unknown, operation: (fs: FileSystem, name: string) => T): T {
  const text = textArgument(name, "path");
  const fs = fileSystem();
  if (fs === undefined) throw new NotImplementedError("there are no files in a browser");
  return guarded(text, () => operation(fs, text));
}

function nothing(_result: unknown): null {
  return null;
}

function separator(): string {
  return pathFunctions()?.sep ?? "/";
}

function systemName(): string {
  return hostProcess()?.platform === "win32" ? "nt" : "posix";
}

function environment(): Dict {
  return Dict.from(Object.entries(hostProcess()?.env ?? {}));
}

function pathModule(): Module {
  const prefix = "os_path_";
  const members = Object.entries(path).map(([name, value]) => [name.slice(prefix.length), value]);
  const join = builtinVariadic(os_path_join, "join(a, /, *p)");
  return standardModule("os.path", { ...Object.fromEntries(members), join });
}
