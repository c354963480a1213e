/** How the programs of the compute and concurrency parts are started: sizes, runs in a process, V8's flags. */
import type { Flags } from "./flags.ts";
import type { Command } from "./harness/row.ts";

/** A program as the tables of programs declare it. */
export interface Sized {
  readonly name: string;
  /** For measuring: a run takes 20 to 200 ms in JavaScript. */
  readonly size: number;
  readonly check: string;
  /** For the test. */
  readonly small: { readonly size: number; readonly check: string };
}

/** What `m28 run` sets: emitted functions are longer than hand-written ones, and V8 should inline them all the same. */
export const INLINING = "--max-inlined-bytecode-size-cumulative=3000";

export function checkOf(program: Sized, { small }: Flags): string {
  return small ? program.small.check : program.check;
}

/** Arguments in the form that `timed.*` read. Milliseconds of warming up, runs, and milliseconds after which no further run begins. */
export function argumentsFor(program: Sized, { small }: Flags): string[] {
  const size = small ? program.small.size : program.size;
  const effort = small ? ["runs=1", "warmup=0"] : ["runs=7", "warmup=500", "limit=1500"];
  return [...effort, `${program.name}=${size}`];
}

export function node(script: string, args: readonly string[], ...flags: string[]): Command {
  return { file: process.execPath, args: [...flags, script, ...args] };
}
