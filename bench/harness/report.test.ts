/** From figures to ratios, verdicts and a table. */
import { expect, test } from "vitest";
import { cellOf, type RowResult } from "./measure.ts";
import { type Report, ratio, verdicts } from "./report.ts";
import { BEST_LIBRARY, type Row } from "./row.ts";
import { geometricMean, median } from "./statistics.ts";
import { reportText } from "./table.ts";

const row: Row = {
  name: "ping-pong",
  unit: "ms",
  check: null,
  commands: new Map(),
  goals: [
    { of: "m28", against: "js", most: 1.5 },
    { of: "m28", against: BEST_LIBRARY, most: 0.5 },
    { of: "m28", against: "go", most: 1 },
  ],
};

const result: RowResult = {
  row,
  cells: new Map([
    ["m28", cellOf([20, 10, 40].map(sample))],
    ["js", cellOf([10, 10, 10].map(sample))],
    ["quick", cellOf([30, 20, 90].map(sample))],
    ["slow", cellOf([300, 300, 300].map(sample))],
  ]),
  failures: new Map([["go", "ended with status 2"]]),
};

function sample(value: number) {
  return { value, first: null };
}

test("medians and means", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(geometricMean([1, 4])).toBeCloseTo(2);
});

test("a ratio is that of each round, with the best library in the place of all", () => {
  expect(ratio(result, { of: "m28", against: "js" })).toEqual({ median: 2, low: 1, high: 4 });
  const best = ratio(result, { of: "m28", against: BEST_LIBRARY }, ["slow", "quick"]);
  expect(best?.median).toBe(0.5);
  expect(ratio(result, { of: "m28", against: "go" })).toBeNull();
});

test("goals are met or missed, and those that could not be measured are neither", () => {
  const found = verdicts(result, ["quick", "slow"]);
  expect(found.map(({ what, met }) => [what, met])).toEqual([
    ["m28 / js", false],
    ["m28 / best library", true],
  ]);
});

test("the table says what was measured and what failed", () => {
  const report: Report = {
    title: "Concurrency",
    notes: [],
    variants: ["m28", "go"],
    libraries: [],
    ratios: [{ of: "m28", against: "js" }],
    rows: [result],
    overall: [],
  };
  const lines = reportText(report).split("\n");
  expect(lines.find((line) => line.startsWith("ping-pong"))).toBe(
    "ping-pong  20.0 ±75%  failed  2.00 (1.00–4.00)  / js ≤ 1.50 MISSED 1.33x",
  );
  expect(lines).toContain("FAILED: ping-pong, go: ended with status 2");
});
