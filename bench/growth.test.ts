/**
 * The work of compiling grows as the program does. It is counted: how often each branch of the compiler's functions runs is the
 * same at each time.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** 2 where each part costs the same, 4 where each costs as much as all before it. */
const most = 2.3;

test("each part of a program costs the same, however many there are", { timeout: 600_000 }, () => {
  const script = join(import.meta.dirname, "growth.mjs");
  const { stdout } = spawnSync(process.execPath, [script, "--work"], { encoding: "utf8" });
  const rows = stdout.split("\n").filter((line) => line.startsWith("| "));
  const growth = rows.slice(2).map((row) => row.slice(2, -2).split(" | "));
  expect(growth.length).toBeGreaterThan(20);
  expect(growth.filter((cells) => !(Number(cells.at(-1)) <= most))).toEqual([]);
});
