/** What a part of the benchmarks has found: its rows with ratios, and which goals they meet. */
import type { RowResult } from "./measure.ts";
import { BEST_LIBRARY } from "./row.ts";
import { type Figure, geometricMean, ratioOf } from "./statistics.ts";

export interface Ratio {
  readonly of: string;
  readonly against: string;
}

export interface Verdict {
  /** Such as "m28 / js". */
  readonly what: string;
  readonly value: number;
  readonly most: number;
  readonly met: boolean;
}

export interface Report {
  readonly title: string;
  /** What has to be known in order to read the table. */
  readonly notes: readonly string[];
  readonly variants: readonly string[];
  /** Those of the variants that are libraries. */
  readonly libraries: readonly string[];
  readonly ratios: readonly Ratio[];
  readonly rows: readonly RowResult[];
  /** Goals about several rows together. */
  readonly overall: readonly Verdict[];
}

/** Null when one of the two was not measured. */
export function ratio(
  { cells }: RowResult,
  { of, against }: Ratio,
  libraries: readonly string[] = [],
): Figure | null {
  const other = against === BEST_LIBRARY ? fastest(cells, libraries) : against;
  const [mine, theirs] = [cells.get(of), other === null ? undefined : cells.get(other)];
  return mine === undefined || theirs === undefined ? null : ratioOf(mine.rounds, theirs.rounds);
}

export function fastest(cells: RowResult["cells"], variants: readonly string[]): string | null {
  const measured = variants.filter((variant) => cells.has(variant));
  measured.sort((a, b) => cells.get(a)!.median - cells.get(b)!.median);
  return measured[0] ?? null;
}

/** The verdicts on the goals of one row. */
export function verdicts(result: RowResult, libraries: readonly string[] = []): Verdict[] {
  const ofGoals = result.row.goals.flatMap((goal) => {
    const found = ratio(result, goal, libraries);
    return found === null ? [] : verdict(`${goal.of} / ${goal.against}`, found.median, goal.most);
  });
  const ofLimits = (result.row.limits ?? []).flatMap(({ of, most }) => {
    const cell = result.cells.get(of);
    return cell === undefined ? [] : verdict(`${of} in ${result.row.unit}`, cell.median, most);
  });
  return [...ofGoals, ...ofLimits];
}

export function verdict(what: string, value: number, most: number): Verdict {
  return { what, value, most, met: value <= most };
}

/** The geometric mean of a ratio over all rows with times that have it; null when none has. */
export function meanRatio(
  rows: readonly RowResult[],
  pair: Ratio,
  libraries: readonly string[] = [],
): number | null {
  const values = rows.flatMap((row) =>
    row.row.unit === "ms" ? (ratio(row, pair, libraries)?.median ?? []) : [],
  );
  return values.length === 0 ? null : geometricMean(values);
}
