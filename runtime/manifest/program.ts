/** Built-ins about the program itself, files, predefined values, and what only the compiler calls. */
import type { ResultKind } from "../manifest-types.ts";
import { pure, type Row, section, suspends, through, value, words } from "./entry.ts";

/** What macros may use of them. */
const FOR_MACROS = words(`
  error __name__ __debug__ NotImplemented Ellipsis parse-jsonl-line format-jsonl-line
`);

export const program = section({ number: "16.8", inMacros: FOR_MACROS }, [
  pure("exit", "exit(status=, /)", "none", "Ends the whole program with that status: raises SystemExit.", {
    aliases: ["quit"],
    export: "exitProgram",
  }),
  pure("error", "error(message, /)", "none", "Raises an Exception with that message.", {
    export: "raiseError",
  }),
  value("ARGV", "The script's path and its arguments.", { result: "list" }),
  value("__name__", '`"__main__"` in the entry file, else the module\'s dotted name.', {
    result: "str",
    export: "mainName",
  }),
  value("__file__", "The path of the module's source.", { result: "str", export: "mainFile" }),
  value("__debug__", "True.", { result: "bool", export: "debugFlag" }),
  value("NotImplemented", "What an operator method returns to decline."),
  value("Ellipsis", "The value of `...`."),
  pure("read-jsonl", "read-jsonl(path, /)", "list", "The values of a file with one JSON text a line."),
  pure(
    "write-jsonl",
    "write-jsonl(path, items, mode=)",
    "none",
    'Writes a file with one JSON text a line; with mode `"a"` adds them.',
  ),
  pure("append-jsonl-line", "append-jsonl-line(path, x, /)", "none", "Adds one line of JSON to a file."),
  pure("parse-jsonl-line", "parse-jsonl-line(s, /)", "any", "The value of one line of JSON."),
  pure("format-jsonl-line", "format-jsonl-line(x, /)", "str", "One line of JSON."),
]);

export const files = section("16.9", [
  pure("read", "read(file, size=, /)", "str", "Reads a file to its end, or `size` characters.", {
    export: "readFile",
  }),
  pure("write", "write(file, s, /)", "int", "Writes a str; the number of characters.", {
    export: "writeFile",
  }),
  pure("close", "close(x, /)", "none", "Closes a channel, a file, or anything else with a `close` method."),
]);

const lockEntries = section("13.6", [
  suspends("%with-mutex-lock", "none", "Locks for `with-mutex`.", {
    export: "withMutexLock",
    internal: true,
  }),
  suspends("%with-rlock-lock", "none", "Locks for `with-rlock`.", {
    export: "withRlockLock",
    internal: true,
  }),
  pure("%with-mutex-unlock", null, "none", "Unlocks after `with-mutex`.", {
    export: "withMutexUnlock",
    internal: true,
  }),
  pure("%with-rlock-unlock", null, "none", "Unlocks after `with-rlock`.", {
    export: "withRlockUnlock",
    internal: true,
  }),
]);

const access = section({ number: "6.7", inMacros: "all" }, [
  through("%item-or-call", null, "`(xs[i])`: the item, called if it is callable.", {
    calls: [0],
    result: "element",
    export: "itemOrCall",
    internal: true,
  }),
  pure("%dot", null, "any", "`(. object name)`: an attribute, or the call of a method without arguments.", {
    export: "dot",
    internal: true,
  }),
]);

const patterns = section({ number: "6.2", inMacros: "all" }, [
  pattern("sequence", "bool", "Is it a list or tuple of that length, or at least of that?"),
  pattern("rest", "list", "The items between the first few and the last few."),
  pattern("keys", "bool", "Is it a dict that has those keys?"),
  pattern("others", "dict", "A dict without those keys."),
  pattern("class", "bool", "Is it an instance that has those attributes?"),
  pattern("position", "any", "The attribute that a positional pattern stands for."),
]);

const managers = section({ number: "10", inMacros: "all" }, [
  through("%enter", null, "Enters a context manager.", {
    result: "any",
    export: "enterContext",
    internal: true,
  }),
  through("%exit", null, "Leaves a context manager; is the exception to be forgotten?", {
    result: "bool",
    export: "exitContext",
    internal: true,
  }),
]);

const macros = section({ number: "11", inMacros: "all" }, [
  pure("%macro", null, "any", "What a macro's name holds at run time.", {
    export: "macroValue",
    internal: true,
  }),
  pure("%template", null, "list", "Code with holes, filled, in the compiler.", {
    export: "filledTemplate",
    internal: true,
  }),
  pure(
    "%marked",
    null,
    "list",
    "Marks a list that stands for a keyword argument or a splat in quoted code.",
    {
      export: "marked",
      internal: true,
    },
  ),
]);

const literals = section({ number: "1.6", inMacros: "all" }, [
  pure("%bytes", null, "bytes", "A bytes literal, written as the characters of those numbers.", {
    export: "bytesLiteral",
    internal: true,
  }),
]);

/** What only the compiler calls. */
export const internal = [...literals, ...lockEntries, ...access, ...patterns, ...macros, ...managers];

/** A part of the patterns of `match`. */
function pattern(name: string, result: ResultKind, doc: string): Row {
  return pure(`%match-${name}`, null, result, doc, {
    export: `match${name[0]!.toUpperCase()}${name.slice(1)}`,
    internal: true,
  });
}
