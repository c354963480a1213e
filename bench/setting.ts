/** What each part of the benchmarks is told. */
import type { Flags } from "./flags.ts";
import type { Machine } from "./harness/machine.ts";
import type { Toolchain } from "./toolchain.ts";

/** What a part needs to know. */
export interface Setting {
  readonly flags: Flags;
  readonly machine: Machine;
  /** This revision, and the one to compare with. */
  readonly toolchains: readonly Toolchain[];
  /** A folder for what is built; it is removed at the end. */
  readonly folder: string;
}
