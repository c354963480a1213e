/** The flags of `m28 build`, read and checked. */
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Format } from "esbuild";
import { didYouMean } from "../compiler/messages/suggest.ts";
import { extensionFor } from "./node-bundle.ts";

export interface BuildFlags {
  /** Absolute paths. */
  readonly entries: readonly string[];
  /** Absolute; undefined when the programs go to `outdir`. */
  readonly outfile: string | undefined;
  /** Absolute; undefined: beside each entry. */
  readonly outdir: string | undefined;
  /** Of the scripts, where no `--outfile` says it. */
  readonly extension: ".js" | ".mjs" | ".cjs";
  /** What there is to say about the names of the outputs. */
  readonly note: string | null;
  readonly bundle: boolean;
  readonly format: Format;
  readonly platform: "node" | "browser";
  readonly minify: boolean;
  readonly sourcemap: "linked" | "inline" | "external" | null;
  /** TypeScript declarations too. */
  readonly declaration: boolean;
  readonly external: readonly string[];
  readonly watch: boolean;
}

/** @returns the flags, or a sentence that says what is wrong with them */
export function readBuildFlags(
  files: readonly string[],
  options: Record<string, unknown>,
): BuildFlags | string {
  const { outfile, outdir, minify = false, watch = false, external = [] } = options;
  // Of `--bundle` and `--no-bundle` the last one counts.
  const bundle = [options.bundle ?? true].flat().at(-1) === true;
  const entries = files.map((file) => resolve(file));
  if (outfile !== undefined && outdir !== undefined) return "give either --outfile or --outdir";
  if (outfile !== undefined && entries.length > 1)
    return "--outfile holds one program: give --outdir for several";
  if (outfile !== undefined && !bundle)
    return "--no-bundle writes several files: give --outdir instead of --outfile";
  if (Array.isArray(outfile) || Array.isArray(outdir)) return "there can be only one --outfile or --outdir";
  for (const [name, known] of Object.entries(CHOICES)) {
    const given = options[name];
    const problem = given === undefined ? null : badChoice(name, String(given), known);
    if (problem !== null) return problem;
  }
  const format = (options.format ?? "esm") as Format;
  if (!bundle && format === "iife") return "--no-bundle makes modules, and the format iife has none";
  if (options.declaration && format === "iife")
    return "--declaration describes exports, and the format iife has none";
  const [only = ""] = entries;
  const beside = outdir === undefined && outfile === undefined;
  if (beside && entries.length > 1 && bundle) return "several programs need --outdir";
  const platform = (options.platform ?? "node") as BuildFlags["platform"];
  const given = outfile === undefined ? undefined : resolve(String(outfile));
  const folder = given ?? (outdir === undefined ? only : join(resolve(String(outdir)), "main"));
  const extension = platform === "node" ? extensionFor(format, dirname(folder)) : ".js";
  return {
    entries,
    outfile: beside && bundle ? scriptPath(only, extension) : given,
    outdir: outdir === undefined ? undefined : resolve(String(outdir)),
    extension,
    note: platform === "node" ? noteOn(given, format, extension) : null,
    bundle,
    format,
    platform,
    minify: Boolean(minify),
    sourcemap: (options.sourcemap ?? null) as BuildFlags["sourcemap"],
    declaration: Boolean(options.declaration),
    external: [external].flat().map(String),
    watch: Boolean(watch),
  };
}

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  format: ["esm", "cjs", "iife"],
  platform: ["node", "browser"],
  sourcemap: ["linked", "inline", "external"],
};

function badChoice(name: string, given: string, known: readonly string[]): string | null {
  if (known.includes(given)) return null;
  const suggestion = didYouMean(given, known);
  return `--${name} is one of ${known.join(", ")}, not '${given}'${suggestion === null ? "" : `; did you mean '${suggestion}'?`}`;
}

/** `main.js` beside `main.m28`. */
function scriptPath(path: string, extension: string): string {
  return path.endsWith(".m28") ? path.slice(0, -".m28".length) + extension : `${path}.out${extension}`;
}

/** Node reads a file as its name says, or as the nearest package.json says that `.js` files are. */
function noteOn(outfile: string | undefined, format: string, extension: string): string | null {
  const name = extension === ".mjs" ? '"type": "commonjs"' : '"type": "module"';
  if (outfile === undefined)
    return extension === ".js"
      ? null
      : `the output is named ${extension}, since its package.json says ${name} of .js files`;
  const own = extname(outfile);
  const other = format === "esm" ? ".cjs" : ".mjs";
  const isRight = own === ".js" ? extension === ".js" : own !== other || format === "iife";
  if (isRight) return null;
  const kind = format === "esm" ? "an ES module" : "CommonJS";
  const change = `${basename(outfile, own)}${format === "esm" ? ".mjs" : ".cjs"}`;
  const rest = format === "esm" ? "--format cjs" : "--format esm";
  return `warning: Node will not read '${basename(outfile)}' as ${kind}; name it '${change}', or use ${rest}`;
}
