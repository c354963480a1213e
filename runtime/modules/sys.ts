/** The module sys. */

import { hostProcess } from "../builtins/host.ts";
import { flushOutput, writeOutput } from "../builtins/output.ts";
import { input } from "../builtins/print.ts";
import { ARGV, exitProgram } from "../builtins/program.ts";
import { EOFError, ValueError } from "../errors/hierarchy.ts";
import { sizeArgument, textArgument } from "../methods/arguments.ts";
import { builtin, fn } from "../objects/functions.ts";
import type { AttributeOwner } from "../objects/types.ts";
import { flush, writeError } from "../scheduler/index.ts";
import { Dict } from "../values/dict.ts";

export const sys_argv: string[] = ARGV;
export const sys_platform: string = /* @__PURE__ */ platform();
export const sys_version = "M28 0.1";
export const sys_maxsize: number = Number.MAX_SAFE_INTEGER;
export const sys_path: string[] = [];
export const sys_modules: Dict = /* @__PURE__ */ new Dict();
export const sys_exit: (status?: unknown) => never = exitProgram;

/** A standard stream: `write` and `flush`, or `readline` and `read`. */
class Stream implements AttributeOwner {
  static readonly $name: string = "TextIOWrapper";

  private readonly name: string;
  private readonly methods: Readonly<Record<string, (...args: unknown[]) => unknown>>;

  constructor(name: string, methods: Readonly<Record<string, (...args: unknown[]) => unknown>>) {
    this.name = name;
    this.methods = methods;
  }

  $getattr(name: string): unknown {
    if (name === "name") return this.name;
    const method = Object.hasOwn(this.methods, name) ? this.methods[name] : undefined;
    return method === undefined
      ? undefined
      : builtin(fn(method, `${name}(${method.length === 0 ? "" : "s, /"})`));
  }

  __repr__(): string {
    return `<file name='${this.name}'>`;
  }
}

export const sys_stdout: Stream = /* @__PURE__ */ new Stream("<stdout>", {
  write: (text) => written(text, writeOutput),
  flush: () => done(flushOutput),
});

export const sys_stderr: Stream = /* @__PURE__ */ new Stream("<stderr>", {
  write: (text) => written(text, writeError),
  flush: () => done(flush),
});

export const sys_stdin: Stream = /* @__PURE__ */ new Stream("<stdin>", {
  readline: () => lineOrEnd() ?? "",
  read: () => restOfInput().join(""),
  readlines: () => restOfInput(),
});

let recursionLimit = 10000;

export function sys_getrecursionlimit(): number {
  return recursionLimit;
}

/** Advisory: the host's stack decides. */
export function sys_setrecursionlimit(limit: unknown): null {
  const size = sizeArgument(limit);
  if (size < 1) throw new ValueError("recursion limit must be greater or equal than 1");
  recursionLimit = size;
  return null;
}

function platform(): string {
  return hostProcess()?.platform ?? "browser";
}

function written(text: unknown, write: (text: string) => void): number {
  const s = textArgument(text, "write() argument");
  write(s);
  return [...s].length;
}

function done(action: () => void): null {
  action();
  return null;
}

function lineOrEnd(): string | null {
  try {
    return `${input()}\n`;
  } catch (error) {
    if (error instanceof EOFError) return null;
    throw error;
  }
}

function restOfInput(): string[] {
  const lines: string[] = [];
  for (let line = lineOrEnd(); line !== null; line = lineOrEnd()) lines.push(line);
  return lines;
}
