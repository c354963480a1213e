/** Compiles what the command line names, and prints what there is to say about it. */
import { resolve } from "node:path";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";
import { renderDiagnostic } from "../compiler/messages/render.ts";
import type { Program } from "../compiler/program/program.ts";
import { createProgram } from "../compiler/thread/create-program.ts";
import { wantsColors } from "./colors.ts";
import { createNodeHost } from "./node-host.ts";

export function loadProgram(files: readonly string[]): Program {
  const host = createNodeHost();
  return createProgram(host, {
    entries: files.map((file) => host.findFile(resolve(file)) ?? resolve(file)),
    suspendEverything: Boolean(process.env.M28_SUSPEND_EVERYTHING),
  });
}

/** Prints diagnostics on standard error; colours only on a terminal, `NO_COLOR` and `FORCE_COLOR` obeyed. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
  const color = wantsColors();
  const texts = diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, { color })}\n`);
  process.stderr.write(texts.join("\n"));
}
