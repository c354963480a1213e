/** The command line of `npm run bench`. */
import { parseArgs } from "node:util";

export const PARTS = ["compute", "concurrency", "compiler"] as const;

export type PartName = (typeof PARTS)[number];

export interface Flags {
  readonly parts: readonly PartName[];
  /** Only the rows whose name contains one of these; empty: all. */
  readonly only: readonly string[];
  readonly rounds: number;
  /** Where the results go as JSON: a path, or "-" for standard output instead of the tables. */
  readonly json: string | null;
  /** A revision to compare with. */
  readonly compare: string | null;
  /** The small sizes of the tests: figures mean nothing, but everything runs. */
  readonly small: boolean;
}

export const USAGE = `usage: npm run bench -- [compute] [concurrency] [compiler] [options]

  --only NAME     only rows whose name contains NAME; may be repeated
  --rounds N      how often each program is started (default 5)
  --json[=FILE]   print the results as JSON, or write them to FILE and print the tables
  --compare REV   also build revision REV and print the ratios to it
  --small         tiny sizes, to see whether everything runs
`;

/** @throws Error with a sentence that says what is wrong */
export function readFlags(argv: readonly string[]): Flags {
  const { values, positionals } = parseArgs({
    args: argv.map((arg) => (arg === "--json" ? "--json=-" : arg)),
    allowPositionals: true,
    options: {
      only: { type: "string", multiple: true, default: [] },
      rounds: { type: "string", default: "5" },
      json: { type: "string" },
      compare: { type: "string" },
      small: { type: "boolean", default: false },
    },
  });
  for (const name of positionals) {
    if (!PARTS.some((part) => part === name))
      throw new Error(`there is no part '${name}': ${PARTS.join(", ")}`);
  }
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds is a number from 1, not '${values.rounds}'`);
  return {
    parts: positionals.length === 0 ? PARTS : PARTS.filter((part) => positionals.includes(part)),
    only: values.only.flatMap((names) => names.split(",")),
    rounds,
    json: values.json ?? null,
    compare: values.compare ?? null,
    small: values.small,
  };
}

export function isSelected(row: string, { only }: Flags): boolean {
  return only.length === 0 || only.some((part) => row.includes(part));
}
