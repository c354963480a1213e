/** Reports as text. */

import type { RowResult } from "./measure.ts";
import { fastest, meanRatio, type Ratio, type Report, ratio, type Verdict, verdicts } from "./report.ts";
import { BEST_LIBRARY } from "./row.ts";
import type { Figure } from "./statistics.ts";

export function reportText({ title, notes, variants, libraries, ratios, rows, overall }: Report): string {
  const head = ["", ...variants, ...ratios.map(({ of, against }) => `${of} / ${against}`), "goals"];
  const body = rows.map((result) => [
    result.row.name,
    ...variants.map((variant) => cellText(result, variant)),
    ...ratios.map((pair) => ratioText(result, pair, libraries)),
    verdicts(result, libraries)
      // Nearly all are about m28 itself.
      .map((each) => verdictText({ ...each, what: each.what.replace(/^m28 (?=[/i])/, "") }))
      .join("; "),
  ]);
  const means = ratios.map((pair) => {
    const mean = meanRatio(rows, pair, libraries);
    return mean === null ? "" : short(mean);
  });
  const last = rows.length < 2 ? [] : [["geometric mean", ...variants.map(() => ""), ...means, ""]];
  return [
    title,
    "=".repeat(title.length),
    ...notes,
    "",
    ...columns([head, ...body, ...last]),
    "",
    ...overall.map((each) => `${short(each.value)}: ${verdictText(each)}`),
    ...failureLines(rows),
    "",
  ].join("\n");
}

function cellText({ row, cells, failures }: RowResult, variant: string): string {
  if (failures.has(variant)) return "failed";
  const cell = cells.get(variant);
  if (cell === undefined) return "";
  return `${row.unit === "bytes" ? Math.round(cell.median) : short(cell.median)} ${spread(cell)}`;
}

function ratioText(result: RowResult, pair: Ratio, libraries: readonly string[]): string {
  const found = ratio(result, pair, libraries);
  if (found === null) return "";
  const name = pair.against === BEST_LIBRARY ? ` ${fastest(result.cells, libraries)}` : "";
  return `${short(found.median)} (${short(found.low)}–${short(found.high)})${name}`;
}

/** How far the rounds were apart, in per cent of the median. */
function spread({ median, low, high }: Figure): string {
  return `±${Math.round((50 * (high - low)) / median)}%`;
}

function verdictText({ what, most, value, met }: Verdict): string {
  return `${what} ≤ ${short(most)} ${met ? "met" : `MISSED ${short(value / most)}x`}`;
}

/** Three significant digits, without an exponent. */
export function short(value: number): string {
  if (value >= 100) return String(Math.round(value));
  return value.toFixed(value >= 10 ? 1 : value >= 0.1 ? 2 : 3);
}

function failureLines(rows: readonly RowResult[]): string[] {
  return rows.flatMap(({ row, failures }) =>
    [...failures].map(([variant, problem]) => `FAILED: ${row.name}, ${variant}: ${problem}`),
  );
}

/** The first column to the left, the others to the right; columns in which nothing stands are left out. */
function columns(lines: readonly (readonly string[])[]): string[] {
  const [head = [], ...rest] = lines;
  const used = head.map((_, column) => column === 0 || rest.some((line) => line[column] !== ""));
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines.map((line) =>
    line
      .map((text, column) => (column === 0 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!)))
      .filter((_, column) => used[column])
      .join("  ")
      .trimEnd(),
  );
}
