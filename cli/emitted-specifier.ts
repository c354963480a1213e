/** What an import becomes in modules that are emitted into a temporary folder to be run by this process. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ResolvedModule } from "../compiler/3-analyze/suspension/facts.ts";

/** @param fileOf where the emitted text of an M28 module is */
export function emittedSpecifier(
  target: ResolvedModule,
  fileOf: (path: string) => string,
  folder: string,
): string {
  if (target.kind === "standard") return target.name;
  if (target.path === null) return target.kind === "m28" ? "" : target.specifier;
  if (target.kind === "m28") return pathToFileURL(fileOf(target.path)).href;
  return pathToFileURL(target.path.endsWith(".json") ? jsonModule(target.path, folder) : target.path).href;
}

/** Node imports JSON only with an attribute; as a module of ours it needs none. */
function jsonModule(path: string, folder: string): string {
  const file = join(folder, `${Buffer.from(path).toString("base64url").slice(-100)}.json.mjs`);
  writeFileSync(file, `export default ${readFileSync(path, "utf8").trim() || "null"};\n`);
  return file;
}
