/** Writes lines to standard error, or to the console in a browser; Node's console writes to standard error at once. */
export function writeError(lines: string): void {
  console.error(lines.replace(/\n$/, ""));
}
