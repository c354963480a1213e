/** The replacements of `re.sub`: text with references to groups. */
import { IndexError } from "../errors/hierarchy.ts";
import { re_error } from "./re-error.ts";

/** A template as text and numbers of groups, in turn. */
export type Template = readonly (string | number)[];

const CONTROLS: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/**
 * Reads `\1`, `\g<1>`, `\g<name>` and escapes.
 * @throws re.error, and IndexError for a name that no group has
 */
export function readTemplate(text: string, groups: number, names: ReadonlyMap<string, number>): Template {
  if (!text.includes("\\")) return [text];
  const parts: (string | number)[] = [];
  const pattern = /\\(?:g<([^>]*)(>?)|0[0-7]{0,2}|[1-3][0-7]{2}|[1-9]\d?|([\s\S])|$)|\\g/gu;
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(text.slice(last, match.index));
    parts.push(part(match, text, groups, names));
    last = match.index + match[0].length;
  }
  parts.push(text.slice(last));
  return parts;
}

function part(
  match: RegExpExecArray,
  text: string,
  groups: number,
  names: ReadonlyMap<string, number>,
): string | number {
  const [whole, name, close, character] = match;
  const fail = (message: string, offset: number): never => {
    throw new re_error(message, text, Array.from(text.slice(0, match.index)).length + offset);
  };
  if (name !== undefined) {
    if (name === "") fail("missing group name", 3);
    if (close === "") fail("missing >, unterminated name", 3);
    if (/^\d+$/.test(name))
      return checked(Number(name), groups, () => fail(`invalid group reference ${Number(name)}`, 3));
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) fail(`bad character in group name '${name}'`, 3);
    const number = names.get(name);
    if (number === undefined) throw new IndexError(`unknown group name '${name}'`);
    return number;
  }
  if (character !== undefined) {
    if (character === "g") fail("missing <", 2);
    if (character in CONTROLS) return CONTROLS[character]!;
    if (/[A-Za-z]/.test(character)) fail(`bad escape \\${character}`, 0);
    return character === "\\" ? "\\" : whole;
  }
  const digits = whole.slice(1);
  if (digits === "") return fail("bad escape (end of pattern)", 0);
  if (digits.startsWith("0") || digits.length === 3) return String.fromCodePoint(Number.parseInt(digits, 8));
  return checked(Number(digits), groups, () => fail(`invalid group reference ${Number(digits)}`, 1));
}

function checked(number: number, groups: number, fail: () => never): number {
  return number > groups ? fail() : number;
}
