/** The traceback of an error that nobody caught (language §21). */
import { type BaseException, caught, type ExceptionClass } from "../errors/index.ts";
import { str } from "../text/str.ts";
import { type Frame, framesOf } from "./stack.ts";

const because = "The above exception was the direct cause of the following exception:";
const during = "During handling of the above exception, another exception occurred:";

/** The whole report, causes first; ends with a line end. */
export function tracebackOf(thrown: unknown): string {
  const error = caught(thrown);
  // What is no Error has no stack: that of its JSError begins here.
  const parts = [single(error, thrown instanceof Error ? stackOf(error) : [])];
  const seen = new Set([error]);
  for (let current = error; ; ) {
    const cause = current.__cause__;
    const earlier = cause ?? (current.__suppress_context__ ? null : current.__context__);
    if (earlier === null || seen.has(earlier)) break;
    seen.add(earlier);
    parts.unshift(`${single(earlier, stackOf(earlier))}\n${cause === null ? during : because}\n\n`);
    current = earlier;
  }
  return parts.join("");
}

function single(error: BaseException, stack: Frame[]): string {
  const lines = m28Frames(stack).map(
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

function stackOf(error: Error): Frame[] {
  return typeof error.stack === "string" ? framesOf(error.stack) : [];
}

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

function describe(error: BaseException): string {
  const text = messageOf(error);
  // Not its `name`, which of a JSError is that of the JavaScript error.
  const name = (error.constructor as unknown as ExceptionClass).$name;
  return text === "" ? name : `${name}: ${text}`;
}

/** The report must be made even if the program's own `__str__` fails. */
function messageOf(error: BaseException): string {
  try {
    return str(error);
  } catch {
    return "<exception str() failed>";
  }
}

/** Relative to the working directory, for files below it. */
function relative(file: string): string {
  const process = (globalThis as { process?: NodeJS.Process }).process;
  const folder = typeof process?.cwd === "function" ? `${process.cwd()}/` : "";
  return folder !== "" && file.startsWith(folder) ? file.slice(folder.length) : file;
}
