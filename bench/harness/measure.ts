/** Measures rows: rounds in which every variant of every row gets a process of its own, in changing order. */
import type { Row } from "./row.ts";
import { Interrupted, type Sample, takeSample } from "./sample.ts";
import { type Figure, figure, median } from "./statistics.ts";

export interface Cell extends Figure {
  /** The median of each round. */
  readonly rounds: readonly number[];
  readonly first: number | null;
}

export interface RowResult {
  readonly row: Row;
  readonly cells: ReadonlyMap<string, Cell>;
  /** What went wrong, by variant. */
  readonly failures: ReadonlyMap<string, string>;
}

export function measureRows(rows: readonly Row[], rounds: number): RowResult[] {
  const work = rows.map((row) => ({
    row,
    samples: new Map<string, Sample[]>(),
    failures: new Map<string, string>(),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { row, samples, failures } of work) {
      for (const [variant, command] of rotated([...row.commands], round)) {
        if (failures.has(variant)) continue;
        progress(`round ${round + 1} of ${rounds}: ${row.name}, ${variant}`);
        try {
          const sample = takeSample(command, command.check ?? row.check);
          samples.set(variant, [...(samples.get(variant) ?? []), sample]);
        } catch (error) {
          if (error instanceof Interrupted) throw error;
          failures.set(variant, (error as Error).message);
        }
      }
    }
  }
  progress("");
  return work.map(({ row, samples, failures }) => ({
    row,
    cells: cellsOf(row, samples, failures),
    failures,
  }));
}

function cellsOf(row: Row, samples: Map<string, Sample[]>, failures: Map<string, string>): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const variant of row.commands.keys()) {
    const taken = samples.get(variant);
    if (taken !== undefined && !failures.has(variant)) cells.set(variant, cellOf(taken));
  }
  return cells;
}

export function cellOf(samples: readonly Sample[]): Cell {
  const rounds = samples.map(({ value }) => value);
  const firsts = samples.flatMap(({ first }) => first ?? []);
  return { ...figure(rounds), rounds, first: firsts.length === 0 ? null : median(firsts) };
}

function rotated<T>(items: readonly T[], by: number): T[] {
  const start = by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

/** A line on the terminal that is written over by the next. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
