/** The esbuild plugin: M28 modules in JavaScript bundles, and JavaScript in M28 programs. */
import { readFileSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import type { BuildOptions, OnLoadResult, Plugin, PluginBuild } from "esbuild";
import type { ResolvedModule } from "../compiler/3-analyze/suspension/facts.ts";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";
import { messages } from "../compiler/messages/generated.ts";
import { type EmitOptions, runtimeSpecifier } from "../compiler/program/options.ts";
import { createProgram, type Program } from "../compiler/program/program.ts";
import { esbuildMessages } from "./esbuild-messages.ts";
import { resolveImport } from "./esbuild-resolve.ts";
import { createScanner } from "./esbuild-scan.ts";
import { createNodeHost } from "./node-host.ts";
import { browserRuntimePath, runtimePath } from "./package-root.ts";
import { withInlineMap } from "./source-map-comment.ts";

export interface M28Options {
  /** Called at the start of each build with the program as it is then. */
  readonly onProgram?: (program: Program) => void;
  /** Called for each module that is handed to esbuild. */
  readonly onModule?: (path: string) => void;
}

/** A module as JavaScript sees it: its public names, started as a program. Its path says that this text is JavaScript. */
const FACADE = "m28-facade";
const FACADE_SUFFIX = ".js";

export function m28(options: M28Options = {}): Plugin {
  return { name: "m28", setup: (build) => new Session(build, options).register() };
}

export default m28;

/** One build context: several builds of one program. */
class Session {
  readonly #build: PluginBuild;
  readonly #options: M28Options;
  readonly #cwd: string;
  readonly #program: Program;
  readonly #emitOptions: EmitOptions;
  readonly #entries: readonly string[];
  /** Handed to esbuild in this build. */
  readonly #emitted = new Set<string>();
  #reported = new Set<Diagnostic>();

  constructor(build: PluginBuild, options: M28Options) {
    const { initialOptions } = build;
    const cwd = initialOptions.absWorkingDir ?? process.cwd();
    this.#build = build;
    this.#cwd = cwd;
    this.#options = options;
    this.#entries = entryPaths(initialOptions, cwd);
    this.#program = createProgram(
      createNodeHost({ cwd, bundler: { knows: (specifier) => isKnown(specifier, initialOptions) } }),
      { entries: this.#entries.filter((path) => path.endsWith(".m28")) },
    );
    this.#emitOptions = {
      runtime: runtimeSpecifier,
      specifierOf: specifierOf,
      sourceName: basename,
      awaits: canAwait(initialOptions),
    };
  }

  register(): void {
    const build = this.#build;
    const scanner = createScanner(build, (path) => this.#scanned(path));
    build.onStart(async () => {
      this.#emitted.clear();
      this.#reported = new Set();
      this.#refresh();
      if (this.#mayMeetJavaScript()) await scanner.scan();
      this.#options.onProgram?.(this.#program);
      return esbuildMessages([...this.#newDiagnostics(), ...this.#notes()]);
    });
    build.onDispose(() => void scanner.dispose());
    build.onResolve({ filter: /\.m28$/ }, (args) => {
      const path = resolveImport(args.path, args.resolveDir);
      if (path === null) return { errors: [{ text: `there is no file '${args.path}'` }] };
      const fromM28 = args.namespace === FACADE || args.importer.endsWith(".m28");
      // The path appears in the bundle, which must not depend on where it was built.
      return fromM28 ? { path } : { path: relative(this.#cwd, path) + FACADE_SUFFIX, namespace: FACADE };
    });
    // Only where the platform is said: esbuild's own default makes bundles that Node runs as well.
    const runtime = build.initialOptions.platform === "browser" ? browserRuntimePath : runtimePath;
    build.onResolve({ filter: new RegExp(`^${runtimeSpecifier}$`) }, (args) =>
      isExternal(args.path, build.initialOptions) ? undefined : { path: runtime, sideEffects: false },
    );
    build.onLoad({ filter: /\.m28$/, namespace: "file" }, ({ path }) => this.#load(path, "module"));
    build.onLoad({ filter: /\.m28\.js$/, namespace: FACADE }, ({ path }) =>
      this.#load(resolve(this.#cwd, path.slice(0, -FACADE_SUFFIX.length)), "facade"),
    );
  }

  #load(path: string, role: "module" | "facade"): OnLoadResult {
    const late = role === "facade" ? this.#add(path) : [];
    const { files } = this.#program;
    const common = { resolveDir: dirname(path), watchFiles: [...files] };
    if (this.#program.hasErrors()) {
      // A file that is missing may appear. CommonJS: esbuild adds no errors of its own about exports.
      const watchDirs = [...new Set(files.map((file) => dirname(file)))];
      const problems = esbuildMessages(this.#newDiagnostics());
      return { ...common, watchDirs, contents: "module.exports = {};", ...problems };
    }
    const { code, map, diagnostics } = this.#program.emit(path, role, this.#emitOptions);
    this.#emitted.add(path);
    this.#options.onModule?.(path);
    const found = [...late, ...this.#newDiagnostics(), ...diagnostics];
    return { ...common, contents: withInlineMap(code, map), loader: "js", ...esbuildMessages(found) };
  }

  /** A module that the scan did not find; it must not change what esbuild already has. */
  #add(path: string): Diagnostic[] {
    const changed = this.#program.add(path);
    const span = { source: { path, text: "" }, start: 0, end: 0 };
    return changed.some((file) => this.#emitted.has(file)) ? [messages.lateModule(span, { path })] : [];
  }

  #scanned(path: string): string[] {
    this.#program.add(path);
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
      (this.#entries.some((path) => !path.endsWith(".m28")) || this.#javascriptFiles().length > 0)
    );
  }

  /** Reads again what has changed on disk. */
  #refresh(): void {
    const changed = this.#program.files.filter((path) => readText(path) !== this.#program.text(path));
    if (changed.length > 0 || this.#program.hasErrors()) this.#program.update(...changed);
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

function specifierOf(target: ResolvedModule): string {
  if (target.kind === "m28") return target.path;
  return target.kind === "standard" ? target.name : target.specifier;
}

function entryPaths({ entryPoints = [] }: BuildOptions, cwd: string): string[] {
  const list = Array.isArray(entryPoints) ? entryPoints : Object.values(entryPoints);
  return list.map((entry) => resolve(cwd, typeof entry === "string" ? entry : entry.in));
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
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

/** May a module that cannot be found here be there for the bundle? */
function isKnown(specifier: string, options: BuildOptions): boolean {
  const aliases = Object.keys(options.alias ?? {});
  return (
    isExternal(specifier, options) ||
    aliases.some((alias) => specifier === alias || specifier.startsWith(`${alias}/`))
  );
}

function isExternal(specifier: string, { external = [] }: BuildOptions): boolean {
  return external.some((pattern) => {
    const [before = "", after] = pattern.split("*");
    if (after === undefined) return specifier === pattern || specifier.startsWith(`${pattern}/`);
    return specifier.startsWith(before) && specifier.endsWith(after);
  });
}
