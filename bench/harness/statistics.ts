/** Medians, spreads and means of measurements. */

export interface Figure {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median, smallest and largest. */
export function figure(values: readonly number[]): Figure {
  return { median: median(values), low: Math.min(...values), high: Math.max(...values) };
}

/**
 * The ratio of two variants: that of each round, so that a machine that was slow for a while does not count, and of these the
 * median.
 */
export function ratioOf(of: readonly number[], against: readonly number[]): Figure {
  return figure(of.map((value, round) => value / against[round]!));
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
