/** `m28 build --no-bundle`: one JavaScript file for each M28 module. */
import { readFileSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { transform } from "esbuild";
import { isPath } from "../compiler/3-analyze/specifiers.ts";
import type { ResolvedModule } from "../compiler/3-analyze/suspension/facts.ts";
import type { SourceMap } from "../compiler/5-print/print.ts";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";
import { messages } from "../compiler/messages/generated.ts";
import { jsonModuleText } from "../compiler/program/json-files.ts";
import { type EmitOptions, runtimeSpecifier } from "../compiler/program/options.ts";
import type { Emitted, Program, Role } from "../compiler/program/program.ts";
import type { BuildFlags } from "./build-flags.ts";
import { commonFolder } from "./common-folder.ts";
import { declarationFile } from "./declaration-file.ts";
import { displayPath } from "./node-host.ts";
import type { OutputFile } from "./output-files.ts";
import { realFile, realPath } from "./real-file.ts";
import { withInlineMap } from "./source-map-comment.ts";
import { isTypeScript } from "./typescript.ts";
import { urlImport, urlPath } from "./url-path.ts";

export async function emitSeparately(
  program: Program,
  flags: BuildFlags,
): Promise<{ files: OutputFile[]; diagnostics: readonly Diagnostic[] }> {
  const files: OutputFile[] = [];
  const diagnostics: Diagnostic[] = flags.platform === "node" ? typescriptLeft(program) : [];
  const layout = new Layout(program, flags);
  for (const { path, role, out } of layout.outputs()) {
    const emitted = program.emit(path, role, layout.options(path, out));
    diagnostics.push(...emitted.diagnostics);
    files.push(...(await finished(emitted, out, flags)));
    if (flags.declaration) files.push(declarationFile(program, path, out));
  }
  return { files: [...files, ...layout.jsonModules()], diagnostics };
}

/** Node runs none. */
function typescriptLeft(program: Program): Diagnostic[] {
  return program.files.flatMap((file) =>
    program.importsAt(file).flatMap(({ target, span }) => {
      if (target.kind !== "javascript" || !isPath(target.specifier)) return [];
      const { path } = target;
      return path !== null && isTypeScript(path)
        ? [messages.typescriptLeft(span, { path: displayPath(process.cwd(), path) })]
        : [];
    }),
  );
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
  /** The places by which the user has named each entry; the keys are as the program knows them. */
  readonly #entries: ReadonlyMap<string, readonly string[]>;
  readonly #root: string;
  readonly #json = new Map<string, string>();

  constructor(program: Program, flags: BuildFlags) {
    this.#program = program;
    this.#flags = flags;
    this.#entries = entryPlaces(flags.entries);
    const modules = program.files.flatMap((path) => this.#entries.get(path) ?? [path]);
    this.#root = commonFolder([...modules, ...importedJson(program)]);
  }

  outputs(): Output[] {
    return this.#program.files.flatMap((path): Output[] => {
      const out = this.#moduleFile(path);
      const places = this.#entries.get(path);
      if (places === undefined) return [{ path, role: "module", out }];
      if (!this.#isApart(path)) return [{ path, role: "entry", out }];
      const starts = places.map((place) => this.#outPath(place, this.#flags.extension));
      return [
        { path, role: "module", out },
        ...starts.map((start): Output => ({ path, role: "facade", out: start })),
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
    const [place = path] = this.#entries.get(path) ?? [];
    return this.#outPath(place, (this.#isApart(path) ? ".module" : "") + this.#flags.extension);
  }

  /** Importers must not start the program, and its start may have several names: then it stands in files of its own. */
  #isApart(path: string): boolean {
    const places = this.#entries.get(path);
    return places !== undefined && (places.length > 1 || this.#program.isImported(path));
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

/** A link has its own name, in the folder that it really is in. */
function entryPlaces(entries: readonly string[]): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const path of entries) {
    const file = realFile(path) ?? path;
    const place = join(realPath(dirname(path)), basename(path));
    const known = places.get(file) ?? [];
    if (!known.includes(place)) places.set(file, [...known, place]);
  }
  return places;
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
