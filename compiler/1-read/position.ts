/** Line and column of an offset in a source. */
import type { Source } from "./form.ts";

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in code points. */
  readonly column: number;
}

/** The position of a UTF-16 offset; offsets outside the text count as its nearest end. */
export function position(source: Source, offset: number): Position {
  const starts = lineStarts(source);
  const clamped = Math.max(0, Math.min(offset, source.text.length));
  const line = lastAtMost(starts, clamped);
  return { line: line + 1, column: codePoints(source.text, starts[line]!, clamped) + 1 };
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

const cache = new WeakMap<Source, readonly number[]>();

/** The offset at which each line starts; lines end with LF, CRLF or a lone CR. */
function lineStarts(source: Source): readonly number[] {
  const known = cache.get(source);
  if (known) return known;
  const starts = [0];
  for (const lineBreak of source.text.matchAll(/\r\n|\n|\r/g)) {
    starts.push(lineBreak.index + lineBreak[0].length);
  }
  cache.set(source, starts);
  return starts;
}

function lastAtMost(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function codePoints(text: string, start: number, end: number): number {
  let count = 0;
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index);
    const pairs = unit >= 0xd800 && unit <= 0xdbff && index + 1 < end;
    if (pairs && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) index++;
    count++;
  }
  return count;
}
