/** ascii: repr in ASCII characters only. */
import { asciiOnly } from "./quoted.ts";
import { repr } from "./repr.ts";

export function ascii(value: unknown): string {
  return asciiOnly(repr(value));
}
