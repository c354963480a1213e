/** Methods of files and generators, which have no table at compile time. */
import type { MethodEntry } from "../../runtime/manifest-types.ts";

export const otherMethods: readonly MethodEntry[] = [
  file(
    "read(size=, /)",
    "str",
    "The rest of the file, or at most that many characters; of a binary file bytes.",
  ),
  file("readline(size=, /)", "str", "The next line with its end; an empty text at the end of the file."),
  file("readlines()", "list", "The remaining lines."),
  file("write(s, /)", "int", "Writes a text, or bytes to a binary file; the number of characters or bytes."),
  file("writelines(iterable, /)", "none", "Writes several texts, without adding line ends."),
  file(
    "seek(offset, whence=, /)",
    "int",
    "Goes on at that place, in bytes from the beginning, from here (1) or from the end (2).",
  ),
  file("tell()", "int", "The current place, in bytes from the beginning."),
  file("truncate(size=, /)", "int", "Cuts the file off at that many bytes, or where it stands."),
  file("flush()", "none", "Hands everything written so far to the operating system."),
  file("close()", "none", "Closes the file; closing it again does nothing."),
  generator("send(value, /)", "Goes on, with the value as that of the `yield` it stands at; the next value."),
  generator("throw(exception, /)", "Raises the exception at the `yield` it stands at; the next value."),
  generator("close()", "Raises GeneratorExit at the `yield` it stands at, so that `finally` parts run."),
];

function file(signature: string, result: MethodEntry["result"], doc: string): MethodEntry {
  return { name: nameIn(signature), types: ["file"], signature, result, doc };
}

function generator(signature: string, doc: string): MethodEntry {
  return { name: nameIn(signature), types: ["generator"], signature, doc };
}

function nameIn(signature: string): string {
  return signature.slice(0, signature.indexOf("("));
}
