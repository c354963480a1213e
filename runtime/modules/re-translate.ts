/** Translates Python's patterns to JavaScript's. */
import { re_error } from "./re-error.ts";
import { type PatternReader, readEscape, readSet } from "./re-escapes.ts";
import { A, I, L, M, S, U, X } from "./re-flags.ts";
import { literal, wordBoundary } from "./re-sets.ts";

/** A pattern in JavaScript's language. */
export interface Translation {
  readonly source: string;
  /** Needs the flag v instead of u. */
  readonly nested: boolean;
  /** All flags, those in the pattern included. */
  readonly flags: number;
  /** How many groups there are; in JavaScript their names are `g1`, `g2` … */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  /** The groups that a repetition around them may pass by: JavaScript forgets then what they held before. */
  readonly forgotten: ReadonlySet<number>;
}

/** A part of a pattern, with the least and greatest number of characters that it matches. */
interface Part {
  readonly js: string;
  readonly least: number;
  readonly most: number;
  /** A place cannot be repeated, nor can the beginning and what is repeated already. */
  readonly kind: "atom" | "place" | "repeat" | "nothing";
  /** The groups that take part whenever it matches. */
  readonly sure?: readonly number[];
}

/** @throws re.error */
export function translate(pattern: string, flags: number): Translation {
  return new Translator(pattern, flags).translation();
}

class Translator implements PatternReader {
  readonly pattern: string;
  readonly characters: readonly string[];
  at = 0;
  flags: number;
  nested = false;
  private groups = 0;
  private helpers = 0;
  private readonly open = new Set<number>();
  private readonly names = new Map<string, number>();
  private readonly forgotten = new Set<number>();
  private readonly referred: [group: number, at: number][] = [];

  constructor(pattern: string, flags: number) {
    this.pattern = pattern;
    this.characters = Array.from(pattern);
    this.flags = flags;
  }

  translation(): Translation {
    this.leadingFlags();
    const { js } = this.alternatives();
    if (this.at < this.characters.length) this.fail("unbalanced parenthesis");
    for (const [group, at] of this.referred)
      if (this.forgotten.has(group))
        this.fail(`references to group ${group} in a repetition that may pass it by are not supported`, at);
    return {
      source: js,
      nested: this.nested,
      flags: this.flags & A ? this.flags : this.flags | U,
      groups: this.groups,
      names: this.names,
      forgotten: this.forgotten,
    };
  }

  get next(): string | undefined {
    return this.characters[this.at];
  }

  take(text: string): boolean {
    for (let i = 0; i < text.length; i++) if (this.characters[this.at + i] !== text[i]) return false;
    this.at += text.length;
    return true;
  }

  fail(message: string, at = this.at): never {
    throw new re_error(message, this.pattern, at);
  }

  has(flag: number): boolean {
    return (this.flags & flag) !== 0;
  }

  /** `\1`: the group must have ended. */
  reference(number: number, at: number): Part {
    if (number > this.groups) this.fail(`invalid group reference ${number}`, at);
    if (this.open.has(number)) this.fail("cannot refer to an open group", at - 1);
    this.referred.push([number, at]);
    return { js: `\\k<g${number}>`, least: 0, most: Infinity, kind: "atom" };
  }

  /** `(?ims)` at the beginning counts for the whole pattern. */
  private leadingFlags(): void {
    const match = /^\(\?([aiLmsux]+)\)/.exec(this.pattern);
    if (match === null) return;
    for (const letter of match[1]!) this.flags |= flagOf(letter);
    this.at = match[0].length;
  }

  private alternatives(): Part {
    let part = this.sequence();
    while (this.take("|")) {
      const other = this.sequence();
      part = {
        js: `${part.js}|${other.js}`,
        least: Math.min(part.least, other.least),
        most: Math.max(part.most, other.most),
        kind: "atom",
        sure: (part.sure ?? []).filter((group) => other.sure?.includes(group)),
      };
    }
    return part;
  }

  private sequence(): Part {
    let [js, least, most] = ["", 0, 0];
    let sure: readonly number[] = [];
    let before = this.groups;
    let last: Part = { js: "", least: 0, most: 0, kind: "nothing" };
    for (;;) {
      this.skipBlanks();
      const { next } = this;
      if (next === undefined || next === "|" || next === ")") break;
      const from = this.at;
      const repeat = this.quantifier();
      if (repeat === null) {
        js += last.js;
        [least, most] = [least + last.least, most + last.most];
        sure = [...sure, ...(last.sure ?? [])];
        before = this.groups;
        last = this.atom();
        continue;
      }
      if (last.kind === "nothing" || last.kind === "place") this.fail("nothing to repeat", from);
      if (last.kind === "repeat") this.fail("multiple repeat", from);
      if (repeat.most > 1) this.forget(before, last.sure ?? []);
      last = this.repeated(last, repeat);
    }
    sure = [...sure, ...(last.sure ?? [])];
    return { js: js + last.js, least: least + last.least, most: most + last.most, kind: "atom", sure };
  }

  /** Notes the groups of what is repeated, all those after the first `before`, that do not surely take part in it. */
  private forget(before: number, sure: readonly number[]): void {
    for (let group = before + 1; group <= this.groups; group++)
      if (!sure.includes(group)) this.forgotten.add(group);
  }

  private skipBlanks(): void {
    while (this.next !== undefined) {
      if (this.take("(?#")) {
        const start = this.at - 3;
        while (this.next !== undefined && this.next !== ")") this.at++;
        if (!this.take(")")) this.fail("missing ), unterminated comment", start);
      } else if (!this.has(X)) return;
      else if (/[ \t\n\r\f\v]/.test(this.next)) this.at++;
      else if (this.next === "#") while (this.next !== undefined && !this.take("\n")) this.at++;
      else return;
    }
  }

  /** `*`, `+`, `?`, `{2,3}`; a brace that begins none stands for itself. */
  private quantifier(): { least: number; most: number } | null {
    const from = this.at;
    if (this.take("*")) return { least: 0, most: Infinity };
    if (this.take("+")) return { least: 1, most: Infinity };
    if (this.take("?")) return { least: 0, most: 1 };
    const match = /^\{(\d*)(?:(,)(\d*))?\}/.exec(this.characters.slice(from, from + 24).join(""));
    if (match === null || (match[1] === "" && match[2] === undefined)) return null;
    const least = Number(match[1]);
    const most = match[2] === undefined ? least : match[3] === "" ? Infinity : Number(match[3]);
    if (most < least) this.fail("min repeat greater than max repeat", from + 1);
    this.at += match[0].length;
    return { least, most };
  }

  private repeated(part: Part, { least, most }: { least: number; most: number }): Part {
    const isShort = /^(?:\\u\{[^}]*\}|\[(?:[^\\\]]|\\.)*\]|[^\\])$/u.test(part.js);
    const bounds = `{${least},${most === Infinity ? "" : most}}`;
    let js = (isShort ? part.js : `(?:${part.js})`) + bounds;
    if (this.take("?")) js += "?";
    else if (this.take("+")) js = this.atomic(js);
    const times = (length: number, count: number) => (length === 0 ? 0 : length * count);
    const sure = least === 0 ? [] : (part.sure ?? []);
    return { js, least: part.least * least, most: times(part.most, most), kind: "repeat", sure };
  }

  /** What a look-ahead has matched is not tried again. */
  private atomic(js: string): string {
    const name = `a${++this.helpers}`;
    return `(?:(?=(?<${name}>${js}))\\k<${name}>)`;
  }

  private atom(): Part {
    const from = this.at;
    const character = this.characters[this.at++]!;
    switch (character) {
      case ".":
        return one(this.has(S) ? "[^]" : "[^\\n]");
      case "^":
        return place(this.has(M) ? "(?<![^\\n])" : "^");
      case "$":
        return place(this.has(M) ? "(?![^\\n])" : "(?=\\n?$)");
      case "[":
        return one(readSet(this, from));
      case "\\":
        return this.escape(from);
      case "(":
        return this.group(from);
      default:
        return one(literal(character));
    }
  }

  private escape(from: number): Part {
    const { next } = this;
    if (next === undefined) this.fail("bad escape (end of pattern)", from);
    this.at++;
    switch (next) {
      case "A":
        return place("^");
      case "Z":
        return place("$");
      case "b":
      case "B":
        return place(wordBoundary(this.has(A), next === "B"));
    }
    if (/[1-9]/.test(next)) {
      const octal = /^[0-7]{3}/.exec(this.characters.slice(from + 1, from + 4).join(""));
      if (octal === null) {
        let number = next;
        if (/^\d$/.test(this.next ?? "")) number += this.characters[this.at++]!;
        return this.reference(Number(number), from + 1);
      }
    }
    this.at = from;
    return one(readEscape(this));
  }

  private group(from: number): Part {
    if (!this.take("?")) return this.capture(from, null);
    if (this.take(":")) return this.inside(from, (part) => ({ ...part, js: `(?:${part.js})` }));
    if (this.take("P<")) return this.capture(from, this.name(">"));
    if (this.take("P=")) {
      const at = this.at;
      const name = this.name(")");
      const number = this.names.get(name);
      if (number === undefined) this.fail(`unknown group name '${name}'`, at);
      return this.reference(number, at);
    }
    if (this.take("="))
      return this.inside(from, (part) => ({ ...assertion(`(?=${part.js})`), sure: part.sure }));
    if (this.take("!")) return this.inside(from, (part) => assertion(`(?!${part.js})`));
    if (this.take("<=")) return this.inside(from, (part) => this.lookBehind("(?<=", part));
    if (this.take("<!")) return this.inside(from, (part) => this.lookBehind("(?<!", part));
    if (this.take(">")) return this.inside(from, (part) => ({ ...part, js: this.atomic(part.js) }));
    if (this.take("P")) this.fail(`unknown extension ?P${this.next ?? ""}`, from + 1);
    if (this.next === undefined) this.fail("unexpected end of pattern");
    if (this.next === "(") this.fail("conditional groups are not supported", from);
    return this.scopedFlags(from);
  }

  private capture(from: number, name: string | null): Part {
    const number = ++this.groups;
    this.open.add(number);
    if (name !== null) {
      if (this.names.has(name)) {
        this.fail(
          `redefinition of group name '${name}' as group ${number}; was group ${this.names.get(name)}`,
          from + 4,
        );
      }
      this.names.set(name, number);
    }
    const part = this.inside(from, (inner) => ({
      ...inner,
      js: `(?<g${number}>${inner.js})`,
      kind: "atom",
      sure: [number, ...(inner.sure ?? [])],
    }));
    this.open.delete(number);
    return part;
  }

  private inside(from: number, wrap: (part: Part) => Part): Part {
    const part = this.alternatives();
    if (!this.take(")")) this.fail("missing ), unterminated subpattern", from);
    return wrap(part);
  }

  private lookBehind(open: string, part: Part): Part {
    if (part.least !== part.most)
      throw new re_error("look-behind requires fixed-width pattern", this.pattern);
    return open === "(?<="
      ? { ...assertion(`${open}${part.js})`), sure: part.sure }
      : assertion(`${open}${part.js})`);
  }

  /** `(?s:…)`, `(?-m:…)`: within the parentheses; JavaScript cannot change the case sensitivity there. */
  private scopedFlags(from: number): Part {
    const rest = this.characters.slice(this.at).join("");
    const match = /^([aiLmsux]*)(?:-([imsx]+))?([:)])/.exec(rest);
    if (match === null) this.fail(`unknown extension ?${this.next ?? ""}`, from + 1);
    const [whole, on, off = "", end] = match as unknown as [string, string, string | undefined, string];
    if (end === ")") this.fail("global flags not at the start of the expression", from);
    const before = this.flags;
    for (const letter of on) this.flags |= flagOf(letter);
    for (const letter of off) this.flags &= ~flagOf(letter);
    if ((this.flags & I) !== (before & I)) {
      this.fail("ignoring case in a part of the pattern is not supported", from);
    }
    this.at += whole.length;
    const part = this.inside(from, (inner) => ({ ...inner, js: `(?:${inner.js})` }));
    this.flags = before;
    return part;
  }

  private name(end: string): string {
    const from = this.at;
    let name = "";
    while (this.next !== undefined && this.next !== end) name += this.characters[this.at++]!;
    if (!this.take(end)) this.fail(`missing ${end}, unterminated name`, from);
    if (name === "") this.fail("missing group name", from);
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) this.fail(`bad character in group name '${name}'`, from);
    return name;
  }
}

function one(js: string): Part {
  return { js, least: 1, most: 1, kind: "atom" };
}

function place(js: string): Part {
  return { js, least: 0, most: 0, kind: "place" };
}

function assertion(js: string): Part {
  return { js, least: 0, most: 0, kind: "atom" };
}

function flagOf(letter: string): number {
  return { a: A, i: I, L, m: M, s: S, u: U, x: X }[letter]!;
}
