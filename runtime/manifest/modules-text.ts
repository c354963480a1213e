/** The standard modules string and re. */
import type { BuiltinEntry } from "../manifest-types.ts";
import { moduleSection, value } from "./entry.ts";

export const string: readonly BuiltinEntry[] = moduleSection("string", [
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

function characters(name: string, doc: string) {
  return value(name, doc, { result: "str" });
}
