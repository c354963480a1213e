/** Line and column of an offset in a source. */
import type { Source } from "./source.ts";

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in code points. */
  readonly column: number;
}

/** The position of a UTF-16 offset; offsets outside the text count as its nearest end. */
export function position(source: Source, offset: number): Position {
  const { pairs } = layoutOf(source);
  const { line, column } = utf16Position(source, offset);
  const end = Math.max(0, Math.min(offset, source.text.length));
  const surplus = lastAtMost(pairs, end) - lastAtMost(pairs, end - column);
  return { line, column: column - surplus + 1 };
}

/** Line from 1 and column from 0 in UTF-16 units, as source maps count. */
export function utf16Position(source: Source, offset: number): { line: number; column: number } {
  const starts = lineStarts(source);
  const clamped = Math.max(0, Math.min(offset, source.text.length));
  const line = lastAtMost(starts, clamped);
  return { line: line + 1, column: clamped - starts[line]! };
}

/** Line and column, as `utf16Position` gives them, of one offset after the other: most are near the one before. */
export class PositionCursor {
  readonly #starts: readonly number[];
  /** From 1. */
  line = 1;
  /** From 0. */
  column = 0;

  constructor(source: Source) {
    this.#starts = lineStarts(source);
  }

  /** @param offset not outside the text */
  moveTo(offset: number): void {
    const starts = this.#starts;
    const isHere = starts[this.line - 1]! <= offset && offset < (starts[this.line] ?? Infinity);
    if (!isHere) this.line = lastAtMost(starts, offset) + 1;
    this.column = offset - starts[this.line - 1]!;
  }
}

/** The text of a line (from 1), without its line break; empty when there is no such line. */
export function lineText(source: Source, line: number): string {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return "";
  return source.text.slice(start, starts[line] ?? source.text.length).replace(/[\r\n]+$/, "");
}

/** What is known of a source's text, each in ascending order. */
interface Layout {
  /** The offset at which each line starts; lines end with LF, CRLF or a lone CR. */
  readonly starts: readonly number[];
  /** The offset behind each code point that takes two units. */
  readonly pairs: readonly number[];
}

const layouts = new WeakMap<Source, Layout>();

function layoutOf(source: Source): Layout {
  let known = layouts.get(source);
  if (known === undefined) {
    const starts = [0, ...endsOf(/\r\n|\n|\r/g, source.text)];
    layouts.set(source, (known = { starts, pairs: endsOf(/[\ud800-\udbff][\udc00-\udfff]/g, source.text) }));
  }
  return known;
}

function endsOf(pattern: RegExp, text: string): number[] {
  return Array.from(text.matchAll(pattern), (found) => found.index + found[0].length);
}

function lineStarts(source: Source): readonly number[] {
  return layoutOf(source).starts;
}

/** The index of the last that is at most `offset`; -1 if none is. */
function lastAtMost(offsets: readonly number[], offset: number): number {
  let low = -1;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
