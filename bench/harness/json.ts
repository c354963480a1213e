/** Reports as JSON. */
import { type Report, ratio, verdicts } from "./report.ts";

export function reportJson({ title, notes, libraries, ratios, rows, overall }: Report): unknown {
  return {
    title,
    notes,
    rows: rows.map((result) => ({
      name: result.row.name,
      unit: result.row.unit,
      variants: Object.fromEntries(result.cells),
      ratios: ratios.flatMap((pair) => {
        const found = ratio(result, pair, libraries);
        return found === null ? [] : { ...pair, ...found };
      }),
      goals: verdicts(result, libraries),
      failures: Object.fromEntries(result.failures),
    })),
    overall,
  };
}
