/** The traceback of an error that nobody caught (language §21). */
import { BaseException } from "../errors/index.ts";
import { str } from "../text/str.ts";
import { type Frame, framesOf } from "./stack.ts";

const because = "The above exception was the direct cause of the following exception:";
const during = "During handling of the above exception, another exception occurred:";

/** The whole report, causes first; ends with a line end. */
export function tracebackOf(error: unknown): string {
  const parts = [single(error)];
  const seen = new Set([error]);
  for (let current = error; current instanceof BaseException; ) {
    const cause = current.__cause__;
    const earlier = cause ?? (current.__suppress_context__ ? null : current.__context__);
    if (earlier === null || seen.has(earlier)) break;
    seen.add(earlier);
    parts.unshift(`${single(earlier)}\n${cause === null ? during : because}\n\n`);
    current = earlier;
  }
  return parts.join("");
}

function single(error: unknown): string {
  const frames = error instanceof Error ? m28Frames(stackOf(error)) : [];
  const lines = frames.map(
    ({ file, line, name }) => `  File "${relative(file)}", line ${line}, in ${name}\n`,
  );
  return `Traceback (most recent call last):\n${lines.join("")}${describe(error)}\n`;
}

function stackOf(error: Error): Frame[] {
  return typeof error.stack === "string" ? framesOf(error.stack) : [];
}

/** What the source map calls the entry of a suspending function, which only starts the function's body. */
const entryName = /^start of /;

/** Outermost first; the frames of JavaScript code only where there are no others. */
function m28Frames(innermostFirst: Frame[]): Frame[] {
  const all = innermostFirst.reverse();
  const ours = all.filter(({ file, name }) => file.endsWith(".m28") && !entryName.test(name));
  if (ours.length === 0) return all.filter((frame) => !frame.file.startsWith("node:"));
  return ours.map((frame) => ({ ...frame, name: m28Name(frame.name) }));
}

function m28Name(name: string): string {
  return name === "" || name === "<anonymous>" ? "<module>" : name;
}

function describe(error: unknown): string {
  if (error instanceof BaseException) {
    const text = messageOf(error);
    return text === "" ? error.name : `${error.name}: ${text}`;
  }
  if (error instanceof RangeError && /call stack|recursion/i.test(error.message)) {
    return "RecursionError: maximum recursion depth exceeded";
  }
  return `JSError: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`;
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
