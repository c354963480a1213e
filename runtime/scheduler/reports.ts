/** The traceback of an error that nobody caught (language §21). */
import { causeIn, isError, type Reported, readNative, reportedOf, stackOf } from "../errors/native.ts";
import { isUnwritten } from "../errors/unwritten.ts";
import type { Host } from "../host.ts";
import { rt } from "./rt.ts";
import { type Frame, framesOf } from "./stack.ts";

const because = "The above exception was the direct cause of the following exception:";
const during = "During handling of the above exception, another exception occurred:";

/** The whole report, causes first; ends with a line end. */
export function tracebackOf(thrown: unknown): string {
  const seen = new Set();
  let report = "";
  for (let error = thrown, link = ""; ; ) {
    seen.add(error);
    report = single(error) + link + report;
    const { __cause__, __context__ = null, __suppress_context__ } = linksOf(error);
    const reason = __cause__ ?? null;
    error = reason ?? (__suppress_context__ ? null : __context__);
    if (error === null || seen.has(error)) return report;
    link = `\n${reason === null ? during : because}\n\n`;
  }
}

/** What is no exception of M28's has a cause only by the name that JavaScript gives it. */
function linksOf(error: unknown): Partial<Reported> {
  return reportedOf(error) ?? { __cause__: causeIn(error) ?? null };
}

function single(error: unknown): string {
  const { name, message } =
    (reportedOf(error) ?? (isUnwritten(error) ? error : undefined))?.$reading() ?? readNative(error);
  const lines = m28Frames(error)
    .map((frame) => `  File "${relative(frame.file)}", line ${frame.line}, in ${frame.name}\n`)
    .join("");
  return `Traceback (most recent call last):\n${withoutRepetition(lines)}${message === "" ? name : `${name}: ${message}`}\n`;
}

/** As Python does: of a line more than three times in a row, three, and how often it comes again in what the host has kept. */
function withoutRepetition(lines: string): string {
  return lines.replace(/^(.*\n)\1{3,}/gm, (all, line: string) => {
    const more = all.length / line.length - mostRepeated;
    return `${line.repeat(mostRepeated)}  [Previous line repeated ${more} more time${more === 1 ? "" : "s"}]\n`;
  });
}

const mostRepeated = 3;

/** M28's files, and the inputs of an interactive session. */
export const m28File = /\.m28$|<(?:input \d+|stdin)>$/;

/** What the source map calls the entry of a suspending function, which only starts the function's body. */
const entryName = /^start of /;

/** Is it a frame of M28 code? */
export function isOurs({ file, name }: Frame): boolean {
  return m28File.test(file) && !entryName.test(name);
}

/** Where the code of a goroutine is run, perhaps in the middle of another one's. */
const runner = /(^|\.)run(Turns|Nested)$/;

/** Without those of whoever was running before. */
function ownFrames(innermostFirst: Frame[]): Frame[] {
  const end = innermostFirst.findIndex(({ name }) => runner.test(name));
  return end === -1 ? innermostFirst : innermostFirst.slice(0, end);
}

/** Outermost first; the frames of JavaScript code only where there are no others. What is no Error has none. */
function m28Frames(error: unknown): Frame[] {
  return programFrames(error).reverse();
}

/** The frames of M28 code, innermost first, and of other code that belongs to the traceback. */
export function programFrames(error: unknown): Frame[] {
  const frames = ownFrames(framesOf(stackOf(error)));
  const all = isError(error) ? rt.lostFrames?.(error, frames) : undefined;
  return ofProgram(all ?? frames, frames);
}

/**
 * Those of the frames that are the program's.
 * @param stack where its frames are from, as the host has given it
 */
export function ofProgram(frames: readonly Frame[], stack: readonly Frame[] = frames): Frame[] {
  if (stack.some(isOurs)) return frames.filter((frame) => isOurs(frame) || frame.isForeign);
  // Without source maps the program is what stands behind the runtime.
  const ends = rt.endsOfRuntime.flatMap((end) => framesOf(end()).slice(0, 1));
  return frames
    .filter(
      (frame) =>
        frame.column === undefined ||
        !(frame.file.startsWith("node:") || ends.some((end) => isOfRuntime(frame, end))),
    )
    .map((frame) => (frame.column === undefined ? frame : { ...frame, name: unmarked(frame.name) }));
}

/** Is it in the runtime, which stands in one piece, or in one folder where source maps tell its files? */
function isOfRuntime({ file, line, column }: Frame, end: Frame): boolean {
  const folder = end.file.replace(/scheduler[/\\]main\.ts$/, "");
  if (folder !== end.file) return file.startsWith(folder);
  if (file !== end.file) return false;
  return +line < +end.line || (line === end.line && +column! <= +end.column!);
}

/** A function's own name, of that of one of its forms. */
function unmarked(name: string): string {
  const own = name.replace(/\$(async|body|steps|\d+)$/, "");
  return own === "$go" ? "<go>" : own || "<module>";
}

/** Relative to the working directory, for files below it. */
export function relative(file: string): string {
  const folder = (globalThis as Host).process?.cwd?.();
  if (folder === undefined || !/^[/\\]/.test(file.slice(folder.length))) return file;
  return slashed(file).startsWith(slashed(folder)) ? file.slice(folder.length + 1) : file;
}

/** Windows writes paths with backslashes, and URLs with slashes. */
function slashed(path: string): string {
  return /^[A-Za-z]:/.test(path) ? path.replaceAll("\\", "/") : path;
}
