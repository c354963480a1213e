/** One process: runs a command and reads the figures that it prints. */
import { spawnSync } from "node:child_process";
import type { Command } from "./row.ts";
import { median } from "./statistics.ts";

export interface Sample {
  /** The median of the runs in the process. */
  readonly value: number;
  /** The first run, before anything is warm. */
  readonly first: number | null;
}

/** Somebody has pressed Ctrl-C. */
export class Interrupted extends Error {}

/** Milliseconds after which a program counts as hanging. */
const patience = 900_000;

/** @throws Error when the program fails, or has another result than `check` */
export function takeSample({ file, args, env, times = 1 }: Command, check: string | null): Sample {
  const { status, signal, stdout, stderr, error } = spawnSync(file, args, {
    encoding: "utf8",
    timeout: patience,
    env: { ...process.env, ...env },
    maxBuffer: 1 << 26,
  });
  if (signal === "SIGINT") throw new Interrupted();
  if (error) throw error;
  if (status !== 0) throw new Error(lastLines(stderr) || `ended with ${signal ?? `status ${status}`}`);
  const line = stdout.split("\n").find((text) => text.startsWith("{"));
  if (line === undefined) throw new Error("printed no figures");
  const printed = JSON.parse(line) as { check: string; first?: number; times: number[] };
  if (check !== null && printed.check !== check) throw new Error(`gave ${printed.check} instead of ${check}`);
  return {
    value: median(printed.times) * times,
    first: printed.first === undefined ? null : printed.first * times,
  };
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-3).join(" | ");
}
