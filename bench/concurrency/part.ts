/** The concurrency part: the same programs in M28, hand-written JavaScript, channel libraries and Go. */
import { join } from "node:path";
import { isSelected } from "../flags.ts";
import { measureRows, type RowResult } from "../harness/measure.ts";
import { type Report, type Verdict, verdict } from "../harness/report.ts";
import { BEST_LIBRARY, type Command, type Row } from "../harness/row.ts";
import { geometricMean } from "../harness/statistics.ts";
import { argumentsFor, INLINING, node } from "../measuring.ts";
import { benchPath } from "../paths.ts";
import type { Setting } from "../setting.ts";
import { buildPrograms } from "../toolchain.ts";
import { BOTH, buildBoth } from "./bare.ts";
import { buildGo, type GoPrograms } from "./go.ts";
import { installPeers } from "./peers.ts";
import { type ConcurrencyProgram, PLAIN, programs } from "./programs.ts";

const BOOKKEEPING = "bookkeeping";
/** At most a tenth more than without. */
const mostBookkeeping = 1.1;
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
  if (alsoBare.length > 0) await buildBoth(own!, entriesOf(alsoBare), outputOf(folder, BOOKKEEPING));
  const peers = noPeers === null ? LIBRARIES : [];
  const results = measureRows(
    [
      ...chosen.map((program) => rowOf(program, setting, go, peers)),
      ...alsoBare.map((program) => bookkeepingOf(program, setting)),
    ],
    flags.rounds,
  );
  return {
    title: "Concurrency",
    notes: [
      `Milliseconds of a run, and bytes for each goroutine in the rows blocked-N. m28 is run with ${INLINING}.`,
      "The rows of bookkeeping have ratios: the program with it, by the program without, one run of each in turn.",
      "Slow libraries do a part of the work, and their times are multiplied: see bench/concurrency/programs.ts.",
      ...[noPeers, go.problem].filter((problem) => problem !== null),
    ],
    variants: ["m28", "js", "go", ...LIBRARIES, PLAIN, ...(base ? [base.name] : [])],
    libraries: LIBRARIES,
    ratios: ["js", "go", BEST_LIBRARY, PLAIN, ...(base ? [base.name] : [])].map((against) => ({
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

/** What the bookkeeping costs a program. */
function bookkeepingOf({ name, file, size, smallSize, result }: ConcurrencyProgram, setting: Setting): Row {
  const { small } = setting.flags;
  const used = small ? smallSize : size;
  const folder = outputOf(setting.folder, BOOKKEEPING);
  const builds = Object.keys(BOTH).map((build) => join(folder, build, `${file}.js`));
  const effort = small ? ["runs=1", "warmup=0"] : ["runs=40", "warmup=1500"];
  const script = benchPath("concurrency/in-turn.mjs");
  return {
    name: `${BOOKKEEPING} ${name}`,
    unit: "ratio",
    check: String(result(used)),
    commands: new Map([["m28", node(script, [...builds, ...effort, `${name}=${used}`], INLINING)]]),
    goals: [],
    limits: [{ of: "m28", most: mostBookkeeping }],
  };
}

function overall(rows: readonly RowResult[]): Verdict[] {
  const ratios = rows
    .filter(({ row }) => row.unit === "ratio")
    .flatMap(({ cells }) => cells.get("m28")?.median ?? []);
  if (ratios.length === 0) return [];
  return [verdict(`${BOOKKEEPING}, geometric mean`, geometricMean(ratios), mostBookkeeping)];
}

/** Several programs stand in one file. */
function entriesOf(chosen: readonly ConcurrencyProgram[]): string[] {
  return [...new Set(chosen.map(({ file }) => benchPath("concurrency", `${file}.m28`)))];
}

function outputOf(folder: string, variant: string): string {
  return join(folder, variant.replace(/\W+/g, "-"), "concurrency");
}
