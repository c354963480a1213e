/** Writes a compiled program's modules into a folder from which this process can run them. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ResolvedModule } from "../compiler/3-analyze/suspension/facts.ts";
import type { Diagnostic } from "../compiler/messages/diagnostic.ts";
import type { Program } from "../compiler/program/program.ts";
import { EmittedFiles } from "./emitted-files.ts";
import { runtimePath } from "./package-root.ts";
import { runtimeSlice } from "./runtime-slice.ts";
import { withInlineMap } from "./source-map-comment.ts";

export interface EmittedModules {
  /** What lowering reported. */
  readonly problems: readonly Diagnostic[];
  /** The path of the module that runs the program. */
  readonly start: string;
  /** It imports TypeScript. */
  readonly typescript: boolean;
}

export function emitModules(program: Program, entry: string, folder: string): EmittedModules {
  const emitted = new EmittedFiles(folder);
  const fileOf = (path: string) => emitted.fileOf(path);
  const slices = !mayShareRuntime(program);
  const runtime = pathToFileURL(slices ? join(folder, RUNTIME) : runtimePath).href;
  const options = {
    runtime,
    specifierOf: (target: ResolvedModule) => emitted.specifierOf(target),
    file: fileOf,
    sourceName: (path: string) => pathToFileURL(path).href,
    exposed: false,
  };
  const problems: Diagnostic[] = [];
  const used = new Set<string>();
  for (const path of program.files) {
    const { code, map, diagnostics } = program.emit(path, path === entry ? "entry" : "module", options);
    problems.push(...diagnostics);
    writeFileSync(fileOf(path), withInlineMap(code, map), PRIVATE);
    if (slices) for (const name of importedFrom(runtime, code)) used.add(name);
  }
  if (slices) writeFileSync(join(folder, RUNTIME), runtimeSlice(used), PRIVATE);
  return { problems, start: fileOf(entry), typescript: emitted.hasTypeScript };
}

const RUNTIME = "runtime.mjs";

/** What other users have no business with. */
const PRIVATE = { mode: 0o600 } as const;

/** May JavaScript import the runtime, too, which then has to be the same? */
function mayShareRuntime(program: Program): boolean {
  return program.files.some(
    (path) =>
      /\bimport\s*\(/.test(program.text(path) ?? "") ||
      program.imports(path).some((target) => target.kind === "javascript" && target.path !== null),
  );
}

/** The names that the import statements of emitted code take from a module. */
function importedFrom(specifier: string, code: string): string[] {
  const from = `} from ${JSON.stringify(specifier)};`;
  return code.split("\n").flatMap((line) => {
    if (!line.startsWith("import {") || !line.endsWith(from)) return [];
    const names = line.slice("import {".length, -from.length).split(",");
    return names.map((each) => each.trim().split(" ")[0]!);
  });
}
