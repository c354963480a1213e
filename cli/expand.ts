/** `m28 expand`: prints a program with the calls of macros replaced by what they give. */
import { resolve } from "node:path";
import { loadProgram, printDiagnostics } from "./load-program.ts";

export async function expand([file = ""]: readonly string[]): Promise<number> {
  const program = loadProgram([file]);
  printDiagnostics(program.diagnostics());
  const text = program.expandedText(resolve(file));
  if (text === undefined || program.hasErrors()) return 1;
  process.stdout.write(text);
  return 0;
}
