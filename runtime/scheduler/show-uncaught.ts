/** Where errors that nobody caught are shown: on standard error. */
import { tracebackOf } from "./reports.ts";
import { writeError } from "./write-error.ts";

/** @param heading says whose error it is; empty for main */
export function showUncaught(error: unknown, heading: string): void {
  writeError(heading + tracebackOf(error));
}
