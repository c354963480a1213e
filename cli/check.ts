/** `m28 check`: says what is wrong with programs, and which of their functions may block. */
import { resolve } from "node:path";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";
import { toJson } from "../compiler/messages/render.ts";
import { runtimeSpecifier } from "../compiler/program/options.ts";
import type { Program } from "../compiler/program/program.ts";
import { loadProgram, printDiagnostics } from "./load-program.ts";

interface Options {
  readonly json?: boolean;
  readonly explainAsync?: boolean;
}

export async function check(files: readonly string[], options: Options): Promise<number> {
  // Each file is a program of its own: what one program does with a shared module means nothing for another.
  const programs = [...new Set(files.map((file) => resolve(file)))].map((file) => loadProgram([file]));
  const found = once(programs.flatMap(problems));
  if (options.json) process.stdout.write(`${JSON.stringify(found.map(toJson), null, 2)}\n`);
  else printDiagnostics(found);
  if (options.explainAsync && !options.json) {
    for (const program of programs) process.stdout.write(program.explainSuspension());
  }
  return found.some(({ severity }) => severity === "error") ? 1 : 0;
}

/** What every phase has to say, lowering included. */
function problems(program: Program): readonly Diagnostic[] {
  if (program.hasErrors()) return program.diagnostics();
  const options = { runtime: runtimeSpecifier, specifierOf: () => "", exposed: false };
  return [
    ...program.diagnostics(),
    ...program.files.flatMap((path) => program.emit(path, "module", options).diagnostics),
  ];
}

/** Programs that share modules find the same problems. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const found = new Map(diagnostics.map((each) => [JSON.stringify(toJson(each)), each]));
  return [...found.values()];
}
