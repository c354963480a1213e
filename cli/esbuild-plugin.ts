/** The esbuild plugin: M28 modules in JavaScript bundles, and JavaScript in M28 programs. */
import { basename, dirname, resolve } from "node:path";
import type { BuildOptions, OnLoadResult, PartialMessage, Plugin, PluginBuild } from "esbuild";
import type { ResolvedModule } from "../compiler/3-analyze/suspension/facts.ts";
import type { SourceMap } from "../compiler/5-print/print.ts";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";
import { messages } from "../compiler/messages/generated.ts";
import { type EmitOptions, runtimeSpecifier } from "../compiler/program/options.ts";
import type { Program } from "../compiler/program/program.ts";
import { createProgram } from "../compiler/thread/create-program.ts";
import { bundleSource } from "./bundle-sources.ts";
import { entryFilter, entryPath } from "./entry-point.ts";
import { EsbuildAnswers, isExternal } from "./esbuild-answers.ts";
import { esbuildMessages } from "./esbuild-messages.ts";
import { createScanner } from "./esbuild-scan.ts";
import { createNodeHost } from "./node-host.ts";
import { isSameFile } from "./output-files.ts";
import { browserRuntimePath, runtimePath } from "./package-root.ts";
import { withInlineMap } from "./source-map-comment.ts";
import { urlPath } from "./url-path.ts";
import { foldersFor, rebuildTrigger } from "./watching.ts";

export interface M28Options {
  /** Called at the start of each build with the program as it is then. */
  readonly onProgram?: (program: Program) => void;
  /** Called for each module that is handed to esbuild. */
  readonly onModule?: (path: string) => void;
}

/**
 * What esbuild finds at the path of an M28 file is its facade: the module as JavaScript sees it, its public names, started as a
 * program. The module itself is the same path with a suffix, and imported by a name that no other plugin has a say in.
 */
const MODULE = "m28-module:";
const MODULE_SUFFIX = "?module";

export function m28(options: M28Options = {}): Plugin {
  return { name: "m28", setup: (build) => new Session(build, options).register() };
}

export default m28;

/** One build context: several builds of one program. */
class Session {
  readonly #build: PluginBuild;
  readonly #options: M28Options;
  readonly #answers: EsbuildAnswers;
  readonly #program: Program;
  readonly #emitOptions: EmitOptions;
  readonly #entries: readonly string[];
  /** Handed to esbuild in this build. */
  readonly #emitted = new Set<string>();
  /** What esbuild watches in this build. */
  readonly #watched = new Set<string>();
  /** The M28 files that JavaScript imports, as far as the scan has found them. */
  readonly #scanned = new Set<string>();
  /** Those that the scan has not found, but the build: the next one knows them. */
  readonly #late = new Set<string>();
  /** The path by which the program knows a file. */
  readonly #real: (path: string) => string;
  #reported = new Set<Diagnostic>();
  readonly #again = rebuildTrigger();

  constructor(build: PluginBuild, options: M28Options) {
    const { initialOptions } = build;
    const cwd = initialOptions.absWorkingDir ?? process.cwd();
    // Packages may have sources of their own for M28; "module" is what esbuild has by itself.
    initialOptions.conditions = [...(initialOptions.conditions ?? ["module"]), "m28"];
    this.#build = build;
    this.#options = options;
    this.#answers = new EsbuildAnswers(build);
    const resolveJavaScript =
      initialOptions.bundle === true
        ? (specifier: string, importer: string) => this.#answers.resolve(specifier, importer)
        : undefined;
    const { preserveSymlinks = false } = initialOptions;
    const host = createNodeHost({ cwd, preserveSymlinks, ...(resolveJavaScript && { resolveJavaScript }) });
    this.#real = (path) => host.findFile(path) ?? path;
    this.#entries = entryPaths(initialOptions, cwd).map(this.#real);
    this.#program = createProgram(host, {
      entries: this.#entries.filter((path) => path.endsWith(".m28")),
    });
    this.#emitOptions = {
      runtime: runtimeSpecifier,
      specifierOf: specifierOf,
      sourceName: bundleSource,
      awaits: canAwait(initialOptions),
    };
  }

  register(): void {
    const build = this.#build;
    const scanner = createScanner(build, (path) => this.#found(path));
    build.onStart(async () => {
      this.#again.next();
      this.#emitted.clear();
      this.#watched.clear();
      this.#scanned.clear();
      this.#reported = new Set();
      this.#answers.forget();
      this.#program.refresh();
      await this.#settle();
      if (this.#mayMeetJavaScript()) {
        await scanner.scan();
        await this.#settle();
      }
      // In an order that does not hang on which file esbuild has come to first.
      this.#program.retain([...new Set([...this.#scanned, ...this.#late])].sort());
      this.#late.clear();
      this.#options.onProgram?.(this.#program);
      const found = esbuildMessages([...this.#newDiagnostics(), ...this.#notes()]);
      return { ...found, errors: [...found.errors, ...this.#overwritten(), ...this.#notRead()] };
    });
    build.onEnd(() => this.#again.unless(() => this.#program.isCurrent()));
    build.onDispose(() => {
      this.#again.dispose();
      void scanner.dispose();
    });
    build.onResolve({ filter: entryFilter }, (args) => ({ path: this.#real(entryPath(args.path)) }));
    build.onResolve({ filter: /^m28-module:/ }, (args) => ({
      path: args.path.slice(MODULE.length),
      suffix: MODULE_SUFFIX,
    }));
    // Only where the platform is said: esbuild's own default makes bundles that Node runs as well.
    const runtime = build.initialOptions.platform === "browser" ? browserRuntimePath : runtimePath;
    build.onResolve({ filter: new RegExp(`^${runtimeSpecifier}$`) }, (args) =>
      isExternal(args.path, build.initialOptions) ? undefined : { path: runtime, sideEffects: false },
    );
    build.onLoad({ filter: /\.m28$/, namespace: "file" }, ({ path, suffix }) =>
      this.#load(path, suffix === MODULE_SUFFIX ? "module" : "facade"),
    );
  }

  async #load(path: string, role: "module" | "facade"): Promise<OnLoadResult> {
    const late = role === "facade" ? await this.#add(path) : [];
    const common = { resolveDir: dirname(path), ...this.#toWatch() };
    if (this.#program.hasErrors()) {
      // CommonJS: esbuild adds no errors of its own about exports.
      const problems = esbuildMessages(this.#newDiagnostics());
      return { ...common, contents: "module.exports = {};", ...problems };
    }
    const { code, map, diagnostics } = this.#program.emit(path, role, this.#emitOptions);
    this.#emitted.add(path);
    this.#options.onModule?.(path);
    const found = [...late, ...this.#newDiagnostics(), ...diagnostics];
    const contents = withInlineMap(code, map ?? mapOfItself(code, `${urlPath(basename(path))}.js`));
    return { ...common, contents, loader: "js", ...esbuildMessages(found) };
  }

  /** A module that the scan did not find; it must not change what esbuild already has. */
  async #add(path: string): Promise<Diagnostic[]> {
    if (!this.#scanned.has(path)) this.#late.add(path);
    const changed = [...this.#program.add(path), ...(await this.#settle())];
    const span = { source: { path, text: "" }, start: 0, end: 0 };
    return changed.some((file) => this.#emitted.has(file)) ? [messages.lateModule(span, { path })] : [];
  }

  /**
   * Waits for what esbuild says to the compiler's questions.
   * @returns the files whose emitted text has changed, or that are new
   */
  async #settle(): Promise<string[]> {
    const changed: string[] = [];
    if (this.#build.initialOptions.bundle !== true) return changed;
    while (await this.#answers.settle()) changed.push(...this.#program.update());
    return changed;
  }

  /** Everything that was read or looked for, each once a build; what is missing may appear. */
  #toWatch(): { readonly watchFiles: string[]; readonly watchDirs: string[] } {
    const { files, missing } = this.#program.watched;
    const isNew = (path: string) => !this.#watched.has(path) && this.#watched.add(path) !== null;
    const folders = missing.flatMap(({ specifier, importer }) => foldersFor(specifier, dirname(importer)));
    return { watchFiles: [this.#again.file, ...files].filter(isNew), watchDirs: folders.filter(isNew) };
  }

  #found(path: string): string[] {
    this.#scanned.add(path);
    this.#program.include(path);
    return this.#javascriptFiles();
  }

  #javascriptFiles(): string[] {
    const { files } = this.#program;
    const imports = files.flatMap((file) => this.#program.imports(file));
    return imports.flatMap((found) => (found.kind === "javascript" && found.path ? [found.path] : []));
  }

  /** JavaScript may import M28 modules that no entry point names. */
  #mayMeetJavaScript(): boolean {
    return (
      this.#build.initialOptions.bundle === true &&
      (this.#build.initialOptions.stdin !== undefined ||
        this.#entries.some((path) => !path.endsWith(".m28")) ||
        this.#javascriptFiles().length > 0)
    );
  }

  /** esbuild takes care of the files that it has read itself; M28 files are read here. */
  #overwritten(): PartialMessage[] {
    const { outfile, write = true, absWorkingDir = "" } = this.#build.initialOptions;
    if (outfile === undefined || !write) return [];
    const replaced = this.#program.files.filter((path) => isSameFile(path, resolve(absWorkingDir, outfile)));
    return replaced.map((path) => ({ text: `Refusing to overwrite input file "${path}"` }));
  }

  /** esbuild would read it as JavaScript. */
  #notRead(): PartialMessage[] {
    const { sourcefile = "" } = this.#build.initialOptions.stdin ?? {};
    return sourcefile.endsWith(".m28")
      ? [{ text: `M28 is read from files only: '${sourcefile}' is none` }]
      : [];
  }

  #newDiagnostics(): Diagnostic[] {
    const found = this.#program.diagnostics().filter((diagnostic) => !this.#reported.has(diagnostic));
    for (const diagnostic of found) this.#reported.add(diagnostic);
    return found;
  }

  /** Said of entries that start in the background because their format cannot wait for them. */
  #notes(): Diagnostic[] {
    if (this.#emitOptions.awaits || this.#program.hasErrors()) return [];
    const format = this.#build.initialOptions.format ?? defaultFormat(this.#build.initialOptions);
    return this.#entries
      .filter((path) => path.endsWith(".m28") && this.#program.suspends(path))
      .map((path) => messages.startNotAwaited(this.#program.start(path), { format }));
  }
}

/** A facade comes from no line of the M28 file: without a map of its own its lines would be taken for some. */
function mapOfItself(code: string, source: string): SourceMap {
  const mappings = code
    .replace(/\n$/, "")
    .split("\n")
    .map((_, line) => (line === 0 ? "AAAA" : "AACA"));
  return {
    version: 3,
    file: "",
    sources: [source],
    sourcesContent: [code],
    names: [],
    mappings: mappings.join(";"),
  };
}

function specifierOf(target: ResolvedModule): string {
  if (target.kind === "m28") return MODULE + target.path;
  return target.kind === "standard" ? target.name : target.specifier;
}

function entryPaths({ entryPoints = [] }: BuildOptions, cwd: string): string[] {
  const list = Array.isArray(entryPoints) ? entryPoints : Object.values(entryPoints);
  return list.map((entry) => resolve(cwd, entryPath(typeof entry === "string" ? entry : entry.in)));
}

function canAwait(options: BuildOptions): boolean {
  if ((options.format ?? defaultFormat(options)) !== "esm") return false;
  if (options.supported?.["top-level-await"] === false) return false;
  const targets = [options.target ?? []].flat();
  return !targets.some((target) => /^es(?:5|6|20(?:1\d|2[01]))$/i.test(target));
}

function defaultFormat({ bundle, platform = "browser" }: BuildOptions): string {
  if (!bundle || platform === "neutral") return "esm";
  return platform === "node" ? "cjs" : "iife";
}
