/** What import requests stand for. */
import { standardModules } from "../../../runtime/manifest.ts";
import type { Import, ModuleNode } from "../core.ts";
import type { AnalyzedProgram, ResolvedModule } from "./facts.ts";

/** `(import a.b)` binds `a`: the specifiers of the name bound and of the modules below it, `a` and `a.b`. */
export function importedPath(node: Import): readonly string[] {
  const { specifier } = node.request;
  const parts = specifier.split(".");
  if (
    parts.length < 2 ||
    specifier.endsWith(".m28") ||
    /[/:\\]/.test(specifier) ||
    parts[0] !== node.target.name
  )
    return [specifier];
  // A standard module holds those below it from the beginning.
  if (specifier in standardModules) return [parts[0]!];
  return parts.map((_, i) => parts.slice(0, i + 1).join("."));
}

/** The M28 module behind a resolution, or null. */
export function m28Module(program: AnalyzedProgram, resolved: ResolvedModule | null): ModuleNode | null {
  return resolved?.kind === "m28" ? (program.modules.get(resolved.path) ?? null) : null;
}
