/** A stack that is larger than Node's default, for deep recursion in programs and for the compiler on deeply nested forms. */
import { spawnSync } from "node:child_process";
import { constants } from "node:os";

/**
 * In kilobytes, of the 8 MB that operating systems usually give the main thread. It can only be set at the start of the process:
 * the first line of `main.ts` has it too, for the command as it is installed.
 */
const FLAG = "--stack-size=6000";

/** Is this a stack overflow in a process that was started without the larger stack, as by `node main.js`? */
export function isWanted(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message) && !process.execArgv.includes(FLAG);
}

/** Runs the same command again in a process of its own, and gives its exit status. */
export function runAgain(): number {
  const [script = "", ...args] = process.argv.slice(1);
  const { status, signal } = spawnSync(process.execPath, [FLAG, script, ...args], { stdio: "inherit" });
  return status ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
