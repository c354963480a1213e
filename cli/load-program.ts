/** Compiles what the command line names, and prints what there is to say about it. */
import { resolve } from "node:path";
import pc from "picocolors";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";
import { createProgram, type Program } from "../compiler/program/program.ts";
import { createNodeHost } from "./node-host.ts";
import { renderDiagnostics } from "./report.ts";

export function loadProgram(files: readonly string[]): Program {
  return createProgram(createNodeHost(), { entries: files.map((file) => resolve(file)) });
}

/** Prints diagnostics on standard error; colours only on a terminal, `NO_COLOR` and `FORCE_COLOR` obeyed. */
export function printDiagnostics(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  process.stderr.write(renderDiagnostics(diagnostics, pc.createColors(wantsColors())));
}

function wantsColors(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR) return false;
  return FORCE_COLOR ? FORCE_COLOR !== "0" : process.stderr.isTTY === true;
}
