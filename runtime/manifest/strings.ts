/** Built-in functions on str. */
import { pure, section, through, words } from "./entry.ts";

/** What macros may use of them. */
const FOR_MACROS = words(`
  upper lower strip lstrip rstrip split join replace starts-with ends-with substring substr str-len str-concat
  str-format
`);

export const strings = section({ number: "16.6", inMacros: FOR_MACROS }, [
  pure("upper", "upper(s, /)", "str", "In capital letters."),
  pure("lower", "lower(s, /)", "str", "In small letters."),
  pure("strip", "strip(s, chars=, /)", "str", "Without whitespace, or those characters, at both ends.", {
    aliases: ["trim"],
  }),
  pure("lstrip", "lstrip(s, chars=, /)", "str", "Without whitespace, or those characters, at the beginning."),
  pure("rstrip", "rstrip(s, chars=, /)", "str", "Without whitespace, or those characters, at the end."),
  pure("split", "split(s, sep=, maxsplit=)", "list", "The parts between separators, or between whitespace."),
  through(
    "join",
    "join(sep, it, /)",
    "The str of the items, with the separator between them; either order.",
    {
      iterates: [0, 1],
      result: "str",
    },
  ),
  pure(
    "replace",
    "replace(s, old, new, count=, /)",
    "str",
    "With `old` replaced by `new`, at most `count` times.",
  ),
  pure("starts-with", "starts-with(s, prefix, /)", "bool", "Does s begin with the prefix?"),
  pure("ends-with", "ends-with(s, suffix, /)", "bool", "Does s end with the suffix?"),
  pure("substring", "substring(s, start, end=, /)", "str", "The part from `start` up to `end`.", {
    export: "substringOf",
  }),
  pure("substr", "substr(s, start, length=, /)", "str", "The part of that length from `start` on."),
  pure("str-len", "str-len(s, /)", "int", "The number of characters."),
  pure("str-concat", null, "str", "Joins its arguments, which must be str."),
  pure("str-format", null, "str", "Joins the str of each argument."),
]);
