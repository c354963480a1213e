/** Where the benchmarks and the project are. */
import { dirname, join } from "node:path";

/** The folder of the benchmarks; `run.mjs` keeps its name when it bundles this file elsewhere. */
export const benchRoot: string = import.meta.dirname;

export const projectRoot: string = dirname(benchRoot);

export function benchPath(...parts: string[]): string {
  return join(benchRoot, ...parts);
}
