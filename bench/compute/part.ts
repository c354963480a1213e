/** The compute part: the same algorithms in M28, in hand-written JavaScript and in Python. */
import { join } from "node:path";
import { type Flags, isSelected } from "../flags.ts";
import { measureRows, type RowResult } from "../harness/measure.ts";
import { meanRatio, type Report, ratio, type Verdict, verdict } from "../harness/report.ts";
import type { Command, Row } from "../harness/row.ts";
import { argumentsFor, INLINING, node } from "../measuring.ts";
import { benchPath, benchRoot } from "../paths.ts";
import type { Setting } from "../setting.ts";
import { buildPrograms } from "../toolchain.ts";
import { type ComputeProgram, programs } from "./programs.ts";

const NOT_INLINED = "m28, no flag";
const ratios = [
  { of: "m28", against: "js" },
  { of: NOT_INLINED, against: "js" },
  { of: "m28", against: "python" },
];

export async function measureCompute(setting: Setting): Promise<Report> {
  const { flags, machine, toolchains, folder } = setting;
  const chosen = programs.filter(({ name }) => isSelected(name, flags));
  const entries = chosen.map(({ name }) => benchPath("compute", `${name}.m28`));
  for (const toolchain of toolchains) {
    if (entries.length > 0) buildPrograms(toolchain, entries, outputOf(folder, toolchain.name));
  }
  const hasPython = machine.python !== null;
  const rows = chosen.map((program) => rowOf(program, setting, hasPython));
  const results = measureRows(rows, flags.rounds);
  const [, base] = toolchains;
  return {
    title: "Compute",
    notes: [
      `Milliseconds of a run. m28: bundles of m28 build, run by node ${INLINING} as m28 run does; also without that flag.`,
    ],
    variants: ["js", "m28", NOT_INLINED, ...(base ? [base.name] : []), ...(hasPython ? ["python"] : [])],
    libraries: [],
    ratios: base ? [...ratios, { of: "m28", against: base.name }] : ratios,
    rows: results,
    overall: overall(results, flags),
  };
}

function rowOf(program: ComputeProgram, { flags, toolchains, folder }: Setting, hasPython: boolean): Row {
  const { name } = program;
  const { size, check } = flags.small ? program.small : program;
  const args = argumentsFor(name, size, flags);
  const commands = new Map<string, Command>([["js", node(benchPath("compute", `${name}.mjs`), args)]]);
  for (const toolchain of toolchains) {
    commands.set(toolchain.name, node(bundleOf(folder, toolchain.name, name), args, INLINING));
  }
  commands.set(NOT_INLINED, node(bundleOf(folder, "m28", name), args));
  if (hasPython) {
    const script = benchPath("compute", `${name}.py`);
    const env = { PYTHONPATH: benchRoot, PYTHONDONTWRITEBYTECODE: "1" };
    // Python has nothing to warm up.
    const quick = args.map((arg) => (arg.startsWith("warmup=") ? "warmup=0" : arg));
    commands.set("python", { file: "python3", args: [script, ...quick], env });
  }
  const goals = [
    { of: "m28", against: "js", most: 1.5 },
    { of: "m28", against: "python", most: 1 },
  ];
  return { name, unit: "ms", check, commands, goals };
}

function overall(rows: readonly RowResult[], { only }: Flags): Verdict[] {
  if (only.length > 0) return [];
  const mean = (against: string) => meanRatio(rows, { of: "m28", against });
  const toJs = mean("js");
  const toPython = mean("python");
  const worst = rows.flatMap((row) => ratio(row, { of: "m28", against: "js" })?.median ?? []);
  return [
    ...(toJs === null ? [] : [verdict("m28 / js, geometric mean", toJs, 1.1)]),
    ...(worst.length === 0 ? [] : [verdict("m28 / js, worst", Math.max(...worst), 1.5)]),
    ...(toPython === null ? [] : [verdict("m28 / python, geometric mean", toPython, 0.1)]),
  ];
}

function outputOf(folder: string, toolchain: string): string {
  return join(folder, toolchain, "compute");
}

function bundleOf(folder: string, toolchain: string, name: string): string {
  return join(outputOf(folder, toolchain), `${name}.js`);
}
