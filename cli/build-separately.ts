/** `m28 build --no-bundle`: one JavaScript file for each M28 module. */
import { readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { transform } from "esbuild";
import { isPath } from "../compiler/3-analyze/specifiers.ts";
import type { ResolvedModule } from "../compiler/3-analyze/suspension/facts.ts";
import type { SourceMap } from "../compiler/5-print/print.ts";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";
import { jsonModuleText } from "../compiler/program/json-files.ts";
import { type EmitOptions, runtimeSpecifier } from "../compiler/program/options.ts";
import type { Emitted, Program, Role } from "../compiler/program/program.ts";
import type { BuildFlags } from "./build-flags.ts";
import { commonFolder } from "./common-folder.ts";
import { declarationFile } from "./declaration-file.ts";
import type { OutputFile } from "./output-files.ts";
import { realFile } from "./real-file.ts";
import { withInlineMap } from "./source-map-comment.ts";
import { urlImport, urlPath } from "./url-path.ts";

export async function emitSeparately(
  program: Program,
  flags: BuildFlags,
): Promise<{ files: OutputFile[]; diagnostics: readonly Diagnostic[] }> {
  const files: OutputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const layout = new Layout(program, flags);
  for (const { path, role, out } of layout.outputs()) {
    const emitted = program.emit(path, role, layout.options(path, out));
    diagnostics.push(...emitted.diagnostics);
    files.push(...(await finished(emitted, out, flags)));
    if (flags.declaration) files.push(declarationFile(program, path, out));
  }
  return { files: [...files, ...layout.jsonModules()], diagnostics };
}

interface Output {
  readonly path: string;
  readonly role: Role;
  readonly out: string;
}

/** Where everything goes. */
class Layout {
  readonly #program: Program;
  readonly #flags: BuildFlags;
  /** As the program knows them. */
  readonly #entries: ReadonlySet<string>;
  readonly #root: string;
  readonly #json = new Map<string, string>();

  constructor(program: Program, flags: BuildFlags) {
    this.#program = program;
    this.#flags = flags;
    this.#entries = new Set(flags.entries.map((path) => realFile(path) ?? path));
    this.#root = commonFolder([...program.files, ...importedJson(program)]);
  }

  outputs(): Output[] {
    return this.#program.files.flatMap((path): Output[] => {
      const out = this.#moduleFile(path);
      if (!this.#entries.has(path)) return [{ path, role: "module", out }];
      if (!this.#program.isImported(path)) return [{ path, role: "entry", out }];
      // Importers must not start the program: its start stands in a file of its own.
      return [
        { path, role: "module", out },
        { path, role: "facade", out: this.#outPath(path, this.#flags.extension) },
      ];
    });
  }

  options(path: string, out: string): EmitOptions {
    return {
      runtime: runtimeSpecifier,
      specifierOf: (target) => this.#specifier(target, dirname(out)),
      file: () => basename(out),
      sourceName: () => urlPath(relative(dirname(out), path)),
      awaits: this.#flags.format === "esm",
    };
  }

  /** JSON files that were imported, as modules. */
  jsonModules(): OutputFile[] {
    return [...this.#json].map(([path, out]) => ({
      path: out,
      contents: jsonModuleText(readFileSync(path, "utf8")),
    }));
  }

  #specifier(target: ResolvedModule, folder: string): string {
    if (target.kind === "standard") return target.name;
    if (target.kind === "m28") return this.#import(folder, this.#moduleFile(target.path));
    if (target.kind === "javascript")
      return target.path === null || !isPath(target.specifier)
        ? target.specifier
        : this.#import(folder, target.path);
    const out = this.#outPath(target.path, `.json${this.#flags.extension}`);
    this.#json.set(target.path, out);
    return this.#import(folder, out);
  }

  /** The specifiers of ES modules are URLs, those of `require` are paths. */
  #import(folder: string, file: string): string {
    const path = relative(folder, file);
    if (this.#flags.format === "esm") return urlImport(path);
    const slashed = path.split(sep).join("/");
    return /^\.\.?\//.test(slashed) ? slashed : `./${slashed}`;
  }

  #moduleFile(path: string): string {
    const apart = this.#entries.has(path) && this.#program.isImported(path);
    return this.#outPath(path, (apart ? ".module" : "") + this.#flags.extension);
  }

  #outPath(path: string, extension: string): string {
    const stem = path.replace(/\.(?:m28|json)$/, "");
    const { outdir = this.#root } = this.#flags;
    const [, inPackage] = /^.*[\\/]node_modules[\\/](.*)$/.exec(stem) ?? [];
    const place = inPackage === undefined ? relative(this.#root, stem) : join("packages", inPackage);
    // Node loads no module whose path has a backslash in it.
    return join(outdir, sep === "/" ? place.replaceAll("\\", "_") : place) + extension;
  }
}

async function finished(emitted: Emitted, out: string, flags: BuildFlags): Promise<OutputFile[]> {
  const { code, map } = await converted(emitted, out, flags);
  if (map === null || flags.sourcemap === null) return [{ path: out, contents: code }];
  if (flags.sourcemap === "inline") return [{ path: out, contents: withInlineMap(code, map) }];
  const comment = flags.sourcemap === "linked" ? `//# sourceMappingURL=${urlPath(basename(out))}.map\n` : "";
  return [
    { path: out, contents: code + comment },
    { path: `${out}.map`, contents: JSON.stringify(map) },
  ];
}

/** Minified, or in another format. */
async function converted(
  { code, map }: Emitted,
  out: string,
  { minify, format }: BuildFlags,
): Promise<{ code: string; map: SourceMap | null }> {
  if (!minify && format === "esm") return { code, map };
  const result = await transform(withInlineMap(code, map), {
    format,
    minify,
    sourcemap: "external",
    sourcefile: basename(out),
    target: "es2022",
    platform: "node",
  });
  return { code: result.code, map: map === null ? null : (JSON.parse(result.map) as SourceMap) };
}

/** The JSON files of the program itself, which get their places as its modules do; those of packages do not. */
function importedJson(program: Program): string[] {
  const targets = program.files.flatMap((path) => program.imports(path));
  return targets.flatMap((target) =>
    target.kind === "json" && !/[\\/]node_modules[\\/]/.test(target.path) ? [target.path] : [],
  );
}
