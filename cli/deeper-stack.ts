/** A stack that is larger than Node's default, for deep recursion in programs and for the compiler on deeply nested forms. */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { possibleStack } from "./stack-limit.ts";

/**
 * In kilobytes, of the 8 MB that operating systems usually give the main thread. It can only be set at the start of the process:
 * the first line of `main.ts` has it too, for the command as it is installed.
 */
const WANTED = 6000;

/**
 * Runs the same command again in a process of its own, with the stack that is possible, and gives its exit status.
 * @param words the command line behind `node`: a program that runs sees another one
 * @param input what this process has read of its standard input: all there was
 */
export async function runAgain(words: readonly string[], input?: string): Promise<number> {
  const flags = process.execArgv.filter((each) => !each.startsWith("--stack-size="));
  const size = Math.min(WANTED, possibleStack());
  const args = [...flags, `--stack-size=${size}`, ...words];
  const child = spawn(process.execPath, args, {
    stdio: [input === undefined ? "inherit" : "pipe", "inherit", "inherit"],
  });
  child.stdin?.end(input);
  // A terminal sends its signals to both; others send theirs to this process only.
  const pass = (signal: NodeJS.Signals) => void child.kill(signal);
  const wait = () => {};
  process.on("SIGINT", wait).on("SIGTERM", pass).on("SIGHUP", pass);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (status, signal) => {
      process.off("SIGINT", wait).off("SIGTERM", pass).off("SIGHUP", pass);
      if (signal !== null) process.kill(process.pid, signal);
      resolve(status ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
