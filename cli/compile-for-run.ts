/** Compiles a program so that this process can run it, and notes what the result depends on. */
import { resolve } from "node:path";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";
import { renderDiagnostic } from "../compiler/messages/render.ts";
import { createProgram } from "../compiler/thread/create-program.ts";
import { type Dependencies, recordingHost } from "./dependencies.ts";
import { emitModules } from "./emit-modules.ts";
import { createNodeHost } from "./node-host.ts";
import { withStandardInput } from "./standard-input.ts";

export interface CompiledProgram {
  /** The path of the module that runs it; null when there are errors. */
  readonly start: string | null;
  /** It imports TypeScript. */
  readonly typescript: boolean;
  /** What there is to say, without and with colours. */
  readonly messages: { readonly plain: string; readonly colored: string };
  /** Null when the same text may give something else another time: a macro has run, which may look at anything. */
  readonly dependencies: Dependencies | null;
}

/** @param text the program, where it comes from standard input and not from the file */
export function compileForRun(file: string, folder: string, text?: string): CompiledProgram {
  const files = createNodeHost();
  const { host, dependencies } = recordingHost(text === undefined ? files : withStandardInput(files, text));
  const path = host.findFile(resolve(file)) ?? resolve(file);
  const program = createProgram(host, {
    entries: [path],
    suspendEverything: Boolean(process.env.M28_SUSPEND_EVERYTHING),
  });
  const found = program.diagnostics();
  if (program.hasErrors())
    return { start: null, typescript: false, messages: rendered(found), dependencies: null };
  const { problems, start, typescript } = emitModules(program, path, folder);
  const failed = problems.some(({ severity }) => severity === "error");
  // Each list is printed by itself, as in a build.
  const messages = joined(rendered(found), rendered(problems));
  return { start: failed ? null : start, typescript, messages, dependencies: dependencies() };
}

function rendered(diagnostics: readonly Diagnostic[]): CompiledProgram["messages"] {
  const text = (color: boolean) =>
    diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, { color })}\n`).join("\n");
  return { plain: text(false), colored: text(true) };
}

function joined(a: CompiledProgram["messages"], b: CompiledProgram["messages"]): CompiledProgram["messages"] {
  return { plain: a.plain + b.plain, colored: a.colored + b.colored };
}
