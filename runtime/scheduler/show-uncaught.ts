/** Where errors that nobody caught are shown: on standard error. */
import { writeError } from "./write-error.ts";

/** @param report with the heading, which says whose error it is */
export function showUncaught(_error: unknown, _heading: string, report: string): void {
  writeError(report);
}
