/** How programs end: exit status, output that is still to be written, and errors that nobody caught. */
import { SystemExit } from "../errors/index.ts";
import { str } from "../text/str.ts";
import type { Goroutine } from "./goroutine.ts";
import { positionOf } from "./positions.ts";
import { tracebackOf } from "./reports.ts";

/** An error that nobody caught, and the goroutine that has died of it. */
export interface Uncaught {
  readonly error: unknown;
  readonly goroutine: number;
  readonly main: boolean;
  /** The report, ending with a line end. */
  readonly text: string;
}

/** Errors that are reported at the end, unless somebody hears of them before. */
const unheard: Map<Goroutine, unknown> = /* @__PURE__ */ new Map();

let flushOutput: () => void = () => {};
let reporter: (uncaught: Uncaught) => void = reportOnStandardError;

/** Sets what writes the buffered output; it is called before every report and at the end. */
export function setFlush(flush: () => void): void {
  flushOutput = flush;
}

/** Replaces what happens with errors that nobody caught. */
export function setReporter(replacement: (uncaught: Uncaught) => void): void {
  reporter = replacement;
}

export function flush(): void {
  flushOutput();
}

export function reportUncaught(goroutine: Goroutine, error: unknown): void {
  exitOnSystemExit(error);
  const { id, main } = goroutine;
  reporter({ error, goroutine: id, main, text: heading(goroutine) + tracebackOf(error) });
}

/**
 * Reports a goroutine's error when the program ends. A host whose programs have no end gets the report at once.
 * @returns a function that takes the report back
 */
export function reportAtEnd(goroutine: Goroutine, error: unknown): () => void {
  if (hostProcess() === undefined) reportUncaught(goroutine, error);
  else unheard.set(goroutine, error);
  return () => unheard.delete(goroutine);
}

/** The end has come. */
export function reportUnheard(): void {
  for (const [goroutine, error] of unheard) reportUncaught(goroutine, error);
  unheard.clear();
}

/** Ends the program if the error is a SystemExit. */
export function exitOnSystemExit(error: unknown): void {
  if (!(error instanceof SystemExit)) return;
  const { code } = error;
  flush();
  if (code === null || typeof code === "boolean" || typeof code === "number") {
    exit(Number(code));
  } else {
    writeError(`${str(code)}\n`);
    exit(1);
  }
}

/** Ends the program at once. In a browser nothing can be ended: the goroutine that asked for it is dead. */
export function exit(status: number): void {
  flush();
  hostProcess()?.exit(status);
}

/** Writes to standard error, or to the console in a browser. */
export function writeError(text: string): void {
  const process = hostProcess();
  if (process === undefined) console.error(text.trimEnd());
  else process.stderr.write(text);
}

/** Node's process, if there is one. */
export function hostProcess(): NodeJS.Process | undefined {
  const process = (globalThis as { process?: NodeJS.Process }).process;
  return typeof process?.on === "function" ? process : undefined;
}

function heading(goroutine: Goroutine): string {
  if (goroutine.main) return "";
  const created = positionOf(goroutine.createdAt);
  const origin = created === null ? "" : `    created at ${created.file}:${created.line}\n`;
  return `Exception in goroutine ${goroutine.id}:\n${origin}`;
}

function reportOnStandardError(uncaught: Uncaught): void {
  flush();
  writeError(uncaught.text);
  const process = hostProcess();
  if (process !== undefined) process.exitCode = 1;
}
