/** What is measured: rows, each the same work done by several variants. */

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** How many times the work has to be done to be that of the row; default 1. */
  readonly times?: number;
  /** The result, if it is not that of the row. */
  readonly check?: string;
}

/** The ratio of the medians of two variants must not exceed a limit. */
export interface Goal {
  readonly of: string;
  /** A variant, or `BEST_LIBRARY`. */
  readonly against: string;
  readonly most: number;
}

/** A limit for the figure of one variant itself, in the row's unit. */
export interface Limit {
  readonly of: string;
  readonly most: number;
}

export interface Row {
  readonly name: string;
  /** What the figures are; ratios are found in one process that runs two variants in turn. */
  readonly unit: "ms" | "bytes" | "ratio";
  /** What the program must print as its result; null: it has none. */
  readonly check: string | null;
  /** How each variant is run, by the variant's name. Its figures are what the process prints (see `timed.mjs`). */
  readonly commands: ReadonlyMap<string, Command>;
  readonly goals: readonly Goal[];
  readonly limits?: readonly Limit[];
}

/** Stands for the fastest of the variants that are libraries. */
export const BEST_LIBRARY = "best library";
