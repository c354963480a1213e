/** What is cut out of the runtime to measure its bookkeeping still stands there. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../paths.ts";
import { CUTS, cut } from "./bare.ts";

test.each(CUTS)("$file: $from", (each) => {
  const text = readFileSync(join(projectRoot, "runtime", each.file), "utf8");
  expect(cut(text, [each])).not.toBe(text);
});
