/** Declaration files: where they go, and which outputs they belong to. */
import { relative } from "node:path";
import type { Metafile } from "esbuild";
import type { Program } from "../compiler/program/program.ts";
import type { OutputFile } from "./output-files.ts";
import { realFile } from "./real-file.ts";

/** `main.d.ts` for `main.js`, `.d.mts` for `.mjs`. */
export function declarationFile(program: Program, path: string, out: string): OutputFile {
  const extension = /\.([cm]?)js$/.exec(out);
  const stem = extension === null ? out : out.slice(0, extension.index);
  return { path: `${stem}.d.${extension?.[1] ?? ""}ts`, contents: program.declaration(path) };
}

/** The declaration files of the bundles of M28 entries. */
export function declarationsOfBundles(
  program: Program,
  entries: readonly string[],
  metafile: Metafile,
  outputPath: (output: string) => string,
): OutputFile[] {
  const files = entries.map((path) => realFile(path) ?? path);
  const names = new Map(files.map((path) => [relative(process.cwd(), path), path]));
  return Object.entries(metafile.outputs).flatMap(([output, { entryPoint }]) => {
    const path = names.get(entryPoint?.replace(/^[\w-]+:/, "").replace(/(?<=\.m28)\.js$/, "") ?? "");
    return path === undefined ? [] : [declarationFile(program, path, outputPath(output))];
  });
}
