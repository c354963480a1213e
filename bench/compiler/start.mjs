/**
 * Starts a command again and again, and takes the time until it has ended: `node start.mjs fresh|kept RUNS COMMAND ARG…`. With
 * `fresh`, each start finds an empty folder for caches, otherwise it finds what the one before has left there.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { print } from "./host.mjs";

const [cache, runs, command, ...args] = process.argv.slice(2);
const kept = emptyFolder();
const times = [];
let output = "";
if (cache === "kept") start(kept);
for (let run = 0; run < Number(runs); run++) {
  const folder = cache === "kept" ? kept : emptyFolder();
  times.push(start(folder));
  if (folder !== kept) rmSync(folder, { recursive: true });
}
rmSync(kept, { recursive: true });
print(output.trim(), times);

function start(folder) {
  const env = { ...process.env, XDG_CACHE_HOME: folder };
  const before = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8", env });
  const time = performance.now() - before;
  if (status !== 0) throw new Error(stderr);
  output = stdout;
  return time;
}

function emptyFolder() {
  return mkdtempSync(join(tmpdir(), "m28-bench-cache-"));
}
