/** The module graph: the M28 files of a program, read, analysed, and connected by their imports. */
import type { Source, Span } from "../1-read/form.ts";
import { readModule } from "../1-read/reader.ts";
import { analyzeModule } from "../3-analyze/analyze.ts";
import type { ModuleNode } from "../3-analyze/core.ts";
import type { SessionNames } from "../3-analyze/session-names.ts";
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";
import { importedPath } from "../3-analyze/suspension/modules.ts";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import { builtinNames, isStandardModule } from "./builtin-names.ts";
import type { Host } from "./host.ts";
import { type ImportSite, importSites } from "./import-sites.ts";
import { dottedName, resolveRequest, type Unresolved } from "./resolve.ts";

export interface GraphModule {
  readonly path: string;
  readonly source: Source;
  readonly node: ModuleNode;
  readonly sites: readonly ImportSite[];
  /** What reading and analysing it reported. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface Root {
  readonly path: string;
  /** An entry runs as `__main__`; a module that JavaScript imports keeps its name. */
  readonly role: "entry" | "imported";
  /** It is an input of this session. */
  readonly session?: SessionNames;
}

/** A file that is named by an entry or an import and cannot be read. */
export interface ReadFailure {
  readonly path: string;
  readonly code: string;
}

export class ModuleGraph {
  readonly host: Host;
  readonly roots: Root[] = [];
  readonly modules = new Map<string, GraphModule>();
  readonly failures = new Map<string, ReadFailure>();
  readonly #resolutions = new Map<string, ResolvedModule | Unresolved>();

  constructor(host: Host) {
    this.host = host;
  }

  /** Adds a root and everything that can be reached from it. */
  add(root: Root): void {
    if (this.isRoot(root.path)) return;
    this.roots.push(root);
    this.#load(root.path, "__main__", root);
  }

  /** Forgets these files, resolves every import anew and loads what is missing; drops what nothing imports any more. */
  reload(paths: readonly string[]): void {
    this.#resolutions.clear();
    this.failures.clear();
    const kept = new Map([...this.modules].filter(([path]) => !paths.includes(path)));
    this.modules.clear();
    for (const root of this.roots) this.#load(root.path, "", root, kept);
  }

  resolve(importer: string, specifier: string): ResolvedModule | Unresolved {
    const key = `${importer}\0${specifier}`;
    let found = this.#resolutions.get(key);
    if (found === undefined) {
      found = resolveRequest(this.host, specifier, importer, isStandardModule);
      this.#resolutions.set(key, found);
    }
    return found;
  }

  /** The module `name` inside the package that a request names, for `(from pkg import name)`. */
  submodule(importer: string, specifier: string, name: string): string | null {
    const target = this.resolve(importer, specifier);
    if (target.kind !== "m28" || !target.path.endsWith("/__init__.m28")) return null;
    const folder = this.host.dirname(target.path);
    for (const candidate of [`${name}.m28`, `${name}/__init__.m28`]) {
      const path = this.host.join(folder, candidate);
      if (this.host.isFile(path)) return path;
    }
    return null;
  }

  isRoot(path: string): boolean {
    return this.roots.some((root) => root.path === path);
  }

  /** Does another M28 module import this one? */
  isImported(path: string): boolean {
    for (const module of this.modules.values()) {
      if (this.#dependencies(module).some((dependency) => dependency.path === path)) return true;
    }
    return false;
  }

  #load(path: string, name: string, root: Root | null, kept?: ReadonlyMap<string, GraphModule>): void {
    const pending = [{ path, name: moduleName(root, path, name) }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (this.modules.has(next.path) || this.failures.has(next.path)) continue;
      const known = kept?.get(next.path);
      const module = known?.node.name === next.name ? known : this.#read(next.path, next.name, root);
      if (module === null) continue;
      this.modules.set(next.path, module);
      pending.push(...this.#dependencies(module).reverse());
    }
  }

  #dependencies(module: GraphModule): { path: string; name: string }[] {
    const found: { path: string; name: string }[] = [];
    for (const { node } of module.sites) {
      const { specifier } = node.request;
      const name = dottedName(specifier);
      for (const part of node.kind === "import" ? importedPath(node) : [specifier]) {
        const target = this.resolve(module.path, part);
        if (target.kind === "m28")
          found.push({ path: target.path, name: this.#nameOf(target.path, dottedName(part)) });
      }
      if (node.kind !== "import-from") continue;
      for (const part of node.names) {
        const path = this.submodule(module.path, specifier, part.name);
        if (path !== null) found.push({ path, name: `${name}.${part.name}` });
      }
    }
    return found;
  }

  #nameOf(path: string, name: string): string {
    const root = this.roots.find((candidate) => candidate.path === path);
    return root ? moduleName(root, path, name) : name;
  }

  #read(path: string, name: string, root: Root | null): GraphModule | null {
    const diagnostics: Diagnostic[] = [];
    const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
    let text: string;
    try {
      text = this.host.readFile(path);
    } catch (error) {
      this.failures.set(path, { path, code: (error as { code?: string }).code ?? String(error) });
      return null;
    }
    const source: Source = { path: this.host.display(path), text };
    const forms = readModule(source, report);
    const session = path === root?.path ? root.session : undefined;
    const node = analyzeModule(forms, source, { name, builtins: builtinNames, session }, report);
    return { path, source, node, sites: importSites(node), diagnostics };
  }
}

/** What to tell about a file that cannot be read. */
export function failureMessage(span: Span, failure: ReadFailure, host: Host): Diagnostic {
  const path = host.display(failure.path);
  switch (failure.code) {
    case "ENOENT":
    case "ENOTDIR":
      return messages.fileNotFound(span, { path });
    case "EISDIR":
      return messages.fileIsDirectory(span, { path });
    case "EACCES":
    case "EPERM":
      return messages.fileUnreadable(span, { path, reason: "permission denied" });
    default:
      return messages.fileUnreadable(span, { path, reason: failure.code });
  }
}

function moduleName(root: Root | null, path: string, name: string): string {
  if (root?.role === "entry") return "__main__";
  return root ? path.replace(/^.*\//, "").replace(/\.m28$/, "") : name;
}
