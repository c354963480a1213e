/** Finding what an import names (language §12.1). */
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";
import type { Host } from "./host.ts";

/** What was looked for in vain. */
export interface Unresolved {
  readonly kind: "missing";
  /** A file was named, or a module. */
  readonly what: "file" | "module";
  /** The path that was looked for, for files; the module's name otherwise. */
  readonly name: string;
}

/**
 * Resolves a request as written in an `import`.
 *
 * @param specifier as written: `util`, `a.b`, `./x`, `node:fs`, `js:…`
 * @param importer absolute path of the importing file
 * @param isStandard whether a name is that of a standard module (language §18)
 */
export function resolveRequest(
  host: Host,
  specifier: string,
  importer: string,
  isStandard: (name: string) => boolean,
): ResolvedModule | Unresolved {
  if (namesJavaScript(specifier)) {
    return resolveJavaScript(host, specifier.replace(/^(?:js|npm):/, ""), importer);
  }
  if (isPath(specifier)) return resolveFile(host, specifier, importer);
  if (isStandard(specifier)) return { kind: "standard", name: specifier };
  const path = searchModule(host, specifier, importer);
  if (path !== null) return { kind: "m28", path };
  const found = resolveJavaScript(host, specifier, importer);
  return found.kind === "missing" ? { kind: "missing", what: "module", name: specifier } : found;
}

/** The name a module goes by: `lib.util` for `lib.util`, `./lib/util` and `lib/util.m28`. */
export function dottedName(specifier: string): string {
  return stripExtension(specifier)
    .replace(/^(?:\.{0,2}\/)+/, "")
    .replaceAll("/", ".");
}

function resolveFile(host: Host, specifier: string, importer: string): ResolvedModule | Unresolved {
  const path = host.join(host.dirname(importer), specifier);
  const file = path.endsWith(".m28") ? path : `${path}.m28`;
  return host.isFile(file)
    ? { kind: "m28", path: file }
    : { kind: "missing", what: "file", name: isDirectory(host, path) ? path : file };
}

function searchModule(host: Host, specifier: string, importer: string): string | null {
  const base = stripExtension(specifier).replaceAll(".", "/");
  for (const folder of [host.dirname(importer), ...host.searchPath]) {
    for (const candidate of [`${base}.m28`, `${base}/__init__.m28`]) {
      const path = host.join(folder, candidate);
      if (host.isFile(path)) return path;
    }
  }
  return null;
}

function resolveJavaScript(host: Host, specifier: string, importer: string): ResolvedModule | Unresolved {
  const found = host.resolveJavaScript(specifier, importer);
  if (found?.path?.endsWith(".json")) return { kind: "json", specifier: found.specifier, path: found.path };
  if (found !== null) return { kind: "javascript", ...found };
  return isPath(specifier)
    ? { kind: "missing", what: "file", name: host.join(host.dirname(importer), specifier) }
    : { kind: "missing", what: "module", name: specifier };
}

function isDirectory(host: Host, path: string): boolean {
  try {
    host.readFile(path);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === "EISDIR";
  }
}

function namesJavaScript(specifier: string): boolean {
  return /^(?:js|node|npm):/.test(specifier) || /\.(?:[mc]?js|json)$/.test(specifier);
}

/** Does it name a file, and not a module? */
export function isPath(specifier: string): boolean {
  return /^\.{0,2}\//.test(specifier);
}

function stripExtension(specifier: string): string {
  return specifier.endsWith(".m28") ? specifier.slice(0, -".m28".length) : specifier;
}
