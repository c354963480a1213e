/** The concurrency part: the same programs in M28, hand-written JavaScript, channel libraries and Go. */
import { join } from "node:path";
import { isSelected } from "../flags.ts";
import { measureRows, type RowResult } from "../harness/measure.ts";
import { meanRatio, type Report, type Verdict, verdict } from "../harness/report.ts";
import { BEST_LIBRARY, type Command, type Row } from "../harness/row.ts";
import type { Setting } from "../main.ts";
import { argumentsFor, INLINING, node } from "../measuring.ts";
import { benchPath } from "../paths.ts";
import { buildPrograms } from "../toolchain.ts";
import { BARE, buildBare } from "./bare.ts";
import { buildGo, type GoPrograms } from "./go.ts";
import { installPeers } from "./peers.ts";
import { type ConcurrencyProgram, PLAIN, programs } from "./programs.ts";

const LIBRARIES = ["js-csp", "thi-ng-csp", "effect", "effection"];

export async function measureConcurrency(setting: Setting): Promise<Report> {
  const { flags, toolchains, folder } = setting;
  const [own, base] = toolchains;
  const chosen = programs.filter(({ name }) => isSelected(name, flags));
  const noPeers = installPeers();
  const go = buildGo(folder);
  for (const toolchain of toolchains) {
    buildPrograms(toolchain, entriesOf(chosen), outputOf(folder, toolchain.name));
  }
  const alsoBare = chosen.filter(({ bare }) => bare);
  if (alsoBare.length > 0) await buildBare(own!, entriesOf(alsoBare), outputOf(folder, BARE));
  const peers = noPeers === null ? LIBRARIES : [];
  const results = measureRows(
    chosen.map((program) => rowOf(program, setting, go, peers)),
    flags.rounds,
  );
  return {
    title: "Concurrency",
    notes: [
      `Milliseconds of a run, and bytes for each goroutine in the rows blocked-N. m28 is run with ${INLINING}.`,
      "Slow libraries do a part of the work, and their times are multiplied: see bench/concurrency/programs.ts.",
      ...[noPeers, go.problem].filter((problem) => problem !== null),
    ],
    variants: ["m28", "js", "go", ...LIBRARIES, PLAIN, BARE, ...(base ? [base.name] : [])],
    libraries: LIBRARIES,
    ratios: ["js", "go", BEST_LIBRARY, PLAIN, BARE, ...(base ? [base.name] : [])].map((against) => ({
      of: "m28",
      against,
    })),
    rows: results,
    overall: overall(results),
  };
}

function rowOf(program: ConcurrencyProgram, setting: Setting, go: GoPrograms, peers: readonly string[]): Row {
  const { name, file, goals, limits = [], libraries = {}, measuresMemory = false } = program;
  const { flags, toolchains, folder } = setting;
  const size = flags.small ? program.smallSize : program.size;
  const args = argumentsFor(name, size, flags);
  const more = measuresMemory ? ["--expose-gc"] : [];
  const inM28 = (variant: string, words = args): Command =>
    node(join(outputOf(folder, variant), `${file}.js`), words, INLINING, ...more);

  const commands = new Map<string, Command>();
  for (const { name: variant } of toolchains) commands.set(variant, inM28(variant));
  commands.set("js", node(benchPath("concurrency", `${file}.mjs`), args, ...more));
  if (program.inGo && go.path !== null) commands.set("go", { file: go.path, args });
  if (name === "needless") commands.set(PLAIN, inM28("m28", argumentsFor("plain", size, flags)));
  if (program.bare) commands.set(BARE, inM28(BARE));
  for (const [library, share] of Object.entries(libraries)) {
    if (!peers.includes(library)) continue;
    const part = flags.small ? size : size / share;
    const command = node(benchPath("concurrency/peers", `${library}.mjs`), argumentsFor(name, part, flags));
    commands.set(library, { ...command, times: size / part, check: String(program.result(part)) });
  }
  return {
    name,
    unit: measuresMemory ? "bytes" : "ms",
    check: String(program.result(size)),
    commands,
    goals,
    limits,
  };
}

function overall(rows: readonly RowResult[]): Verdict[] {
  const mean = meanRatio(rows, { of: "m28", against: BARE });
  return mean === null ? [] : [verdict("bookkeeping: m28 / m28, bare, geometric mean", mean, 1.1)];
}

/** Several programs stand in one file. */
function entriesOf(chosen: readonly ConcurrencyProgram[]): string[] {
  return [...new Set(chosen.map(({ file }) => benchPath("concurrency", `${file}.m28`)))];
}

function outputOf(folder: string, variant: string): string {
  return join(folder, variant.replace(/\W+/g, "-"), "concurrency");
}
