/**
 * Errors that nobody caught, in a browser: they reach the console as Error objects, since the developer tools map the frames of these
 * to the program's files. Takes the place of `show-uncaught.ts` in the runtime for browsers.
 */
import type { BaseException } from "../errors/hierarchy.ts";
import { plainText } from "../errors/native.ts";
import { rt } from "./rt.ts";

type Thrown = Error & Partial<Pick<BaseException, "$reading" | "__cause__" | "__context__">>;

/** @param heading says whose error it is; empty for main */
export function showUncaught(error: unknown, heading: string): void {
  const shown = shownError(error, heading === "");
  if (heading === "") console.error(shown);
  else console.error(heading.trimEnd(), shown);
}

function shownError(error: unknown, isMain: boolean): unknown {
  try {
    if (error instanceof Error) return withoutRuntime(error, isMain, new Set());
  } catch {
    // A Proxy does not answer.
  }
  return `Traceback (most recent call last):\nJSError: ${plainText(error)}`;
}

/** The same error, with the frames of M28 code and of other JavaScript in its stack, and what caused it where the console looks. */
function withoutRuntime(error: Thrown, isMain: boolean, seen: Set<unknown>): Error {
  seen.add(error);
  const lines = String(error.stack).split("\n");
  const first = lines.findIndex(placeOf);
  const frames =
    first < 0
      ? []
      : until(
          lines.slice(first).findIndex((line) => runner.test(line)),
          lines.slice(first),
        );
  const ends = rt.endsOfRuntime.map((end) => placeOf(end().split("\n").find(placeOf) ?? ""));
  // It stands in one piece, and before all that imports it.
  const isRuntime = (line: string): boolean => {
    const place = placeOf(line);
    return place !== null && ends.some((end) => place.file === end?.file && place.at <= end.at);
  };
  // What has started main is only what loads the program.
  const own = isMain ? until(frames.findLastIndex(isRuntime), frames) : frames;
  const kept = own.filter((line) => placeOf(line) !== null && !isRuntime(line));
  const reading = error.$reading?.();
  const header =
    reading === undefined
      ? lines.slice(0, Math.max(first, 0)).join("\n") || String(error)
      : [reading.name, reading.message].filter(Boolean).join(": ");
  error.stack = [header, ...(kept.length > 0 ? kept : frames)].join("\n");
  const cause = error.__cause__ ?? error.__context__;
  if (cause instanceof Error && !seen.has(cause)) {
    Object.defineProperty(error, "cause", { value: withoutRuntime(cause, isMain, seen), configurable: true });
  }
  return error;
}

/** Where the code of a goroutine is run, perhaps in the middle of another one's; these names stay in every bundle. */
const runner = /run(Turns|Nested)\b/;

/** The lines before one of them; all if there is none. */
function until(end: number, lines: readonly string[]): readonly string[] {
  return end < 0 ? lines : lines.slice(0, end);
}

interface Place {
  readonly file: string;
  /** Later places in the file have greater numbers. */
  readonly at: number;
}

/** V8: `at name (file:1:2)`, `at file:1:2`; Firefox and Safari: `name@file:1:2`. */
function placeOf(frame: string): Place | null {
  const match = /([^\s(@]+):(\d+):(\d+)\)?$/.exec(frame);
  return match && { file: match[1]!, at: Number(match[2]) * 1e9 + Number(match[3]) };
}
