/** The module sys. */
import { flushOutput, writeOutput } from "../builtins/output.ts";
import { ARGV, exitProgram } from "../builtins/program.ts";
import { NotImplementedError, ValueError } from "../errors/hierarchy.ts";
import { standardInput } from "../files/standard-input.ts";
import type { TextReader } from "../files/text-reader.ts";
import { fileSystem, hostProcess } from "../host.ts";
import { sizeArgument, textArgument } from "../methods/arguments.ts";
import { builtin, fn } from "../objects/functions.ts";
import { loadedModules } from "../objects/modules.ts";
import type { AttributeOwner } from "../objects/types.ts";
import { flush } from "../scheduler/index.ts";
import type { Dict } from "../values/dict.ts";
import { iterate } from "../values/iterate.ts";
import { MAX_SAFE } from "../values/numeric.ts";
import { OWN } from "../values/own.ts";

export const sys_argv: string[] = ARGV;
export const sys_platform: string = /* @__PURE__ */ platform();
export const sys_version = "M28 0.1";
export const sys_maxsize: number = MAX_SAFE;
export const sys_path: string[] = [];
export const sys_modules: Dict = loadedModules;
export const sys_exit: (status?: unknown) => never = exitProgram;

const PARAMETERS: Readonly<Record<string, string>> = {
  read: "size=, /",
  readline: "size=, /",
  write: "s, /",
  writelines: "lines, /",
};

/** A standard stream. */
class Stream implements AttributeOwner {
  static readonly $name: string = "TextIOWrapper";

  private readonly name: string;
  private readonly methods: Readonly<Record<string, (...args: unknown[]) => unknown>>;

  get __lookupGetter__(): unknown {
    return OWN;
  }

  constructor(name: string, methods: Readonly<Record<string, (...args: unknown[]) => unknown>>) {
    this.name = name;
    this.methods = methods;
  }

  $getattr(name: string): unknown {
    if (name === "name") return this.name;
    const method = Object.hasOwn(this.methods, name) ? this.methods[name] : undefined;
    return method === undefined ? undefined : builtin(fn(method, `${name}(${PARAMETERS[name] ?? ""})`));
  }

  __repr__(): string {
    return `<file name='${this.name}'>`;
  }
}

class InputStream extends Stream implements IterableIterator<string> {
  [Symbol.iterator](): this {
    return this;
  }

  next(): IteratorResult<string> {
    const value = input().readLine();
    return value === "" ? { done: true, value: undefined } : { done: false, value };
  }
}

export const sys_stdout: Stream = /* @__PURE__ */ outputStream("<stdout>", 1, writeOutput, flushOutput);
export const sys_stderr: Stream = /* @__PURE__ */ outputStream("<stderr>", 2, writeToStandardError, flush);

export const sys_stdin: InputStream = /* @__PURE__ */ new InputStream("<stdin>", {
  readline: readInputLine,
  read: readInput,
  readlines: () => [...sys_stdin],
  isatty: () => isTerminal(0),
  fileno: () => 0,
});

/** To the console, line by line, in a browser. */
function writeToStandardError(text: string): void {
  const stream = hostProcess()?.stderr;
  if (stream === undefined) console.error(text.trimEnd());
  else stream.write(text);
}

function outputStream(
  name: string,
  descriptor: number,
  write: (text: string) => void,
  flushAll: () => void,
): Stream {
  return new Stream(name, {
    write: (text) => written(text, write),
    writelines: (lines) => done(() => [...iterate(lines)].forEach((line) => void written(line, write))),
    flush: () => done(flushAll),
    isatty: () => isTerminal(descriptor),
    fileno: () => descriptor,
  });
}

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

/** `(sys.stdin.read)`, or so many code points. */
function readInput(size?: unknown): string {
  const limit = limitOf(size);
  return limit < 0 ? input().readAll() : input().read(limit);
}

function readInputLine(size?: unknown): string {
  const limit = limitOf(size);
  return limit < 0 ? input().readLine() : input().readPartOfLine(limit);
}

/** Negative: there is none. */
function limitOf(size: unknown): number {
  return size === undefined || size === null ? -1 : sizeArgument(size);
}

function isTerminal(descriptor: number): boolean {
  return hostProcess()?.getBuiltinModule?.("node:tty").isatty(descriptor) ?? false;
}

function input(): TextReader {
  const fs = fileSystem();
  if (fs === undefined) throw new NotImplementedError("there is no standard input here");
  return standardInput(fs);
}
