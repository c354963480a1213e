#!/usr/bin/env -S node --stack-size=6000
/** The `m28` command: finds out which subcommand is meant and loads it. */
import { cac } from "cac";
import { didYouMean } from "../compiler/messages/suggest.ts";
import { runWithDeeperStack, wantsDeeperStack } from "./deeper-stack.ts";
import { internalError } from "./internal-error.ts";
import { packageVersion } from "./package-root.ts";

/** A subcommand gives the exit status, or undefined when the program it started decides. */
type Action = (args: readonly string[], options: Record<string, unknown>) => Promise<number | undefined>;

interface Spec {
  readonly usage: string;
  readonly description: string;
  /** Flag as cac writes it, and its explanation. */
  readonly options: readonly (readonly [flag: string, description: string])[];
  /** Least number of files. */
  readonly files: number;
  readonly load: () => Promise<Action>;
}

const COMMANDS: Readonly<Record<string, Spec>> = {
  run: {
    usage: "run <file> [...args]",
    description: "Compile an M28 program in memory and run it",
    options: [],
    files: 1,
    load: async () => (await import("./run.ts")).run,
  },
  build: {
    usage: "build <entry> [...entries]",
    description: "Compile M28 programs to JavaScript files",
    options: [
      ["--outfile <file>", "Where to write the program (one entry)"],
      ["--outdir <folder>", "Where to write the programs; default: beside each entry"],
      ["--no-bundle", "One JavaScript file for each module, the runtime imported from 'm28/runtime'"],
      ["--format <format>", "esm, cjs or iife (default: esm)"],
      ["--platform <platform>", "node or browser (default: node)"],
      ["--minify", "Make the output small"],
      [
        "--sourcemap [mode]",
        "Source map: in a file of its own, inline, or external (not mentioned in the code)",
      ],
      ["--declaration", "Write TypeScript declarations (.d.ts) beside the output"],
      ["--external <module>", "Leave this module out of the bundle; may be repeated"],
      ["--watch", "Build again whenever a source file changes"],
    ],
    files: 1,
    load: async () => (await import("./build.ts")).build,
  },
  expand: {
    usage: "expand <file>",
    description: "Print an M28 program with its macros expanded",
    options: [],
    files: 1,
    load: async () => (await import("./expand.ts")).expand,
  },
  check: {
    usage: "check <file> [...files]",
    description: "Report problems without building anything",
    options: [
      ["--json", "Print the problems as JSON"],
      ["--explain-async", "Say for each function that may block why it may"],
    ],
    files: 1,
    load: async () => (await import("./check.ts")).check,
  },
  repl: {
    usage: "repl",
    description: "Try M28 out: read forms, run them, print their values",
    options: [],
    files: 0,
    load: async () => (await import("./repl.ts")).repl,
  },
};

const status = main(process.argv.slice(2));
// No top-level await: a program that never ends would make Node complain about this file.
status.then((code) => {
  if (code !== undefined) process.exitCode = code;
});

async function main(argv: readonly string[]): Promise<number | undefined> {
  if (argv[0] === "--version" || argv[0] === "-v") {
    process.stdout.write(`m28 ${packageVersion()}\n`);
    return 0;
  }
  if (argv.length === 0 && process.stdin.isTTY && process.stdout.isTTY)
    return (await import("./repl.ts")).repl();
  const { own, rest } = splitProgramArguments(argv);
  const cli = declareCommands();
  const parsed = cli.parse(["node", "m28", ...own.map(asCacReads)], { run: false });
  const name = cli.matchedCommandName;
  if (parsed.options.help) return 0;
  if (name === undefined) return unknownCommand(argv, () => cli.outputHelp());
  const spec = COMMANDS[name] as Spec;
  const { "--": _, help: __, ...options } = parsed.options;
  const problem = checkOptions(name, spec, own) ?? checkFiles(name, spec, parsed.args);
  if (problem !== null) return fail(problem);
  const action = await spec.load();
  try {
    return await action([...parsed.args, ...rest], options);
  } catch (error) {
    if (wantsDeeperStack(error)) return runWithDeeperStack();
    return fail(internalError(error));
  }
}

function declareCommands() {
  const cli = cac("m28");
  cli.usage("<command> [options]");
  cli.help();
  cli.option("-v, --version", "Print the version");
  for (const { usage, description, options } of Object.values(COMMANDS)) {
    const command = cli.command(usage, description);
    for (const [flag, text] of options) command.option(flag, text);
  }
  return cli;
}

/** What follows the file of `m28 run` belongs to the program, flags included. */
function splitProgramArguments(argv: readonly string[]): { own: readonly string[]; rest: readonly string[] } {
  const file = argv[0] === "run" ? argv.findIndex((arg, index) => index > 0 && !arg.startsWith("-")) : -1;
  return file < 0 ? { own: argv, rest: [] } : { own: argv.slice(0, file + 1), rest: argv.slice(file + 1) };
}

/**
 * For cac, the word behind a bare `--sourcemap` would be its mode, and that behind a flag with a hyphen its value: here both are
 * files.
 */
function asCacReads(arg: string): string {
  if (arg === "--sourcemap") return "--sourcemap=linked";
  return arg === "--explain-async" ? "--explainAsync" : arg;
}

function checkOptions(name: string, { options }: Spec, argv: readonly string[]): string | null {
  const known = new Set(["--help", "-h"]);
  const valued = new Set<string>();
  for (const [flag] of options) {
    const [long = ""] = flag.split(" ");
    known.add(long);
    if (long.startsWith("--no-")) known.add(long.replace("--no-", "--"));
    if (flag.includes("<")) valued.add(long);
  }
  for (let index = 0; index < argv.length; index++) {
    const [flag = "", value] = (argv[index] as string).split("=", 2);
    if (!flag.startsWith("-")) continue;
    if (!known.has(flag)) return `unknown option '${flag}' for 'm28 ${name}'${suggestion(flag, known)}`;
    if (!valued.has(flag)) continue;
    if (value === undefined) index++;
    if (!value && !argv[index]) return `option '${flag}' needs a value`;
  }
  return null;
}

function checkFiles(name: string, { usage, files }: Spec, args: readonly string[]): string | null {
  return args.length < files ? `'m28 ${name}' needs a file: m28 ${usage}` : null;
}

function unknownCommand(argv: readonly string[], help: () => void): number {
  const [word] = argv;
  if (word === undefined) {
    help();
    return 0;
  }
  const known = [...Object.keys(COMMANDS), "--help", "--version"];
  return fail(`unknown ${word.startsWith("-") ? "option" : "command"} '${word}'${suggestion(word, known)}`);
}

function suggestion(word: string, known: Iterable<string>): string {
  const found = didYouMean(word, known);
  return found === null ? "" : `; did you mean '${found}'?`;
}

function fail(problem: string): number {
  process.stderr.write(`m28: ${problem}\n`);
  return 1;
}
