/** The module os. */

import { type FileSystem, fileSystem, hostProcess, pathFunctions } from "../builtins/host.ts";
import { guarded } from "../builtins/os-errors.ts";
import { NotImplementedError } from "../errors/hierarchy.ts";
import { textArgument } from "../methods/arguments.ts";
import { type Module, moduleObject } from "../objects/index.ts";
import { Dict } from "../values/dict.ts";
import { truthy } from "../values/truth.ts";
import * as path from "./os-path.ts";

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
  return moduleObject(
    "os.path",
    Object.fromEntries(Object.entries(path).map(([name, value]) => [name.slice(prefix.length), value])),
  );
}
