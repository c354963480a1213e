#!/usr/bin/env -S node --stack-size=6000
import { didYouMean } from "../compiler/messages/suggest.ts";
/** The `m28` command: finds out which subcommand is meant and loads it. */
import { isStackOverflow } from "../runtime/errors/stack-overflow.ts";
import { COMMANDS, type Command } from "./commands.ts";
import { commandHelp, generalHelp } from "./help.ts";
import { internalError } from "./internal-error.ts";
import { isWanted } from "./larger-stack-wanted.ts";
import { packageVersion } from "./package-root.ts";
import { run } from "./run.ts";
import { isTooLarge } from "./stack-limit.ts";
import { readFromStandardInput } from "./standard-input.ts";

/** For cac `-` is no word at all. */
const DASH = "\0-";

const words = process.argv.slice(1);
const status = main(words.slice(1));
// No top-level await: a program that never ends would make Node complain about this file.
status.then((code) => {
  if (code !== undefined) process.exitCode = code;
});

async function main(argv: readonly string[]): Promise<number | undefined> {
  if (isTooLarge()) return (await import("./deeper-stack.ts")).runAgain(words);
  if (argv[0] === "--version" || argv[0] === "-v") {
    process.stdout.write(`m28 ${packageVersion()}\n`);
    return 0;
  }
  if (argv.length === 0 && process.stdin.isTTY && process.stdout.isTTY)
    return (await import("./repl.ts")).repl();
  // The usual way to run a program: nothing else has to be loaded.
  if (argv[0] === "run" && argv[1] !== undefined && (argv[1] === "-" || !argv[1].startsWith("-")))
    return perform(() => run(argv.slice(1)));
  const { own, rest } = splitProgramArguments(argv);
  const asked = helpAskedFor(own);
  if (asked !== null) return show(asked);
  const cli = await declareCommands();
  const parsed = cli.parse(["node", "m28", ...own.map(asCacReads)], { run: false });
  const name = cli.matchedCommandName;
  if (name === undefined) return unknownCommand(argv);
  const spec = COMMANDS[name] as Command;
  const { "--": _, ...options } = parsed.options;
  const files = parsed.args.map((arg) => (arg === DASH ? "-" : arg));
  const problem = checkOptions(name, spec, own) ?? checkFiles(name, spec, files);
  if (problem !== null) return fail(problem);
  const action = await spec.load();
  return perform(() => action([...files, ...rest], options));
}

async function perform(action: () => Promise<number | undefined>): Promise<number | undefined> {
  try {
    return await action();
  } catch (error) {
    if (isWanted(error)) return (await import("./deeper-stack.ts")).runAgain(words, readFromStandardInput());
    if (isStackOverflow(error)) return fail("something is nested too deeply");
    return fail(internalError(error));
  }
}

/** `m28 --help`, `m28 build --help`, `m28 help build`; null when nobody asks for help. */
function helpAskedFor(argv: readonly string[]): string | null {
  const asks = argv[0] === "help" || argv.some((arg) => arg === "--help" || arg === "-h");
  if (!asks) return null;
  const command = argv.find((arg) => Object.hasOwn(COMMANDS, arg));
  return command === undefined ? generalHelp() : commandHelp(COMMANDS[command]!);
}

function show(text: string): number {
  process.stdout.write(text);
  return 0;
}

async function declareCommands() {
  const { cac } = await import("cac");
  const cli = cac("m28");
  for (const { usage, description, options } of Object.values(COMMANDS)) {
    const command = cli.command(usage, description);
    for (const [flag, text] of options) command.option(flag.replace("=", ""), text);
  }
  return cli;
}

/** What follows the file of `m28 run` belongs to the program, flags included. */
function splitProgramArguments(argv: readonly string[]): { own: readonly string[]; rest: readonly string[] } {
  const file =
    argv[0] === "run"
      ? argv.findIndex((arg, index) => index > 0 && (arg === "-" || !arg.startsWith("-")))
      : -1;
  return file < 0 ? { own: argv, rest: [] } : { own: argv.slice(0, file + 1), rest: argv.slice(file + 1) };
}

/**
 * For cac, the word behind a bare `--sourcemap` would be its mode, and that behind a flag with a hyphen its value: here both are
 * files.
 */
function asCacReads(arg: string): string {
  if (arg === "-") return DASH;
  if (arg === "--sourcemap") return "--sourcemap=linked";
  return arg === "--explain-async" ? "--explainAsync" : arg;
}

function checkOptions(name: string, { options }: Command, argv: readonly string[]): string | null {
  const known = new Set(["--help"]);
  const valued = new Set<string>();
  const valueless = new Set<string>();
  for (const [flag] of options) {
    const [long = ""] = flag.split(" ");
    known.add(long);
    if (long.startsWith("--no-")) known.add(long.replace("--no-", "--"));
    if (flag.includes("<")) valued.add(long);
    else if (!flag.includes("[")) valueless.add(long);
  }
  for (let index = 0; index < argv.length; index++) {
    const [flag = "", value] = (argv[index] as string).split("=", 2);
    if (flag === "-" && name === "run") continue;
    if (flag === "-") return "'-' is no file; only 'm28 run -' reads a program from standard input";
    if (!flag.startsWith("-")) continue;
    if (!known.has(flag))
      return `unknown option '${flag}' for 'm28 ${name}'${suggestion(flag, known, `m28 ${name} --help`)}`;
    if (value !== undefined && valueless.has(flag)) return `option '${flag}' takes no value`;
    if (!valued.has(flag)) continue;
    if (value === undefined) index++;
    if (!value && !argv[index]) return `option '${flag}' needs a value`;
  }
  return null;
}

function checkFiles(
  name: string,
  { usage, files: [least, most] }: Command,
  args: readonly string[],
): string | null {
  if (args.length < least) return `'m28 ${name}' needs a file: m28 ${usage}`;
  if (args.length > most) return `'m28 ${name}' has no use for '${args[most]}': m28 ${usage}`;
  const mode = args.find((arg) => ["linked", "inline", "external"].includes(arg));
  return name === "build" && mode !== undefined
    ? `'${mode}' is no file of M28; did you mean '--sourcemap=${mode}'?`
    : null;
}

function unknownCommand([word]: readonly string[]): number {
  if (word === undefined) return show(generalHelp());
  if (word.endsWith(".m28")) return fail(`unknown command '${word}'; did you mean 'm28 run ${word}'?`);
  const known = [...Object.keys(COMMANDS), "--help", "--version"];
  const kind = word.startsWith("-") ? "option" : "command";
  return fail(`unknown ${kind} '${word}'${suggestion(word, known, "m28 --help")}`);
}

/** A word like it, or where to look. */
function suggestion(word: string, known: Iterable<string>, help: string): string {
  const found = didYouMean(word, known);
  return found === null ? `; '${help}' lists what there is` : `; did you mean '${found}'?`;
}

function fail(problem: string): number {
  process.stderr.write(`m28: ${problem}\n`);
  return 1;
}
