/** Builds the Go programs. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { benchPath } from "../paths.ts";

export interface GoPrograms {
  /** The executable; null when there is none. */
  readonly path: string | null;
  /** Why there is none. */
  readonly problem: string | null;
}

export function buildGo(folder: string): GoPrograms {
  const path = join(folder, "go-programs");
  const { status, error, stderr } = spawnSync("go", ["build", "-o", path, "."], {
    cwd: benchPath("concurrency/go"),
    encoding: "utf8",
  });
  if (error) return { path: null, problem: "There is no Go here." };
  return status === 0 ? { path, problem: null } : { path: null, problem: `Go: ${stderr.trim()}` };
}
