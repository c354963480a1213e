/** A stack that is larger than Node's default, for deep recursion in programs and for the compiler on deeply nested forms. */
import { spawnSync } from "node:child_process";
import { constants } from "node:os";
import { LARGER_STACK } from "./larger-stack-wanted.ts";

/** Runs the same command again in a process of its own, and gives its exit status. */
export function runAgain(): number {
  const [script = "", ...args] = process.argv.slice(1);
  const { status, signal } = spawnSync(process.execPath, [LARGER_STACK, script, ...args], {
    stdio: "inherit",
  });
  return status ?? 128 + (signal === null ? 0 : constants.signals[signal]);
}
