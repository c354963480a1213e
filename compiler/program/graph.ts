/** The module graph: the M28 files of a program, read, analysed, and connected by their imports. */

import type { Form } from "../1-read/form.ts";
import { readModule } from "../1-read/reader.ts";
import { analyzeModule } from "../3-analyze/analyze.ts";
import type { ModuleNode } from "../3-analyze/core.ts";
import type { SessionNames } from "../3-analyze/session-names.ts";
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";
import { importedPath } from "../3-analyze/suspension/modules.ts";
import { specialForms } from "../forms/registry.ts";
import type { Diagnostic } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import { type Dropped, MessageList } from "../messages/most-messages.ts";
import type { Source, Span } from "../source/source.ts";
import { Answers } from "./answers.ts";
import { builtinNames, isStandardModule } from "./builtin-names.ts";
import { type CompileTime, CompileTimeModule } from "./compile-time.ts";
import type { Host } from "./host.ts";
import { type ImportSite, importedSpecifiers, importSites } from "./import-sites.ts";
import { javascriptInterface } from "./javascript-exports.ts";
import { dottedName, resolveRequest, type Unresolved } from "./resolve.ts";
import { orTooDeep, tooDeepForms } from "./too-deep.ts";

export interface GraphModule {
  readonly path: string;
  readonly source: Source;
  readonly node: ModuleNode;
  readonly sites: readonly ImportSite[];
  /** What reading and analysing it reported. */
  readonly diagnostics: readonly Diagnostic[];
  readonly dropped: Dropped;
  readonly compileTime: CompileTimeModule;
}

/** A module that has been read, and waits for those that it imports. */
interface Unfinished {
  readonly path: string;
  readonly name: string;
  readonly root: Root | null;
  readonly source: Source;
  readonly forms: readonly Form[];
  readonly list: MessageList;
  /** Its imports that have not been looked at. */
  readonly requests: string[];
}

export interface Root {
  readonly path: string;
  /** An entry runs as `__main__`; a module that JavaScript imports keeps its name. */
  readonly role: "entry" | "imported";
  /** It is an input of this session. */
  readonly session?: SessionNames;
  /** The compile-time side of the inputs before it. */
  readonly compileTime?: CompileTimeModule | undefined;
}

/** A file that is named by an entry or an import and cannot be read. */
export interface ReadFailure {
  readonly path: string;
  readonly code: string;
}

/** What one state of the graph was. */
export interface GraphView {
  readonly modules: ReadonlyMap<string, GraphModule>;
  /** What every import that has been looked at stands for. */
  readonly resolutions: ReadonlyMap<string, ResolvedModule | Unresolved>;
  /** Paths of the modules that import a module, by its path. */
  readonly importers: ReadonlyMap<string, ReadonlySet<string>>;
  /** What the JavaScript files that are imported export, as texts to compare, by path. */
  readonly javascript: ReadonlyMap<string, string>;
  isImported(path: string): boolean;
  isRoot(path: string): boolean;
  resolve(importer: string, specifier: string): ResolvedModule | Unresolved;
}

export class ModuleGraph {
  readonly host: Host;
  roots: Root[] = [];
  readonly modules = new Map<string, GraphModule>();
  readonly failures = new Map<string, ReadFailure>();
  #resolutions = new Map<string, ResolvedModule | Unresolved>();
  /** For all modules that others import, who does; null as long as nobody has asked. */
  #importers: ReadonlyMap<string, ReadonlySet<string>> | null = null;
  /** Modules that have been analysed for others, and wait for their place in `modules`. */
  readonly #ready = new Map<string, GraphModule>();
  /** The compile-time sides of modules that are being analysed. */
  readonly #begun = new Map<string, CompileTimeModule>();
  /** Modules that have been read, and wait for others. */
  readonly #unfinished = new Map<string, Unfinished>();
  readonly #compileTime: CompileTime;
  readonly #answers: Answers;
  /** Modules have been read again without those that import them, so that their compile-time sides do not belong together. */
  #isLoose = false;

  constructor(host: Host) {
    this.#answers = new Answers(host);
    this.host = this.#answers.host;
    this.#compileTime = {
      host: this.host,
      resolve: (importer, specifier) => found(this.resolve(importer, specifier)),
      module: (importer, specifier) => this.#compileTimeOf(importer, specifier),
      report() {},
    };
  }

  /** Adds a root and everything that can be reached from it. */
  add(root: Root): void {
    if (this.isRoot(root.path)) return;
    this.roots.push(root);
    this.#importers = null;
    this.#loadFrom(root.path, "__main__", root);
  }

  /** Lets JavaScript import these files and no others. */
  retain(imported: readonly string[]): void {
    const wanted = imported.filter((path) => !this.isEntry(path));
    const before = this.roots.filter(({ role }) => role === "imported").map(({ path }) => path);
    if (before.join("\n") === wanted.join("\n")) return;
    this.roots = [
      ...this.roots.filter(({ role }) => role === "entry"),
      ...wanted.map((path) => ({ path, role: "imported" as const })),
    ];
    this.#load();
  }

  /** What has been asked of the host; a change of any of it may change the program. */
  get answers(): Pick<Answers, "paths" | "missing" | "changes"> {
    return this.#answers;
  }

  /** Forgets these files, resolves every import anew and loads what is missing; drops what nothing imports any more. */
  reload(paths: readonly string[]): void {
    this.#answers.forget(paths);
    const resolutions = this.#resolutions;
    this.#resolutions = new Map();
    const stale = this.#affected([...paths, ...this.#resolvedOtherwise(resolutions)]);
    for (const path of stale) this.modules.delete(path);
    this.#load();
  }

  /** Loads all from the roots, with the readings that there are. */
  #load(): void {
    const kept = new Map(this.modules);
    this.#importers = null;
    this.failures.clear();
    this.modules.clear();
    this.#ready.clear();
    this.#begun.clear();
    for (const [path, module] of kept) this.#ready.set(path, module);
    for (const root of this.roots) this.#loadFrom(root.path, "", root);
    this.#ready.clear();
  }

  /** The modules in which some import stands for something else now: they may see macros, or modules, that were not there. */
  #resolvedOtherwise(before: ReadonlyMap<string, ResolvedModule | Unresolved>): string[] {
    return [...before].flatMap(([key, target]) => {
      const [importer = "", specifier = ""] = key.split("\0");
      if (!this.modules.has(importer)) return [];
      return JSON.stringify(this.resolve(importer, specifier)) === JSON.stringify(target) ? [] : [importer];
    });
  }

  /** The files themselves, and where macros are about, whatever imports them: its calls may come out otherwise. */
  #affected(paths: readonly string[]): ReadonlySet<string> {
    const affected = new Set(paths);
    if (affected.size === 0) return affected;
    if (!this.#hasMacros(paths)) {
      this.#isLoose = true;
      return affected;
    }
    if (this.#isLoose) {
      this.#isLoose = false;
      return new Set(this.modules.keys());
    }
    const importers = new Map<string, string[]>();
    for (const module of this.modules.values()) {
      for (const { path } of this.#dependencies(module)) {
        importers.set(path, [...(importers.get(path) ?? []), module.path]);
      }
    }
    for (const path of affected) for (const importer of importers.get(path) ?? []) affected.add(importer);
    return affected;
  }

  /** Do modules of the program have macros, or do files that it reads now? */
  #hasMacros(changed: readonly string[]): boolean {
    for (const { compileTime } of this.modules.values()) if (compileTime.macros.size > 0) return true;
    const targets = [...this.#resolutions.values()].flatMap((each) =>
      each.kind === "m28" ? [each.path] : [],
    );
    const read = new Set([...changed, ...targets.filter((path) => !this.modules.has(path))]);
    return [...read].some(
      (path) => this.host.findFile(path) !== null && /macro/.test(this.host.readFile(path)),
    );
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
    if (target.kind !== "m28" || !/[\\/]__init__\.m28$/.test(target.path)) return null;
    const folder = this.host.dirname(target.path);
    for (const candidate of [`${name}.m28`, `${name}/__init__.m28`]) {
      const found = this.host.findFile(this.host.join(folder, candidate));
      if (found !== null) return found;
    }
    return null;
  }

  isRoot(path: string): boolean {
    return this.roots.some((root) => root.path === path);
  }

  isEntry(path: string): boolean {
    return this.roots.some((root) => root.path === path && root.role === "entry");
  }

  /** Does another M28 module import this one? */
  isImported(path: string): boolean {
    return this.importers.has(path);
  }

  /** Paths of the modules that import a module, by its path. */
  get importers(): ReadonlyMap<string, ReadonlySet<string>> {
    if (this.#importers === null) {
      const importers = new Map<string, Set<string>>();
      for (const module of this.modules.values())
        for (const { path } of this.#dependencies(module))
          importers.set(path, (importers.get(path) ?? new Set()).add(module.path));
      this.#importers = importers;
    }
    return this.#importers;
  }

  /** The graph as it is now, whatever becomes of it. */
  view(): GraphView {
    const modules = new Map(this.modules);
    const resolutions = this.#resolutions;
    const { importers } = this;
    const roots = new Set(this.roots.map(({ path }) => path));
    return {
      modules,
      resolutions,
      importers,
      javascript: this.#javascript(),
      isImported: (path) => importers.has(path),
      isRoot: (path) => roots.has(path),
      resolve: (importer, specifier) =>
        resolutions.get(`${importer}\0${specifier}`) ?? this.resolve(importer, specifier),
    };
  }

  #javascript(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const target of this.#resolutions.values()) {
      if (isOther(target) && target.path !== null && !found.has(target.path))
        found.set(target.path, javascriptInterface(this.host, target.path));
    }
    return found;
  }

  /** The modules that import JavaScript which exports something else than before. */
  importersOfChanged({ javascript }: GraphView): string[] {
    const now = this.#javascript();
    return [...this.#resolutions].flatMap(([key, target]) => {
      if (!isOther(target) || target.path === null) return [];
      return now.get(target.path) === javascript.get(target.path) ? [] : [key.split("\0")[0]!];
    });
  }

  /** Do imports stand for the same as before? */
  resolvesAs(before: ReadonlyMap<string, ResolvedModule | Unresolved>): boolean {
    return [...before].every(([key, target]) => {
      const [importer = "", specifier = ""] = key.split("\0");
      return JSON.stringify(this.resolve(importer, specifier)) === JSON.stringify(target);
    });
  }

  #loadFrom(path: string, name: string, root: Root): void {
    const pending = [{ path, name: moduleName(root, path, name) }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (this.modules.has(next.path) || this.failures.has(next.path)) continue;
      const known = this.#ready.get(next.path);
      const module = known?.node.name === next.name ? known : this.#analyze(next.path, next.name, root);
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

  /** Analyses a file; those that it imports come first, for it may use their macros. */
  #analyze(path: string, name: string, root: Root | null): GraphModule | null {
    const stack = [this.#read(path, name, path === root?.path ? root : null)];
    for (;;) {
      const top = stack[stack.length - 1];
      if (!top) return null;
      const next = this.#nextImport(top);
      const read = next && this.#read(next.path, next.name, null);
      if (read) stack.push(read);
      if (next) continue;
      stack.pop();
      const module = this.#ready.get(top.path) ?? this.#finish(top);
      if (stack.length === 0) return module;
    }
  }

  /** The next M28 file that the text imports and that nobody has begun with. */
  #nextImport(module: Unfinished): { path: string; name: string } | null {
    for (let specifier = module.requests.pop(); specifier !== undefined; specifier = module.requests.pop()) {
      const target = this.resolve(module.path, specifier);
      if (target.kind !== "m28" || this.#unfinished.has(target.path) || this.#isKnown(target.path)) continue;
      return { path: target.path, name: this.#nameOf(target.path, dottedName(specifier)) };
    }
    return null;
  }

  #isKnown(path: string): boolean {
    return (
      this.modules.has(path) || this.#ready.has(path) || this.#begun.has(path) || this.failures.has(path)
    );
  }

  #compileTimeOf(importer: string, specifier: string): CompileTimeModule | null {
    const target = this.resolve(importer, specifier);
    if (target.kind !== "m28") return null;
    const { path } = target;
    const unfinished = this.#unfinished.get(path);
    // In a circle of imports it comes before what it waits for. A macro may have made the import, so that nobody has seen it before.
    if (unfinished !== undefined) this.#finish(unfinished);
    else if (!this.#isKnown(path)) this.#analyze(path, this.#nameOf(path, dottedName(specifier)), null);
    return this.#begun.get(path) ?? (this.modules.get(path) ?? this.#ready.get(path))?.compileTime ?? null;
  }

  #read(path: string, name: string, root: Root | null): Unfinished | null {
    const list = new MessageList();
    const { report } = list;
    let text: string;
    try {
      text = this.host.readFile(path);
    } catch (error) {
      this.failures.set(path, { path, code: (error as { code?: string }).code ?? String(error) });
      return null;
    }
    const source: Source = { path: this.host.display(path), text };
    const read = orTooDeep<readonly Form[]>(
      this.host,
      () => readModule(source, report),
      () => {
        report(tooDeepForms([], { source, start: 0, end: 0 }));
        return [];
      },
    );
    const forms = list.isFull ? [] : read;
    const requests = importedSpecifiers(forms).reverse();
    const unfinished = { path, name, root, source, forms, list, requests };
    this.#ready.delete(path);
    this.#unfinished.set(path, unfinished);
    return unfinished;
  }

  #finish({ path, name, root, source, forms, list }: Unfinished): GraphModule {
    this.#unfinished.delete(path);
    const compileTime = root?.compileTime ?? new CompileTimeModule(path, source, this.#compileTime);
    this.#begun.set(path, compileTime);
    const { report } = list;
    const options = {
      name,
      builtins: builtinNames,
      forms: specialForms,
      session: root?.session,
      expander: compileTime,
      stackIsTooSmall: (error: unknown) => this.host.stackIsTooSmall?.(error),
    };
    const analyzed = (of: readonly Form[]) => {
      const node = analyzeModule(of, source, options, report);
      return { node, sites: importSites(node) };
    };
    const { node, sites } = orTooDeep(
      this.host,
      () => analyzed(forms),
      () => {
        report(tooDeepForms(forms, { source, start: 0, end: 0 }));
        return analyzed([]);
      },
    );
    compileTime.exports = node.exports;
    const { kept: diagnostics, dropped } = list;
    const module = { path, source, node, sites, diagnostics, dropped, compileTime };
    this.#ready.set(path, module);
    return module;
  }
}

function found(target: ResolvedModule | Unresolved): ResolvedModule | null {
  return target.kind === "missing" ? null : target;
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
  return root ? path.replace(/^.*[\\/]/, "").replace(/\.m28$/, "") : name;
}

/** A file of JavaScript or JSON. */
function isOther(
  target: ResolvedModule | Unresolved,
): target is ResolvedModule & { kind: "javascript" | "json" } {
  return target.kind === "javascript" || target.kind === "json";
}
