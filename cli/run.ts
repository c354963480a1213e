/** `m28 run`: compiles a program into a temporary folder and runs it in this process. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import v8 from "node:v8";
import type { ResolvedModule } from "../compiler/3-analyze/suspension/facts.ts";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";
import type { Program } from "../compiler/program/program.ts";
import { emittedSpecifier } from "./emitted-specifier.ts";
import { loadProgram, printDiagnostics } from "./load-program.ts";
import { runtimePath } from "./package-root.ts";
import { withInlineMap } from "./source-map-comment.ts";

/** @returns the status when nothing has run; undefined once the program runs, which then decides */
export async function run([file = "", ...args]: readonly string[]): Promise<number | undefined> {
  const path = resolve(file);
  const program = loadProgram([file]);
  printDiagnostics(program.diagnostics());
  if (program.hasErrors()) return 1;
  const folder = mkdtempSync(join(tmpdir(), "m28-"));
  const discard = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", discard);
  const problems = writeModules(program, path, folder);
  printDiagnostics(problems);
  if (problems.some(({ severity }) => severity === "error")) return 1;

  process.argv = [process.execPath, path, ...args];
  process.setSourceMapsEnabled(true);
  // Emitted functions are longer than hand-written ones; a larger budget lets V8 inline them all the same.
  v8.setFlagsFromString("--max-inlined-bytecode-size-cumulative=3000");
  // The program reports its own errors: one that comes out here is from a JavaScript module that it imports, and Node's to report.
  await import(pathToFileURL(join(folder, "start.mjs")).href);
  return undefined;
}

/** Writes every module, and `start.mjs`, which runs the entry; gives what lowering reported. */
export function writeModules(program: Program, entry: string, folder: string): Diagnostic[] {
  const names = new Map(program.files.map((path, index) => [path, `${index}-${basename(path, ".m28")}.mjs`]));
  const fileOf = (path: string) => join(folder, names.get(path) ?? "");
  const options = {
    runtime: pathToFileURL(runtimePath).href,
    specifierOf: (target: ResolvedModule) => emittedSpecifier(target, fileOf, folder),
    file: fileOf,
    sourceName: (path: string) => pathToFileURL(path).href,
    exposed: false,
  };
  const problems: Diagnostic[] = [];
  for (const path of program.files) {
    const { code, map, diagnostics } = program.emit(path, path === entry ? "entry" : "module", options);
    problems.push(...diagnostics);
    writeFileSync(fileOf(path), withInlineMap(code, map));
  }
  writeStart(folder, fileOf(entry));
  return problems;
}

/**
 * By the time the first module is evaluated all are loaded: the folder can go, and nothing is left behind even when the program
 * is killed.
 */
function writeStart(folder: string, entry: string): void {
  const clean = `import { rmSync } from "node:fs";\nrmSync(${JSON.stringify(folder)}, { recursive: true, force: true });\n`;
  writeFileSync(join(folder, "clean.mjs"), clean);
  const imports = ["./clean.mjs", pathToFileURL(entry).href].map((url) => `import ${JSON.stringify(url)};\n`);
  writeFileSync(join(folder, "start.mjs"), imports.join(""));
}
