/** Stands in the place of `timed.m28` where the runs of a program are called by somebody else: keeps them. */

/** By the name of the program; those of the bundle that has just been loaded. */
const runs = globalThis.offeredRuns;

export function $init() {
  return null;
}

export function measure$entry(name, run) {
  runs.set(name, run);
  return null;
}
