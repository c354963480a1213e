/** The subcommands of `m28`: what they take, and everything that their help says. */

import { runtimeSpecifier } from "../compiler/program/options.ts";
import { run } from "./run.ts";

/** A subcommand gives the exit status, or undefined when the program it started decides. */
export type Action = (
  args: readonly string[],
  options: Record<string, unknown>,
) => Promise<number | undefined>;

/** A term and its explanation. */
export type Entry = readonly [term: string, explanation: string];

export interface Command {
  /** Behind `m28`, as cac writes it. */
  readonly usage: string;
  readonly description: string;
  /** A paragraph about what is not obvious. */
  readonly details: string;
  /** Flag as cac writes it, and its explanation. */
  readonly options: readonly Entry[];
  readonly examples: readonly Entry[];
  readonly status: readonly Entry[];
  readonly environment: readonly Entry[];
  /** Least and largest number of files. */
  readonly files: readonly [least: number, most: number];
  readonly load: () => Promise<Action>;
}

const M28_PATH: Entry = [
  "M28_PATH",
  "Folders to look for imported modules in, separated as in PATH; after the folder of the importing file and the current one",
];
const CACHE: Entry = [
  "M28_CACHE, XDG_CACHE_HOME",
  "If M28_CACHE is 'off', nothing is kept of what 'm28 run' has compiled; otherwise it is in m28/run of the folder for caches (default: ~/.cache)",
];
const COLORS: Entry = [
  "NO_COLOR, FORCE_COLOR",
  "Messages never have colours, or have them even where there is no terminal",
];
const SUSPEND: Entry = [
  "M28_SUSPEND_EVERYTHING",
  "If set, every function is compiled as if it might block; for finding mistakes of m28's own",
];

export const ENVIRONMENT: readonly Entry[] = [
  M28_PATH,
  ["M28_HISTORY", "The file that keeps the lines of sessions (default: ~/.m28_history)"],
  CACHE,
  COLORS,
  SUSPEND,
  ["M28_DEBUG", "If set, internal errors of m28 are shown with their stack"],
];

export const COMMANDS: Readonly<Record<string, Command>> = {
  run: {
    usage: "run <file> [...args]",
    description: "Compile an M28 program and run it",
    details:
      "What follows the file belongs to the program, flags included: it finds its path and these arguments in ARGV and in sys.argv. The file - is the program on standard input, which tracebacks call <stdin>. Tracebacks name the lines of the M28 files. What has been compiled is kept: a program that has not changed starts sooner the next time. Programs whose macros have run are compiled each time.",
    options: [["--no-cache", "Compile the program even if that has been done before, and keep nothing"]],
    examples: [
      ["m28 run hello.m28", "Run a program"],
      ["m28 run count.m28 --fast a.txt", "With two arguments of its own"],
      ["m28 run - < hello.m28", "Run the program on standard input"],
    ],
    status: [
      ["0", "The program has ended well"],
      ["1", "Mistakes in the text, or an exception that nobody handled, in any goroutine"],
      ["2", "Deadlock: the main goroutine waits for ever"],
      ["n", "The program has called (exit n)"],
    ],
    environment: [M28_PATH, CACHE, COLORS, SUSPEND],
    files: [1, Number.POSITIVE_INFINITY],
    load: async () => run,
  },
  build: {
    usage: "build <entry> [...entries]",
    description: "Compile M28 programs to JavaScript files",
    details:
      "Each program becomes one file, with the modules that it imports and what it uses of the runtime. Without --outfile and --outdir it stands beside the entry: main.js beside main.m28. Several programs need --outdir. Run bundles with 'node --enable-source-maps' to have tracebacks in M28 lines.",
    options: [
      ["--outfile <file>", "Where to write the program (one entry)"],
      ["--outdir <folder>", "Where to write the programs"],
      [
        "--no-bundle",
        `One JavaScript file for each module; the runtime is imported from '${runtimeSpecifier}'`,
      ],
      ["--format <format>", "Kind of modules: esm, cjs or iife (default: esm)"],
      ["--platform <platform>", "Where it will run: node or browser (default: node)"],
      ["--minify", "Make the output small"],
      [
        "--sourcemap [=mode]",
        "Write a source map: linked (a file of its own, the default), inline, or external (not mentioned in the code)",
      ],
      ["--declaration", "Write TypeScript declarations (.d.ts) beside the output"],
      ["--external <module>", "Leave this module out of the bundle; may be repeated"],
      ["--watch", "Build again whenever a source file changes, until Ctrl-C"],
    ],
    examples: [
      ["m28 build app.m28", "Write app.js"],
      ["m28 build page.m28 --platform browser --minify", "For a page"],
      ["m28 build a.m28 b.m28 --outdir dist --sourcemap", "Two programs, with maps"],
    ],
    status: [
      ["0", "Everything is written; there may have been warnings"],
      ["1", "Mistakes in the text or in the options; nothing is written"],
    ],
    environment: [M28_PATH, COLORS, SUSPEND],
    files: [1, Number.POSITIVE_INFINITY],
    load: async () => (await import("./build.ts")).build,
  },
  expand: {
    usage: "expand <file>",
    description: "Print an M28 program with its macros expanded",
    details: "The modules that it imports are read for their macros, and not printed.",
    options: [],
    examples: [["m28 expand app.m28", "See what the macros of a program have made of it"]],
    status: [
      ["0", "The program is printed"],
      ["1", "Mistakes in the text, or in a macro"],
    ],
    environment: [M28_PATH, COLORS],
    files: [1, 1],
    load: async () => (await import("./expand.ts")).expand,
  },
  check: {
    usage: "check <file> [...files]",
    description: "Report problems without building anything",
    details:
      "Each file is checked as a program of its own, with the modules that it imports. Problems go to standard error, or to standard output as JSON.",
    options: [
      ["--json", "Print the problems as JSON: code, severity, message, file and range of each"],
      ["--explain-async", "Say for each function that may block why it may, and name the others"],
    ],
    examples: [
      ["m28 check app.m28", "Is the program well formed?"],
      ["m28 check --json src/*.m28", "For editors"],
    ],
    status: [
      ["0", "No errors; there may be warnings"],
      ["1", "Errors"],
    ],
    environment: [M28_PATH, COLORS],
    files: [1, Number.POSITIVE_INFINITY],
    load: async () => (await import("./check.ts")).check,
  },
  repl: {
    usage: "repl",
    description: "Try M28 out: read forms, run them, print their values",
    details:
      "A form may go over several lines and ends where its brackets do. _ is the last value, (doc name) explains a name, Tab completes, Ctrl-C stops the form that is running and keeps the session, Ctrl-D ends it. Goroutines go on between the forms. From a pipe, forms are read without a prompt.",
    options: [],
    examples: [
      ["m28 repl", "A session; 'm28' alone on a terminal is the same"],
      ["m28 repl < forms.m28", "Run forms one after the other"],
    ],
    status: [
      ["0", "The end of the session"],
      ["1", "From a pipe: some form has failed"],
      ["n", "A form has called (exit n)"],
    ],
    environment: [
      ["M28_HISTORY", "The file that keeps the lines (default: ~/.m28_history)"],
      M28_PATH,
      COLORS,
    ],
    files: [0, 0],
    load: async () => (await import("./repl.ts")).repl,
  },
};
