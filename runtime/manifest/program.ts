/** Built-ins about the program itself, files, predefined values, and what only the compiler calls. */
import { pure, section, suspends, through, value } from "./entry.ts";

export const program = section("16.8", [
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
  pure("write-jsonl", "write-jsonl(path, items, /)", "none", "Writes a file with one JSON text a line."),
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

const access = section("6.7", [
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

const managers = section("10", [
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

/** What only the compiler calls. */
export const internal = [...lockEntries, ...access, ...managers];
