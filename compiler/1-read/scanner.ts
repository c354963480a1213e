/** The reader's place in a text: skips white space and comments, and knows where each piece of text came from. */
import type { Report } from "../messages/diagnostic.ts";
import type { Source, Span } from "../source/source.ts";
import { isSpace } from "./characters.ts";
import type { Form } from "./form.ts";

/** Reads the one expression of an f-string field. */
export type FieldReader = (scanner: Scanner) => Form;

const SPACE = /(?:[ \n\t\r\f]+|[#;][^\n\r]*)+/y;

export class Scanner {
  readonly source: Source;
  readonly text: string;
  readonly report: Report;
  readonly readField: FieldReader;
  position: number;
  /** The last string with single quotes that goes on over several lines: more often a mistake than not. */
  multilineString: Span | null = null;
  /** How many f-strings this text is inside of. */
  readonly level: number;
  /** The source offset of each index of the text, when that is not the index itself. */
  private readonly offsets: readonly number[] | null;

  constructor(
    source: Source,
    text: string,
    position: number,
    report: Report,
    readField: FieldReader,
    level = 0,
    offsets: readonly number[] | null = null,
  ) {
    this.source = source;
    this.text = text;
    this.position = position;
    this.report = report;
    this.readField = readField;
    this.level = level;
    this.offsets = offsets;
  }

  get done(): boolean {
    return this.position >= this.text.length;
  }

  span(start: number, end: number): Span {
    return { source: this.source, start: this.offset(start), end: this.offset(end) };
  }

  offset(index: number): number {
    return this.offsets ? this.offsets[Math.min(index, this.offsets.length - 1)]! : index;
  }

  /** Skips white space and comments; was there any? */
  skipSpace(): boolean {
    const start = this.position;
    SPACE.lastIndex = start;
    if (SPACE.test(this.text)) this.position = SPACE.lastIndex;
    return this.position > start;
  }

  /** Would a token here be followed by white space: is the next character blank, a comment, or the end? */
  spaceAt(index: number): boolean {
    const character = this.text[index];
    return character === undefined || isSpace(character) || character === "#" || character === ";";
  }

  /** A scanner for part of this text, as an f-string's field; `keep` gives the indices to read, in order, null for all. */
  field(start: number, end: number, keep: readonly number[] | null): Scanner {
    const { source, report, readField, level } = this;
    if (!keep) {
      return new Scanner(source, this.text.slice(0, end), start, report, readField, level + 1, this.offsets);
    }
    const text = keep.map((index) => this.text[index]!).join("");
    const offsets = [...keep, end].map((index) => this.offset(index));
    return new Scanner(source, text, 0, report, readField, level + 1, offsets);
  }
}
