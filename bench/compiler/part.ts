/** The compiler part: start-up, throughput on a generated program, rebuilding after a change, sizes of bundles. */
import { join } from "node:path";
import { isSelected } from "../flags.ts";
import { measureRows } from "../harness/measure.ts";
import type { Report } from "../harness/report.ts";
import type { Command, Goal, Row } from "../harness/row.ts";
import { short } from "../harness/table.ts";
import { node } from "../measuring.ts";
import { benchPath } from "../paths.ts";
import type { Setting } from "../setting.ts";
import { commandOf, type Toolchain } from "../toolchain.ts";
import { type Generated, generateProgram } from "./generate.ts";

const NODE = "node";
const HALF = "half";
const NO_MAPS = "no maps";
const WARM_CACHE = "m28, warm cache";

/** What the rows are about. */
interface Subject {
  readonly setting: Setting;
  readonly program: Generated;
  readonly double: Generated;
}

export async function measureCompiler(setting: Setting): Promise<Report> {
  const { flags, toolchains, folder } = setting;
  const [, base] = toolchains;
  const lines = flags.small ? 1000 : 50_000;
  const program = generateProgram(join(folder, "program"), lines);
  const double = generateProgram(join(folder, "double"), 2 * lines);
  const subject = { setting, program, double };
  const rows = [
    ...startRows(subject),
    ...throughputRows(subject),
    ...rebuildRows(subject),
    ...sizeRows(subject),
  ].filter(({ name }) => isSelected(name, flags));
  const results = measureRows(rows, flags.rounds);
  const cold = results.find(({ row }) => row.name === "compile")?.cells.get("m28");
  const seconds = cold && cold.median / 1000;
  return {
    title: "Compiler",
    notes: [
      `Milliseconds; bytes in the rows size-*. The generated program has ${program.lines} lines and ${program.bytes} bytes in modules of 500 lines.`,
      ...(seconds
        ? [
            `compile (a fresh process, maps as text): ${Math.round(program.lines / seconds)} lines and ${short(program.bytes / 1e6 / seconds)} MB a second.`,
          ]
        : []),
    ],
    variants: ["m28", WARM_CACHE, NODE, HALF, NO_MAPS, ...(base ? [base.name] : [])],
    libraries: [],
    ratios: [
      ...[NODE, HALF, NO_MAPS, ...(base ? [base.name] : [])].map((against) => ({ of: "m28", against })),
      { of: WARM_CACHE, against: NODE },
    ],
    rows: results,
    overall: [],
  };
}

/** The whole command, from its start to its end. */
function startRows({ setting }: Subject): Row[] {
  const hello = benchPath("compiler/programs/hello");
  const runs = setting.flags.small ? 1 : 5;
  const run = (cache: Cache, root: string) => start(cache, runs, commandOf(root), "run", `${hello}.m28`);
  const commands = byToolchain(setting, ({ root }) => run("fresh", root));
  commands.set(WARM_CACHE, run("kept", setting.toolchains[0]!.root));
  commands.set(NODE, start("kept", runs, `${hello}.mjs`));
  const goals: Goal[] = [
    { of: "m28", against: NODE, most: 2 },
    { of: WARM_CACHE, against: NODE, most: 1.5 },
  ];
  return [row("run-hello", commands, "Hello, world!", goals)];
}

type Cache = "fresh" | "kept";

function start(cache: Cache, runs: number, ...script: string[]): Command {
  return node(benchPath("compiler/start.mjs"), [cache, String(runs), process.execPath, ...script]);
}

function throughputRows({ setting, program, double }: Subject): Row[] {
  const { flags, toolchains, folder } = setting;
  const compile = (root: string, { entry }: Generated, runs: number) =>
    node(benchPath("compiler/compile.mjs"), [root, entry, String(runs)], "--stack-size=6000");
  const once = (root: string) => compile(root, program, 1);
  const build = (root: string, ...flag: string[]) => {
    const outdir = join(folder, "built");
    return start(
      "fresh",
      1,
      commandOf(root),
      "build",
      "--no-bundle",
      ...flag,
      "--outdir",
      outdir,
      program.entry,
    );
  };
  const doubled = byToolchain(setting, ({ root }) => compile(root, double, 1));
  doubled.set(HALF, once(toolchains[0]!.root));
  const building = byToolchain(setting, ({ root }) => build(root, "--sourcemap"));
  building.set(NO_MAPS, build(toolchains[0]!.root));
  const cold = row(
    "compile",
    byToolchain(setting, ({ root }) => once(root)),
  );
  return [
    // 50,000 lines a second.
    { ...cold, limits: [{ of: "m28", most: program.lines / 50 }] },
    row(
      "compile-warm",
      byToolchain(setting, ({ root }) => compile(root, program, flags.small ? 2 : 4)),
    ),
    row("compile-double", doubled, null, [{ of: "m28", against: HALF, most: 2.2 }]),
    row("build-command", building),
  ];
}

function rebuildRows({ setting, program: { entry, edited } }: Subject): Row[] {
  const runs = setting.flags.small ? "2" : "8";
  const rebuild = (way: string, kind: string) =>
    byToolchain(setting, ({ root }) =>
      node(benchPath("compiler/rebuild.mjs"), [root, entry, edited, way, kind, runs], "--stack-size=6000"),
    );
  const limits = [{ of: "m28", most: 100 }];
  return [
    { ...row("rebuild", rebuild("api", "literal")), limits },
    { ...row("rebuild-line", rebuild("api", "line")), limits },
    { ...row("rebuild-function", rebuild("api", "function")), limits },
    row("rebuild-first", rebuild("api", "first")),
    row("rebuild-esbuild", rebuild("esbuild", "literal")),
  ];
}

function sizeRows({ setting }: Subject): Row[] {
  const programs: readonly { name: string; path: string; most?: number }[] = [
    { name: "hello", path: benchPath("compiler/programs/hello.m28"), most: 1500 },
    { name: "select", path: benchPath("compiler/programs/select.m28"), most: 5000 },
    { name: "producer-consumer", path: benchPath("../docs/examples/producer-consumer.m28") },
  ];
  return programs.map(({ name, path, most }) => ({
    ...row(
      `size-${name}`,
      byToolchain(setting, ({ root }) => node(benchPath("compiler/size.mjs"), [root, path])),
    ),
    unit: "bytes",
    limits: most === undefined ? [] : [{ of: "m28", most }],
  }));
}

function byToolchain(
  { toolchains }: Setting,
  command: (toolchain: Toolchain) => Command,
): Map<string, Command> {
  return new Map(toolchains.map((toolchain) => [toolchain.name, command(toolchain)]));
}

function row(
  name: string,
  commands: ReadonlyMap<string, Command>,
  check: string | null = null,
  goals: readonly Goal[] = [],
): Row {
  return { name, unit: "ms", check, commands, goals };
}
