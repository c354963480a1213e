/** The generated program is one that the compiler has nothing to say about, and the same each time. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { createNodeHost } from "../../cli/node-host.ts";
import { createProgram } from "../../compiler/program/program.ts";
import { generateProgram } from "./generate.ts";

const folder = mkdtempSync(join(tmpdir(), "m28-test-"));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a generated program compiles", () => {
  const first = generateProgram(join(folder, "first"), 1500);
  const second = generateProgram(join(folder, "second"), 1500);
  expect(readFileSync(second.edited, "utf8")).toBe(readFileSync(first.edited, "utf8"));
  expect(first.lines).toBeGreaterThan(1400);
  const program = createProgram(createNodeHost(), { entries: [first.entry] });
  expect(program.diagnostics().map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});
