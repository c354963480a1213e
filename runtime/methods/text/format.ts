/** Methods of str that fill in fields. */
import { formatFields } from "../../text/format-fields.ts";
import type { Dict } from "../../values/dict.ts";
import type { Tuple } from "../../values/tuple.ts";

export function strFormat(s: string, args: Tuple, keywords: Dict): string {
  return formatFields(s, args.items, keywords);
}

export function strFormatMap(s: string, mapping: unknown): string {
  return formatFields(s, [], mapping);
}
