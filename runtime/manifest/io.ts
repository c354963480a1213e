/** Built-ins for input, output and text. */
import { pure, section, words } from "./entry.ts";

/** What macros may use of them. */
const FOR_MACROS = words(`
  print repr ascii format
`);

export const io = section({ number: "16.1", inMacros: FOR_MACROS }, [
  pure(
    "print",
    "print(*args, sep=, end=, file=, flush=)",
    "none",
    "Writes the str of each argument, separated by `sep` (a space) and followed by `end` (a newline).",
    { aliases: ["println"] },
  ),
  pure("input", "input(prompt=, /)", "str", "Reads one line from standard input, without its newline."),
  pure(
    "open",
    "open(path, mode=, encoding=, errors=, newline=)",
    "any",
    "Opens a file for reading or writing: of text, with `b` in the mode of bytes.",
  ),
  pure("repr", "repr(x, /)", "str", "The text of a value as it would be written in a program.", {
    export: "reprOf",
  }),
  pure("ascii", "ascii(x, /)", "str", "Like `repr`, with every character outside ASCII escaped.", {
    export: "asciiOf",
  }),
  pure(
    "format",
    null,
    "str",
    'Formats a value by a specification, `(format 3.14159 ".2f")`, or fills a template, `(format "{} and {}" a b)`.',
    { export: "formatText" },
  ),
]);
