/**
 * Writes what V8 has compiled of the script that `m28 run` loads, after it has compiled some programs: `node [FLAG …]
 * code-cache.mjs DIST PROGRAM …`. It is good for the same version of V8 with the same flags.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...programs] = process.argv.slice(2);
const dist = resolve(folder);
const { loadScript, writeV8Cache } = await import(pathToFileURL(join(dist, "cli/script.js")).href);
const script = join(dist, "cli/compile-for-run.cjs");
const { exports, compiled } = loadScript(script, { useCache: false });
for (const program of programs) {
  const modules = mkdtempSync(join(tmpdir(), "m28-build-"));
  exports.compileForRun(program, modules);
  rmSync(modules, { recursive: true });
}
writeV8Cache(script, compiled.createCachedData());
