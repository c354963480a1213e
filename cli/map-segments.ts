/** The mappings of a source map of any number of sources, as numbers. */
import { base64 } from "../compiler/5-print/mappings.ts";

/** Where the text of a column on is from; without a source it is from none, and without a name that is not said. */
export interface Segment {
  /** From 0, as all of these. */
  readonly column: number;
  readonly original: readonly [source: number, line: number, column: number] | null;
  readonly name: number | null;
}

/** The segments of each generated line. */
export function readMappings(mappings: string): Segment[][] {
  // The last source, line, column and name; each is written as the difference to the one before.
  const last: [number, number, number, number] = [0, 0, 0, 0];
  return mappings.split(";").map((line) => {
    let column = 0;
    if (line === "") return [];
    return line.split(",").map((text) => {
      const [step, ...others] = numbersOf(text);
      column += step!;
      others.forEach((difference, i) => {
        last[i]! += difference;
      });
      const original = others.length < 3 ? null : ([last[0], last[1], last[2]] as const);
      return { column, original, name: others.length < 4 ? null : last[3] };
    });
  });
}

export function writeMappings(lines: readonly (readonly Segment[])[]): string {
  const last: [number, number, number, number] = [0, 0, 0, 0];
  return lines
    .map((segments) => {
      let before = 0;
      return segments
        .map(({ column, original, name }) => {
          const step = base64(column - before);
          before = column;
          const others = [...(original ?? []), ...(name === null ? [] : [name])];
          return others.reduce((text, value, i) => {
            const difference = base64(value - last[i]!);
            last[i] = value;
            return text + difference;
          }, step);
        })
        .join(",");
    })
    .join(";");
}

const DIGITS: ReadonlyMap<string, number> = new Map(
  Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", (digit, i) => [digit, i]),
);

function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const digit of text) {
    const bits = DIGITS.get(digit)!;
    value += (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    numbers.push(value & 1 ? -(value >>> 1) : value >>> 1);
    value = 0;
    shift = 0;
  }
  return numbers;
}
