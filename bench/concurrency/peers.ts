/** Installs the channel libraries that M28 is compared with. */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { benchPath, benchRoot } from "../paths.ts";

/** @returns null, or why there are none */
export function installPeers(): string | null {
  const installed = benchPath("node_modules/.package-lock.json");
  const lock = benchPath("package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return null;
  const { status, stderr } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], {
    cwd: benchRoot,
    encoding: "utf8",
  });
  return status === 0 ? null : `The libraries could not be installed: ${stderr?.trim().split("\n").at(-1)}`;
}
