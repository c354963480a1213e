/** Runs a program that uses the runtime in a process of its own, for tests of how programs end. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** @param source a module in the place of `runtime/program.ts` */
export function runProgram(source: string): Outcome {
  const folder = mkdtempSync(join(tmpdir(), "m28-runtime-"));
  const outfile = join(folder, "program.mjs");
  try {
    buildSync({
      stdin: { contents: source, resolveDir: join(import.meta.dirname, "../.."), loader: "ts" },
      bundle: true,
      platform: "node",
      format: "esm",
      outfile,
      logLevel: "error",
    });
    const { stdout, stderr, status } = spawnSync(process.execPath, [outfile], {
      encoding: "utf8",
      timeout: 20_000,
    });
    return { stdout, stderr, status };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
