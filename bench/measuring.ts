/** How the programs of the compute and concurrency parts are started: runs in a process, V8's flags. */
import type { Flags } from "./flags.ts";
import type { Command } from "./harness/row.ts";

/** What `m28 run` sets: emitted functions are longer than hand-written ones, and V8 should inline them all the same. */
export const INLINING = "--max-inlined-bytecode-size-cumulative=3000";

/** Arguments in the form that `timed.*` read. Milliseconds of warming up, runs, and milliseconds after which no further run begins. */
export function argumentsFor(name: string, size: number, { small }: Flags): string[] {
  const effort = small ? ["runs=1", "warmup=0"] : ["runs=7", "warmup=500", "limit=1500"];
  return [...effort, `${name}=${size}`];
}

export function node(script: string, args: readonly string[], ...flags: string[]): Command {
  return { file: process.execPath, args: [...flags, script, ...args] };
}
