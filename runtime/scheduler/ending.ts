/** How programs end: exit status, output that is still to be written, and errors that nobody caught. */
import type { Host } from "../host.ts";
import { ours } from "../values/own.ts";
import { showUncaught } from "./show-uncaught.ts";

export { writeError } from "./write-error.ts";

/** An error that nobody caught, and the goroutine that has died of it. */
export interface Uncaught {
  readonly error: unknown;
  readonly goroutine: number;
  readonly main: boolean;
  /** Says which goroutine that is; empty for main. */
  readonly heading: string;
}

let reporter: (uncaught: Uncaught) => void = reportOnStandardError;

/** Of all copies of the runtime in a process at most one keeps output that is still to be written, and writes it when it is called. */
export interface Kept {
  write: (() => void) | null;
}

export function keptOutput(): Kept {
  const shared = globalThis as { [key: symbol]: Kept | undefined };
  return (shared[Symbol.for("m28.output")] ??= { write: null });
}

/** Replaces what happens with errors that nobody caught. */
export function setReporter(replacement: (uncaught: Uncaught) => void): void {
  reporter = replacement;
}

/** Writes what is kept: before every report, and at the end. In browsers nothing is. */
export function flush(): void {
  if ((globalThis as Host).process !== undefined) keptOutput().write?.();
}

/**
 * @param goroutine the number of the one that has died of it
 * @param heading says which one that is; empty for main
 */
export function reportUncaught(error: unknown, goroutine: number, heading: string): void {
  exitOnSystemExit(error);
  reporter({ error, goroutine, main: heading === "", heading });
}

/** Ends the program if the error is a SystemExit. */
export function exitOnSystemExit(error: unknown): void {
  ours<{ $exit(): void }>(error)?.$exit?.();
}

/** Ends the program at once. In a browser nothing can be ended: the goroutine that asked for it is dead. */
export function exit(status: number): void {
  flush();
  (globalThis as Host).process?.exit?.(status);
}

function reportOnStandardError(uncaught: Uncaught): void {
  const process = (globalThis as Host).process;
  flush();
  showUncaught(uncaught.error, uncaught.heading);
  if (uncaught.main) exit(ours<{ $status: number }>(uncaught.error)?.$status ?? 1);
  else if (process !== undefined) process.exitCode = 1;
}
