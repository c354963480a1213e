/** A program: its module graph, the facts about it as a whole, and its modules emitted one by one. */

import { expandedText } from "../2-expand/expanded-text.ts";
import type { ModuleNode } from "../3-analyze/core.ts";
import { explainSuspension } from "../3-analyze/suspension/explain.ts";
import type { AnalyzedProgram, ResolvedModule } from "../3-analyze/suspension/facts.ts";
import type { Diagnostic } from "../messages/diagnostic.ts";
import type { Span } from "../source/source.ts";
import { analyzedProgram } from "./analyzed-program.ts";
import { fileSpan } from "./check-imports.ts";
import { declarationText } from "./declaration.ts";
import { type Emitted, emitFacade, emitModule, notEmitted, type Role } from "./emit.ts";
import { type Findings, findings, tooDeepFindings } from "./findings.ts";
import { ModuleGraph, type Root } from "./graph.ts";
import type { Host } from "./host.ts";
import type { EmitOptions } from "./options.ts";
import { orTooDeep, tooDeep } from "./too-deep.ts";

export type { Emitted, Role };

export interface ProgramOptions {
  /** Absolute paths of the M28 files that run as `__main__`. */
  readonly entries?: readonly string[];
  /** Absolute paths of the M28 files that JavaScript imports. */
  readonly imported?: readonly string[];
  /** Compiles everything as if it might block: the program behaves the same, only slower. For tests. */
  readonly suspendEverything?: boolean;
}

export interface Program {
  /** Absolute paths of the M28 files that belong to the program, entries first. */
  readonly files: readonly string[];
  /**
   * Adds a file that JavaScript imports, with everything it imports.
   * @returns the files whose emitted text has changed, or that are new
   */
  add(path: string): string[];
  /** Adds a file that JavaScript imports, as `add` does, without finding out what changes. */
  include(path: string): void;
  /** Lets JavaScript import these files and no others. */
  retain(imported: readonly string[]): void;
  /**
   * Reads again what the host says otherwise now than when it was asked: files that have changed, appeared, gone.
   * @returns the files whose emitted text has changed, or that are new
   */
  refresh(): string[];
  /** Would `refresh` find anything? */
  isCurrent(): boolean;
  /** What to watch: files that were read or looked for, there or not, and JavaScript modules that were looked for in vain. */
  readonly watched: {
    readonly files: readonly string[];
    readonly missing: readonly { readonly specifier: string; readonly importer: string }[];
  };
  /** The text of a file as it was last read. */
  text(path: string): string | undefined;
  /** The same with the calls of macros replaced by what they give. */
  expandedText(path: string): string | undefined;
  /** May running the module's top level block? False while the program has errors. */
  suspends(path: string): boolean;
  /** Does another M28 module import this one? */
  isImported(path: string): boolean;
  /** The first position of a file. */
  start(path: string): Span;
  /** Everything there is to say about the program, in the order of its files and positions, each problem once. */
  diagnostics(): readonly Diagnostic[];
  hasErrors(): boolean;
  /**
   * The JavaScript of one module.
   * @throws Error when the program has errors or the file does not belong to it
   */
  emit(path: string, role: Role, options: EmitOptions): Emitted;
  /**
   * TypeScript's declarations of what a module exports.
   * @throws Error when the program has errors or the file does not belong to it
   */
  declaration(path: string): string;
  /**
   * Reads these files again, with whatever they import now.
   * @returns the files whose emitted text has changed, or that are new
   */
  update(...paths: string[]): string[];
  /** What an import of a file stands for; null when there is no such module. */
  resolve(importer: string, specifier: string): ResolvedModule | null;
  /** The M28 modules and JavaScript files that a file imports. */
  imports(path: string): readonly ResolvedModule[];
  /** The same with the places where it does. */
  importsAt(path: string): readonly { readonly target: ResolvedModule; readonly span: Span }[];
  /** For every function that may suspend, the chain of calls that makes it so. */
  explainSuspension(): string;
}

export function createProgram(host: Host, options: ProgramOptions): Program {
  const program = new WholeProgram(new ModuleGraph(host), options.suspendEverything ?? false);
  for (const path of options.entries ?? []) program.addRoot({ path, role: "entry" });
  for (const path of options.imported ?? []) program.addRoot({ path, role: "imported" });
  return program;
}

interface EmittedBefore {
  readonly node: ModuleNode;
  /** That of the module in the state in which it was emitted. */
  readonly version: object | undefined;
  readonly result: Emitted;
}

class WholeProgram implements Program {
  readonly #graph: ModuleGraph;
  readonly #suspendEverything: boolean;
  #found: Findings | null = null;
  /** Those about an earlier state. */
  #before: Findings | null = null;
  /** Null when it has to be made for the state of now. */
  #program: AnalyzedProgram | null = null;
  #emitted = new WeakMap<EmitOptions, Map<string, EmittedBefore>>();

  constructor(graph: ModuleGraph, suspendEverything: boolean) {
    this.#graph = graph;
    this.#suspendEverything = suspendEverything;
  }

  addRoot(root: Root): void {
    this.#graph.add(root);
    this.#found = null;
  }

  add(path: string): string[] {
    if (this.#graph.isRoot(path)) return [];
    return this.#changedBy(() => this.#graph.add({ path, role: "imported" }));
  }

  text(path: string): string | undefined {
    return this.#graph.modules.get(path)?.source.text;
  }

  expandedText(path: string): string | undefined {
    const module = this.#graph.modules.get(path);
    return module && expandedText(module.source, module.compileTime.expansions);
  }

  suspends(path: string): boolean {
    const module = this.#graph.modules.get(path);
    return module !== undefined && this.#findings().facts?.effectOf(module.node) === "suspends";
  }

  isImported(path: string): boolean {
    return this.#graph.isImported(path);
  }

  start(path: string): Span {
    return { source: this.#graph.modules.get(path)?.source ?? fileSpan(path).source, start: 0, end: 0 };
  }

  get files(): readonly string[] {
    return [...this.#graph.modules.keys()];
  }

  diagnostics(): readonly Diagnostic[] {
    return this.#findings().diagnostics;
  }

  hasErrors(): boolean {
    return this.#findings().errors;
  }

  emit(path: string, role: Role, options: EmitOptions): Emitted {
    const module = this.#graph.modules.get(path);
    const { facts, members, versions } = this.#findings();
    if (!module) throw new Error(`${path} does not belong to the program`);
    if (!facts) throw new Error(`${path} cannot be emitted: the program has errors`);
    let cache = this.#emitted.get(options);
    if (!cache) this.#emitted.set(options, (cache = new Map()));
    const key = `${role} ${path}`;
    const known = cache.get(key);
    const version = versions?.get(path);
    if (known?.node === module.node && known.version === version) return known.result;
    const context = { graph: this.#graph, program: this.#analyzed(), facts, members };
    const result =
      role === "facade"
        ? emitFacade(path, this.emit(path, "module", options), options)
        : orTooDeep(
            this.#graph.host,
            () => emitModule(context, module, role, options),
            () => notEmitted(tooDeep([module.node])),
          );
    cache.set(key, { version, node: module.node, result });
    return result;
  }

  declaration(path: string): string {
    const module = this.#graph.modules.get(path);
    const { facts } = this.#findings();
    if (!module || !facts) throw new Error(`there are no declarations of ${path}`);
    return declarationText(module.node, facts);
  }

  include(path: string): void {
    if (!this.#graph.isRoot(path)) this.addRoot({ path, role: "imported" });
  }

  retain(imported: readonly string[]): void {
    this.#graph.retain(imported);
    this.#found = null;
  }

  refresh(): string[] {
    const { texts, any } = this.#graph.answers.changes();
    return any ? this.update(...texts) : [];
  }

  isCurrent(): boolean {
    return !this.#graph.answers.changes().any;
  }

  get watched(): Program["watched"] {
    const { paths, missing } = this.#graph.answers;
    return { files: paths, missing };
  }

  update(...paths: string[]): string[] {
    return this.#changedBy(() => this.#graph.reload(paths));
  }

  resolve(importer: string, specifier: string): ResolvedModule | null {
    const target = this.#graph.resolve(importer, specifier);
    return target.kind === "missing" ? null : target;
  }

  imports(path: string): readonly ResolvedModule[] {
    return this.importsAt(path).map(({ target }) => target);
  }

  importsAt(path: string): { target: ResolvedModule; span: Span }[] {
    const sites = this.#graph.modules.get(path)?.sites ?? [];
    return sites.flatMap(({ node: { request } }) => {
      const target = this.resolve(path, request.specifier);
      return target === null ? [] : [{ target, span: request.span }];
    });
  }

  explainSuspension(): string {
    if (this.#findings().facts === null) return "";
    // With the positions of now.
    const { facts } = findings(this.#graph, this.#suspendEverything, null);
    return facts === null ? "" : explainSuspension(this.#analyzed(), facts);
  }

  #changedBy(change: () => void): string[] {
    const before = new Map(this.files.map((path) => [path, this.#state(path)]));
    change();
    this.#found = null;
    return this.files.filter((path) => {
      const old = before.get(path);
      const now = this.#state(path);
      return old === undefined || old.text !== now.text || old.version !== now.version;
    });
  }

  /** Without a version as long as the program has errors. */
  #state(path: string): { text: string | undefined; version: object | undefined } {
    const text = this.#graph.modules.get(path)?.source.text;
    return { text, version: this.#findings().versions?.get(path) };
  }

  #findings(): Findings {
    if (this.#found === null) {
      this.#found = orTooDeep(
        this.#graph.host,
        () => findings(this.#graph, this.#suspendEverything, this.#before),
        () => tooDeepFindings(this.#graph),
      );
      this.#before = this.#found;
      this.#program = null;
    }
    return this.#found;
  }

  #analyzed(): AnalyzedProgram {
    this.#program ??= analyzedProgram(this.#graph);
    return this.#program;
  }
}
