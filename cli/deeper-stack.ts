/** A second try with a larger stack, for programs that nest more deeply than Node's default lets the compiler follow. */
import { spawnSync } from "node:child_process";
import { constants } from "node:os";

/** In kilobytes; half of what operating systems usually give the main thread. */
const FLAG = "--stack-size=3900";

/** Is this a stack overflow, and not yet the second try? */
export function wantsDeeperStack(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message) && !process.execArgv.includes(FLAG);
}

/** Runs the same command again in a process of its own, and gives its exit status. */
export function runWithDeeperStack(): number {
  const [script = "", ...args] = process.argv.slice(1);
  const { status, signal } = spawnSync(process.execPath, [FLAG, script, ...args], { stdio: "inherit" });
  return status ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
