/** Runs the parts that the command line names, and prints what they find. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureCompiler } from "./compiler/part.ts";
import { measureCompute } from "./compute/part.ts";
import { measureConcurrency } from "./concurrency/part.ts";
import { type Flags, type PartName, readFlags, USAGE } from "./flags.ts";
import { reportJson } from "./harness/json.ts";
import { describeMachine, machineText } from "./harness/machine.ts";
import type { Report } from "./harness/report.ts";
import { Interrupted } from "./harness/sample.ts";
import { reportText } from "./harness/table.ts";
import type { Setting } from "./setting.ts";
import { ownToolchain, toolchainOf } from "./toolchain.ts";

const MEASURE: Readonly<Record<PartName, (setting: Setting) => Promise<Report>>> = {
  compute: measureCompute,
  concurrency: measureConcurrency,
  compiler: measureCompiler,
};

/** @returns the exit status: 1 when something could not be measured */
export async function main(argv: readonly string[]): Promise<number> {
  let flags: Flags;
  try {
    flags = readFlags(argv);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), "m28-bench-"));
  const base = flags.compare === null ? null : toolchainOf(flags.compare);
  // The program that is running ends at once, and everything is put away.
  process.on("SIGINT", () => {});
  try {
    const toolchains = [ownToolchain(), ...(base === null ? [] : [base.toolchain])];
    return await measure({ flags, machine: describeMachine(), toolchains, folder });
  } catch (error) {
    if (error instanceof Interrupted) return 130;
    throw error;
  } finally {
    base?.discard();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(setting: Setting): Promise<number> {
  const { flags, machine } = setting;
  const print = (text: string) => void (flags.json === "-" || process.stdout.write(`${text}\n`));
  print(`${machineText(machine)}\n${flags.rounds} rounds; medians; (lowest–highest round)\n`);
  const reports: Report[] = [];
  for (const part of flags.parts) {
    const report = await MEASURE[part](setting);
    reports.push(report);
    print(reportText(report));
  }
  if (reports.every(({ rows }) => rows.length === 0)) {
    process.stderr.write(`no row is called ${flags.only.join(" or ")}\n`);
    return 1;
  }
  if (flags.json !== null) {
    const text = `${JSON.stringify({ machine, flags, reports: reports.map(reportJson) }, null, 2)}\n`;
    if (flags.json === "-") process.stdout.write(text);
    else writeFileSync(flags.json, text);
  }
  return reports.some(({ rows }) => rows.some(({ failures }) => failures.size > 0)) ? 1 : 0;
}
