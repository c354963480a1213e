/** The texts of `m28 --help` and `m28 COMMAND --help`. */
import { COMMANDS, type Command, ENVIRONMENT, type Entry } from "./commands.ts";
import { packageVersion } from "./package-root.ts";

/** Columns of a line. */
const width = 80;

export function generalHelp(): string {
  return sections([
    [`m28 ${packageVersion()} compiles M28, a Pythonic Lisp with goroutines and channels, to JavaScript.`],
    [
      "Usage:",
      "  m28 <command> [options]",
      "  m28                      On a terminal: a session, as m28 repl",
    ],
    ["Commands:", ...table(Object.values(COMMANDS).map(({ usage, description }) => [usage, description]))],
    [
      "Options:",
      ...table([
        ["-h, --help", "Show this, or behind a command what there is to say about it"],
        ["-v, --version", "Print the version"],
      ]),
    ],
    ["Environment:", ...table(ENVIRONMENT)],
    ["m28 COMMAND --help has options, examples and exit statuses."],
  ]);
}

export function commandHelp({
  usage,
  description,
  details,
  options,
  examples,
  status,
  environment,
}: Command): string {
  const flags: Entry[] = [...options, ["-h, --help", "Show this"]];
  return sections([
    [`${description}.`],
    ["Usage:", `  m28 ${usage}${options.length > 0 ? " [options]" : ""}`],
    wrapped(details, width),
    ["Options:", ...table(flags.map(([flag, text]) => [flag.replace(" [=", "[="), text]))],
    ["Examples:", ...table(examples)],
    ["Exit status:", ...table(status)],
    ["Environment:", ...table(environment)],
  ]);
}

function sections(parts: readonly (readonly string[])[]): string {
  return parts.map((lines) => `${lines.join("\n")}\n`).join("\n");
}

/** Explanations in a column of their own; below a term that is too long for that. */
function table(entries: readonly Entry[]): string[] {
  const column = Math.min(Math.max(...entries.map(([term]) => term.length)), 30) + 4;
  return entries.flatMap(([term, explanation]) => {
    const [first = "", ...more] = wrapped(explanation, width - column);
    const rest = more.map((line) => " ".repeat(column) + line);
    return term.length + 4 > column
      ? [`  ${term}`, `${" ".repeat(column)}${first}`, ...rest]
      : [`  ${term.padEnd(column - 2)}${first}`, ...rest];
  });
}

function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
