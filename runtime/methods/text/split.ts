/** Methods of str that take it apart and put it together. */
import { typeError, ValueError } from "../../errors/hierarchy.ts";
import { collectS } from "../../objects/iteration-suspending.ts";
import { settle } from "../../objects/settle.ts";
import { iterate } from "../../values/iterate.ts";
import { unboxed } from "../../values/kinds.ts";
import { Tuple } from "../../values/tuple.ts";
import { typeName } from "../../values/types.ts";
import { flagArgument, given, sizeArgument } from "../arguments.ts";
import { lines, onlyWhitespace, trimmedEnd, trimmedStart, whitespaceRuns } from "./whitespace.ts";

export function strSplit(s: string, sep?: unknown, maxsplit?: unknown): string[] {
  const limit = splitLimit(maxsplit);
  return given(sep) ? splitBy(s, separator(sep, " or None"), limit) : splitWords(s, limit);
}

export function strRsplit(s: string, sep?: unknown, maxsplit?: unknown): string[] {
  const limit = splitLimit(maxsplit);
  return given(sep) ? rsplitBy(s, separator(sep, " or None"), limit) : rsplitWords(s, limit);
}

export function strSplitlines(s: string, keepends?: unknown): string[] {
  // Behind the last line there is always one more, empty match.
  const keep = flagArgument(keepends);
  return Array.from(s.matchAll(lines), ([line, text]) => (keep ? line : text!)).slice(0, -1);
}

export function strPartition(s: string, sep: unknown): Tuple {
  const at = s.indexOf(separator(sep));
  return at < 0 ? new Tuple([s, "", ""]) : around(s, at, sep as string);
}

export function strRpartition(s: string, sep: unknown): Tuple {
  const at = s.lastIndexOf(separator(sep));
  return at < 0 ? new Tuple(["", "", s]) : around(s, at, sep as string);
}

export function strJoin(s: string, items: unknown): string {
  if (!Array.isArray(items)) return joined(s, iterate(items, "can only join an iterable"));
  return items.every((item) => typeof item === "string") ? items.join(s) : joined(s, items);
}

export function strJoin$s(s: string, items: unknown): unknown {
  return settle(collectS(items, "can only join an iterable"), (list) => strJoin(s, list));
}

function joined(s: string, items: Iterable<unknown>): string {
  const parts: string[] = [];
  for (const each of items) {
    const item = unboxed(each);
    if (typeof item !== "string") {
      throw typeError(`sequence item ${parts.length}: expected str instance, ${typeName(item)} found`);
    }
    parts.push(item);
  }
  return parts.join(s);
}

function splitBy(s: string, sep: string, limit: number): string[] {
  const parts = s.split(sep);
  return parts.length <= limit + 1 ? parts : [...parts.slice(0, limit), parts.slice(limit).join(sep)];
}

function rsplitBy(s: string, sep: string, limit: number): string[] {
  const parts: string[] = [];
  let end = s.length;
  while (parts.length < limit) {
    const at = end < sep.length ? -1 : s.lastIndexOf(sep, end - sep.length);
    if (at < 0) break;
    parts.push(s.slice(at + sep.length, end));
    end = at;
  }
  return [...parts, s.slice(0, end)].reverse();
}

function splitWords(s: string, limit: number): string[] {
  const text = s.slice(trimmedStart(s));
  if (text === "") return [];
  if (limit === Number.POSITIVE_INFINITY) return text.slice(0, trimmedEnd(text)).split(whitespaceRuns);
  const parts: string[] = [];
  let from = 0;
  for (const run of text.matchAll(whitespaceRuns)) {
    if (parts.length === limit) break;
    parts.push(text.slice(from, run.index));
    from = run.index + run[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

function rsplitWords(s: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = s.slice(0, trimmedEnd(s));
  while (rest !== "" && parts.length < limit) {
    const from = lastWord(rest);
    parts.push(rest.slice(from));
    rest = rest.slice(0, trimmedEnd(rest.slice(0, from)));
  }
  if (rest !== "") parts.push(rest);
  return parts.reverse();
}

/** The position where the last word of a text begins. */
function lastWord(s: string): number {
  let from = s.length;
  while (from > 0 && !onlyWhitespace.test(s[from - 1]!)) from--;
  return from;
}

function around(s: string, at: number, sep: string): Tuple {
  return new Tuple([s.slice(0, at), sep, s.slice(at + sep.length)]);
}

function separator(sep: unknown, alternative = ""): string {
  if (typeof sep !== "string") throw typeError(`must be str${alternative}, not ${typeName(sep)}`);
  if (sep === "") throw new ValueError("empty separator");
  return sep;
}

function splitLimit(maxsplit: unknown): number {
  const limit = maxsplit === undefined ? -1 : sizeArgument(maxsplit);
  return limit < 0 ? Number.POSITIVE_INFINITY : limit;
}
