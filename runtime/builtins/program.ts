/** The program itself: its end, its arguments, and what is not there at run time. */
import { Exception, NotImplementedError, SystemExit } from "../errors/hierarchy.ts";
import { hostProcess } from "../host.ts";
import { arity } from "../objects/arity.ts";
import { getattrOr, special } from "../objects/index.ts";
import { str } from "../text/str.ts";
import { writeOutput } from "./output.ts";

/** `(exit [n])`, `(quit [n])`. */
export function exitProgram(status?: unknown): never {
  throw status === undefined ? new SystemExit() : new SystemExit(status);
}

/** `(error msg)`. */
export function raiseError(message: unknown): never {
  if (message === undefined) arity("error(message, /)", 0);
  throw new Exception(message);
}

/** The script's path and its arguments. */
export const ARGV: string[] = /* @__PURE__ */ programArguments();

/** `__name__` and `__file__` where no module's own are known. */
export const mainName = "__main__";
export const mainFile: string | null = /* @__PURE__ */ scriptPath();

export const debugFlag = true;

/** `(help x)` prints the documentation string. */
export function help(x?: unknown): null {
  const doc = x === undefined ? null : getattrOr(x, "__doc__", null, special);
  writeOutput(`${doc === null ? "No documentation." : str(doc)}\n`);
  return null;
}

export function evalCode(): never {
  throw new NotImplementedError("eval() needs the compiler, which is not part of this program");
}

export function execCode(): never {
  throw new NotImplementedError("exec() needs the compiler, which is not part of this program");
}

function programArguments(): string[] {
  return hostProcess()?.argv?.slice(1) ?? [];
}

function scriptPath(): string | null {
  return programArguments()[0] ?? null;
}
