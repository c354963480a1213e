/** The traceback of an error that nobody caught (language §21). */
import { type BaseException, type ExceptionClass, isException } from "../errors/hierarchy.ts";
import { readNative } from "../errors/native.ts";
import { type Frame, framesOf } from "./stack.ts";

const because = "The above exception was the direct cause of the following exception:";
const during = "During handling of the above exception, another exception occurred:";

/** The whole report, causes first; ends with a line end. */
export function tracebackOf(thrown: unknown): string {
  const seen = new Set([thrown]);
  let report = single(thrown);
  for (let current = thrown; ; ) {
    const cause = causeOf(current);
    const earlier = cause ?? contextOf(current);
    if (earlier === null || seen.has(earlier)) return report;
    seen.add(earlier);
    report = `${single(earlier)}\n${cause === null ? during : because}\n\n${report}`;
    current = earlier;
  }
}

type Chained = Partial<BaseException> | null | undefined;

/** M28's exceptions give their cause under both names. */
function causeOf(error: unknown): unknown {
  const { __cause__, cause } = (error ?? {}) as NonNullable<Chained>;
  if (__cause__ !== undefined) return __cause__;
  return cause instanceof Error ? cause : null;
}

function contextOf(error: unknown): unknown {
  const { __context__ = null, __suppress_context__ } = (error ?? {}) as NonNullable<Chained>;
  return __suppress_context__ ? null : __context__;
}

function single(error: unknown): string {
  // What is no Error has no stack.
  const stack = error instanceof Error ? error.stack : undefined;
  const lines = m28Frames(typeof stack === "string" ? framesOf(stack) : []).map(
    ({ file, line, name }) => `  File "${relative(file)}", line ${line}, in ${name}\n`,
  );
  return `Traceback (most recent call last):\n${withoutRepetition(lines).join("")}${describe(error)}\n`;
}

/** As Python does: of a line more than three times in a row, three, and how often it comes again in what the host has kept. */
function withoutRepetition(lines: string[]): string[] {
  const shown: string[] = [];
  for (let start = 0, end = 0; start < lines.length; start = end) {
    while (lines[end] === lines[start]) end++;
    const more = end - start - mostRepeated;
    shown.push(...lines.slice(start, more > 0 ? start + mostRepeated : end));
    if (more > 0) shown.push(`  [Previous line repeated ${more} more time${more === 1 ? "" : "s"}]\n`);
  }
  return shown;
}

const mostRepeated = 3;

/** M28's files, and the inputs of an interactive session. */
const m28File = /\.m28$|<input \d+>$/;

/** What the source map calls the entry of a suspending function, which only starts the function's body. */
const entryName = /^start of /;

/** Outermost first; the frames of JavaScript code only where there are no others. */
function m28Frames(innermostFirst: Frame[]): Frame[] {
  const all = innermostFirst.reverse();
  const ours = all.filter(({ file, name }) => m28File.test(file) && !entryName.test(name));
  if (ours.length === 0) return all.filter((frame) => !frame.file.startsWith("node:"));
  return ours.map((frame) => ({ ...frame, name: m28Name(frame.name) }));
}

function m28Name(name: string): string {
  return name === "" || name === "<anonymous>" ? "<module>" : name;
}

function describe(error: unknown): string {
  const { name, message } = isException(error)
    ? { name: (error.constructor as unknown as ExceptionClass).$name, message: messageOf(error) }
    : readNative(error);
  return message === "" ? name : `${name}: ${message}`;
}

/** The report must be made even if the program's own `__str__` fails. */
function messageOf(error: BaseException): string {
  try {
    const text: unknown = error.__str__();
    if (typeof text === "string") return text;
  } catch {}
  return "<exception str() failed>";
}

/** Relative to the working directory, for files below it. */
function relative(file: string): string {
  const process = (globalThis as { process?: NodeJS.Process }).process;
  const folder = typeof process?.cwd === "function" ? `${process.cwd()}/` : "";
  return folder !== "" && file.startsWith(folder) ? file.slice(folder.length) : file;
}
