/** `m28 build`: compiles programs to JavaScript files, with esbuild as the bundler. */
import { relative, resolve } from "node:path";
import type { BuildOptions, BuildResult } from "esbuild";
import type { Program } from "../compiler/program/program.ts";

import { type BuildFlags, readBuildFlags } from "./build-flags.ts";
import { emitSeparately } from "./build-separately.ts";
import { withRelativeSources } from "./bundle-sources.ts";
import { fromBundler } from "./bundler-messages.ts";
import { commonFolder } from "./common-folder.ts";
import { declarationsOfBundles } from "./declaration-file.ts";
import { entryPoint } from "./entry-point.ts";
import { m28 } from "./esbuild-plugin.ts";
import { withFunctionNames } from "./function-names.ts";
import { printDiagnostics } from "./load-program.ts";
import { withRequire } from "./node-bundle.ts";
import { displayPath } from "./node-host.ts";
import { isSpecial, type OutputFile, OutputRefused, writeFiles } from "./output-files.ts";
import { type Progress, progress } from "./progress.ts";
import { uninterrupted } from "./uninterrupted.ts";

export async function build(
  entries: readonly string[],
  options: Record<string, unknown>,
): Promise<number | undefined> {
  const flags = readBuildFlags(entries, options);
  if (typeof flags === "string") {
    process.stderr.write(`m28: ${flags}\n`);
    return 1;
  }
  if (flags.note !== null) process.stderr.write(`m28: ${flags.note}\n`);
  const esbuild = await import("esbuild");
  const work = new Work(flags);
  if (flags.watch) {
    const context = await esbuild.context({ ...work.options(), plugins: [work.plugin(), work.finisher()] });
    await context.watch();
    return undefined;
  }
  const result = await esbuild.build({ ...work.options(), plugins: [work.plugin()] }).catch((error) => {
    if (!Array.isArray(error.errors)) throw error;
    return error as BuildResult;
  });
  return work.finish(result);
}

/** One build, or the builds of one watch. */
class Work {
  readonly #flags: BuildFlags;
  readonly #progress: Progress;
  #program: Program | null = null;

  constructor(flags: BuildFlags) {
    this.#flags = flags;
    this.#progress = progress("compiling", () => this.#program?.files.length ?? 0);
  }

  options(): BuildOptions {
    const { entries, bundle, format, platform, minify, sourcemap, external, outfile, outdir, extension } =
      this.#flags;
    return {
      entryPoints:
        outfile === undefined
          ? entries.map((path) => ({ in: entryPoint(path), out: outputName(path, commonFolder(entries)) }))
          : entries.map(entryPoint),
      bundle: true,
      // Without bundling esbuild only finds out what there is, and when it changes.
      ...(bundle ? {} : { packages: "external" }),
      format,
      platform,
      minify,
      sourcemap: sourcemap ?? false,
      external: [...external],
      target: "es2022",
      ...(outfile === undefined ? { outdir, outExtension: { ".js": extension } } : { outfile }),
      write: false,
      metafile: true,
      logLevel: "silent",
      legalComments: "none",
    };
  }

  plugin() {
    return m28({
      onProgram: (program) => {
        this.#program = program;
      },
      onModule: () => this.#progress.step(),
    });
  }

  /** Under `--watch`, what follows each build. */
  finisher() {
    return {
      name: "m28-write",
      setup: (build: import("esbuild").PluginBuild) => {
        build.onEnd(async (result) => {
          const status = await this.finish(result);
          process.stderr.write(status === 0 ? "built, watching for changes\n" : "watching for changes\n");
        });
      },
    };
  }

  /** Reports, and writes the outputs if nothing was wrong. */
  async finish(result: BuildResult): Promise<number> {
    this.#progress.end();
    printDiagnostics([...fromBundler(result.errors, "error"), ...fromBundler(result.warnings, "warning")]);
    if (result.errors.length > 0 || this.#program === null) return 1;
    const { files, diagnostics } = this.#flags.bundle
      ? { files: this.#bundled(this.#program, result), diagnostics: [] }
      : await emitSeparately(this.#program, this.#flags);
    printDiagnostics(diagnostics);
    if (diagnostics.some(({ severity }) => severity === "error")) return 1;
    return this.#write(files, this.#inputs(this.#program, result));
  }

  #bundled(program: Program, { outputFiles = [], metafile }: BuildResult): OutputFile[] {
    const { declaration, entries, format, platform } = this.#flags;
    const hasOddNames = program.files.some((path) => path.includes("\\"));
    const named = withFunctionNames(hasOddNames ? withRelativeSources(outputFiles) : outputFiles);
    const scripts = format === "esm" && platform === "node" ? withRequire(named) : named;
    if (!declaration || metafile === undefined) return scripts;
    return [...scripts, ...declarationsOfBundles(program, entries, metafile, (path) => resolve(path))];
  }

  /** Every file that has been read for this build: none of them may be replaced. */
  #inputs(program: Program, { metafile }: BuildResult): string[] {
    const imported = program.files.flatMap((path) => program.imports(path));
    return [
      ...program.files,
      ...imported.flatMap((target) => (target.kind !== "standard" && target.path ? [target.path] : [])),
      ...Object.keys(metafile?.inputs ?? {}).map((path) => resolve(path)),
    ];
  }

  async #write(files: readonly OutputFile[], inputs: readonly string[]): Promise<number> {
    try {
      const { outfile } = this.#flags;
      if (outfile !== undefined && files.length > 1 && isSpecial(outfile))
        throw new OutputRefused(
          `nothing can stand beside '${outfile}'; --sourcemap=inline needs no other file`,
        );
      await uninterrupted(() => writeFiles(files, inputs));
      return 0;
    } catch (error) {
      const { path = "", code, message } = error as NodeJS.ErrnoException;
      const problem =
        error instanceof OutputRefused
          ? message
          : `cannot write '${displayPath(process.cwd(), path)}': ${code ?? message}`;
      process.stderr.write(`m28: ${problem}\n`);
      return 1;
    }
  }
}

/** Below the output folder, without an extension. */
function outputName(path: string, base: string): string {
  return relative(base, path).replace(/\.m28$/, "");
}
