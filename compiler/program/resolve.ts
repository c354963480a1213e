/** Finding what an import names (language §12.1). */
import { isPath, plainSpecifier } from "../3-analyze/specifiers.ts";
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
 * Resolves a request of an `import`.
 *
 * @param specifier `util`, `a.b`, `"ws"` with its quotes, `./x`, `node:fs`, `js:…`
 * @param importer absolute path of the importing file
 * @param isStandard whether a name is that of a standard module (language §18)
 */
export function resolveRequest(
  host: Host,
  specifier: string,
  importer: string,
  isStandard: (name: string) => boolean,
): ResolvedModule | Unresolved {
  if (/^(?:js|npm):/.test(specifier))
    return (
      javaScript(host, specifier.slice(specifier.indexOf(":") + 1), importer) ??
      missing(host, specifier, importer)
    );
  if (specifier.startsWith("node:"))
    return javaScript(host, specifier, importer) ?? missing(host, specifier, importer);
  if (isPath(specifier)) return resolvePath(host, specifier, importer);
  const name = plainSpecifier(specifier);
  if (isStandard(name)) return { kind: "standard", name };
  const ofFile = () => searchModule(host, name, importer);
  const ofPackage = () => javaScript(host, name, importer);
  // A file never hides the package that is imported by the same name in quotes.
  const found = name === specifier ? (ofFile() ?? ofPackage()) : (ofPackage() ?? ofFile());
  return found ?? missing(host, name, importer);
}

/** The name a module goes by: `lib.util` for `lib.util`, `./lib/util` and `lib/util.m28`. */
export function dottedName(specifier: string): string {
  return stripExtension(plainSpecifier(specifier))
    .replace(/^(?:\.{0,2}\/)+/, "")
    .replaceAll("/", ".");
}

/** An extension other than ours is that of a file for JavaScript; without one, M28's own files come first. */
function resolvePath(host: Host, specifier: string, importer: string): ResolvedModule | Unresolved {
  const path = host.join(host.dirname(importer), specifier);
  if (specifier.endsWith(".m28")) return m28File(host, path) ?? missing(host, specifier, importer);
  const hasExtension = /[^/.][^/]*\.[^/.]+$/.test(specifier);
  return (
    (hasExtension ? javaScript(host, specifier, importer) : null) ??
    m28File(host, `${path}.m28`) ??
    m28File(host, host.join(path, "__init__.m28")) ??
    (hasExtension ? null : javaScript(host, specifier, importer)) ??
    missing(host, specifier, importer)
  );
}

function m28File(host: Host, path: string): ResolvedModule | null {
  const found = host.findFile(path);
  return found === null ? null : { kind: "m28", path: found };
}

function searchModule(host: Host, specifier: string, importer: string): ResolvedModule | null {
  const base = stripExtension(specifier).replaceAll(".", "/");
  for (const folder of [host.dirname(importer), ...host.searchPath]) {
    for (const candidate of [`${base}.m28`, `${base}/__init__.m28`]) {
      const found = m28File(host, host.join(folder, candidate));
      if (found !== null) return found;
    }
  }
  return null;
}

/** A package may also be written in M28, and JSON is no module. */
function javaScript(host: Host, specifier: string, importer: string): ResolvedModule | null {
  const found = host.resolveJavaScript(specifier, importer);
  if (found === null) return null;
  const { specifier: name, path } = found;
  if (path === null) return { kind: "javascript", specifier: name, path };
  const file = host.findFile(path) ?? path;
  // It may be a link, or written in other cases.
  const isNamed = (extension: string) => path.endsWith(extension) || file.endsWith(extension);
  if (isNamed(".m28")) return { kind: "m28", path: file };
  if (isNamed(".json")) return { kind: "json", specifier: name, path: file };
  return { kind: "javascript", specifier: name, path: file };
}

function missing(host: Host, specifier: string, importer: string): Unresolved {
  const name = specifier.replace(/^(?:js|npm):/, "");
  if (!isPath(name)) return { kind: "missing", what: "module", name };
  const path = host.join(host.dirname(importer), name);
  const isFolder = !path.endsWith(".m28") && isDirectory(host, path);
  const written = isFolder || /\.\w+$/.test(name) ? path : `${path}.m28`;
  return { kind: "missing", what: "file", name: written };
}

function isDirectory(host: Host, path: string): boolean {
  try {
    host.readFile(path);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === "EISDIR";
  }
}

function stripExtension(specifier: string): string {
  return specifier.endsWith(".m28") ? specifier.slice(0, -".m28".length) : specifier;
}
