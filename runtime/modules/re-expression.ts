/** A translated pattern at work on texts, in UTF-16 units. */
import { bounds } from "../bounds.ts";
import { re_error } from "./re-error.ts";
import { I } from "./re-flags.ts";
import { translate } from "./re-translate.ts";

/** How a match must lie in the text: anywhere, at the position, from there to the end, or at the position and not empty. */
type Manner = "search" | "match" | "fullmatch" | "nonempty";

export class Expression {
  readonly flags: number;
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  private readonly forgotten: ReadonlySet<number>;
  private readonly pattern: string;
  private readonly source: string;
  private readonly letters: string;
  private readonly made = new Map<string, RegExp>();

  /** @throws re.error */
  constructor(pattern: string, flags: number) {
    const translation = translate(pattern, flags);
    this.flags = translation.flags;
    this.groups = translation.groups;
    this.names = translation.names;
    this.forgotten = translation.forgotten;
    this.pattern = pattern;
    this.source = translation.source;
    this.letters = (translation.nested ? "v" : "u") + (translation.flags & I ? "i" : "");
    this.regExp("search", "");
  }

  find(manner: Manner, text: string, from: number): Found | null {
    const regExp = this.regExp(manner, "");
    regExp.lastIndex = from;
    const result = execute(regExp, text);
    return result === null ? null : new Found(this, manner, text, result);
  }

  /**
   * All matches from a position on, none overlapping another. An empty one may follow directly on another match, but not
   * on an empty one.
   */
  *findAll(text: string, from: number): Generator<Found> {
    let at = from;
    let wasEmpty = false;
    while (at <= text.length) {
      let found: Found | null = wasEmpty ? this.find("nonempty", text, at) : null;
      if (found === null) {
        if (wasEmpty) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
        if (at > text.length) return;
        found = this.find("search", text, at);
      }
      if (found === null) return;
      yield found;
      at = found.end;
      wasEmpty = found.start === found.end;
    }
  }

  /** @throws re.error for a group without a value that may have had one in an earlier round of a repetition */
  checkAbsent(group: number): void {
    if (!this.forgotten.has(group)) return;
    throw new re_error(
      `group ${group} took no part in the last repetition around it, what it matched before is not known`,
      this.pattern,
    );
  }

  /** The result again, with the places of its groups. */
  indices(manner: Manner, text: string, at: number): RegExpIndicesArray {
    const regExp = this.regExp(manner === "search" ? "match" : manner, "d");
    regExp.lastIndex = at;
    return execute(regExp, text)!.indices!;
  }

  private regExp(manner: Manner, letters: string): RegExp {
    const key = manner + letters;
    let regExp = this.made.get(key);
    if (regExp === undefined) {
      const flags = this.letters + letters + (manner === "search" ? "g" : "y");
      regExp = new RegExp(this.sourceFor(manner), flags);
      this.made.set(key, regExp);
    }
    return regExp;
  }

  private sourceFor(manner: Manner): string {
    switch (manner) {
      case "fullmatch":
        return `(?:${this.source})(?![^])`;
      case "nonempty":
        // As much text must not be left behind the match as before it.
        return `(?=(?<left>[^]*))(?:${this.source})(?!\\k<left>$)`;
      default:
        return this.source;
    }
  }
}

/** A pattern may try more ways than there are atoms in the world. */
function execute(regExp: RegExp, text: string): RegExpExecArray | null {
  return bounds === null ? regExp.exec(text) : bounds.search(regExp, text);
}

export class Found {
  readonly expression: Expression;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  private readonly manner: Manner;
  private readonly result: RegExpExecArray;

  constructor(expression: Expression, manner: Manner, text: string, result: RegExpExecArray) {
    this.expression = expression;
    this.manner = manner;
    this.text = text;
    this.result = result;
    this.start = result.index;
    this.end = result.index + result[0].length;
  }

  /**
   * The text of a group, 0 for all; undefined when it took no part.
   * @throws re.error when that is not known
   */
  group(number: number): string | undefined {
    if (number === 0) return this.result[0];
    const text = this.result.groups![`g${number}`];
    if (text === undefined) this.expression.checkAbsent(number);
    return text;
  }

  /** Where a group lies, in UTF-16 units; null when it took no part. */
  span(number: number): readonly [number, number] | null {
    if (number === 0) return [this.start, this.end];
    const { groups } = this.expression.indices(this.manner, this.text, this.start);
    const span = groups![`g${number}`];
    if (span === undefined) this.expression.checkAbsent(number);
    return span ?? null;
  }
}
