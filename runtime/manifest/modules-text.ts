/** The standard modules string and re. */
import type { MethodEntry, ResultKind } from "../manifest-types.ts";
import { moduleSection, pure, type Row, through, value, words } from "./entry.ts";

/** What macros may use of `string`. */
const STRING = words(`
  ascii_lowercase ascii_uppercase ascii_letters digits hexdigits octdigits punctuation whitespace printable
`);

export const string = moduleSection({ module: "string", inMacros: STRING }, [
  characters("ascii_lowercase", "The letters a to z."),
  characters("ascii_uppercase", "The letters A to Z."),
  characters("ascii_letters", "The letters a to z and A to Z."),
  characters("digits", "The digits 0 to 9."),
  characters("hexdigits", "The hexadecimal digits."),
  characters("octdigits", "The digits 0 to 7."),
  characters("punctuation", "The ASCII characters that are neither letters, digits, blanks nor controls."),
  characters("whitespace", "The ASCII characters that are blank."),
  characters("printable", "The ASCII characters that can be printed."),
]);

/** What macros may use of `re`. */
const RE = words(`
  compile match fullmatch search findall finditer sub subn split escape error Pattern Match I IGNORECASE M MULTILINE S
  DOTALL X VERBOSE A ASCII U UNICODE
`);

export const re = moduleSection({ module: "re", inMacros: RE }, [
  {
    ...pure("compile", "compile(pattern, flags=)", "any", "A pattern, to be used more than once."),
    methods: [
      substituting("sub", "sub(repl, string, count=)", "The text with every match replaced."),
      substituting(
        "subn",
        "subn(repl, string, count=)",
        "Like `sub`: a tuple of the text and the number of replacements.",
      ),
    ],
  },
  searching("match", "any", "A match at the beginning of the text, or None."),
  searching("fullmatch", "any", "A match of the whole text, or None."),
  searching("search", "any", "The first match anywhere in the text, or None."),
  searching("findall", "list", "All matches, as texts, or as tuples of groups."),
  searching("finditer", "lazy", "All matches, one after the other."),
  through("sub", "sub(pattern, repl, string, count=, flags=)", "The text with every match replaced.", {
    calls: [1],
    result: "str",
  }),
  through(
    "subn",
    "subn(pattern, repl, string, count=, flags=)",
    "Like `sub`: a tuple of the text and the number of replacements.",
    {
      calls: [1],
      result: "tuple",
    },
  ),
  pure(
    "split",
    "split(pattern, string, maxsplit=, flags=)",
    "list",
    "The parts of the text between matches.",
  ),
  pure("escape", "escape(pattern)", "str", "A pattern that matches exactly this text."),
  { ...value("error", "The pattern is not valid."), kind: "exception", aliases: ["PatternError"] },
  { ...value("Pattern", "The class of compiled patterns."), kind: "class" },
  { ...value("Match", "The class of matches."), kind: "class" },
  ...flags({
    I: "Ignore case.",
    IGNORECASE: "Ignore case.",
    M: "`^` and `$` match at every line.",
    MULTILINE: "`^` and `$` match at every line.",
    S: "`.` matches line ends too.",
    DOTALL: "`.` matches line ends too.",
    X: "Blanks and comments in the pattern do not count.",
    VERBOSE: "Blanks and comments in the pattern do not count.",
    A: "`\\w`, `\\d`, `\\s` and `\\b` know ASCII only.",
    ASCII: "`\\w`, `\\d`, `\\s` and `\\b` know ASCII only.",
    U: "As without flags.",
    UNICODE: "As without flags.",
  }),
]);

function searching(name: string, result: ResultKind, doc: string): Row {
  return pure(name, `${name}(pattern, string, flags=)`, result, doc);
}

function substituting(name: string, signature: string, doc: string): MethodEntry {
  return { name, types: ["Pattern"], signature, calls: [0], result: name === "sub" ? "str" : "tuple", doc };
}

function flags(docs: Readonly<Record<string, string>>): Row[] {
  return Object.entries(docs).map(([name, doc]) => value(name, doc, { result: "int" }));
}

function characters(name: string, doc: string) {
  return value(name, doc, { result: "str" });
}
