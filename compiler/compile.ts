/** The short way: M28 text in, one JavaScript module out. */
import type { SourceMap } from "./5-print/print.ts";
import type { Diagnostic } from "./messages/diagnostic.ts";
import { createMemoryHost } from "./program/memory-host.ts";
import { runtimeSpecifier } from "./program/options.ts";
import { createProgram } from "./thread/create-program.ts";

export interface CompileOptions {
  /** The file's name in messages and in the map. Default `main.m28`. */
  readonly path?: string;
  /** The texts of other M28 modules that the program may import, by path relative to the same folder. */
  readonly modules?: Readonly<Record<string, string>>;
  /** Where the runtime is imported from. Default `m28-lang/runtime`. */
  readonly runtime?: string;
}

export interface CompileResult {
  /** Null when there is an error among the diagnostics. */
  readonly code: string | null;
  readonly map: SourceMap | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a program's entry; JavaScript modules that it imports are taken to exist. */
export function compile(text: string, options: CompileOptions = {}): CompileResult {
  const { path = "main.m28", modules = {}, runtime = runtimeSpecifier } = options;
  const host = createMemoryHost({ ...modules, [path]: text });
  const file = host.join("/", path);
  const program = createProgram(host, { entries: [file] });
  const found = program.diagnostics();
  if (program.hasErrors()) return { code: null, map: null, diagnostics: found };
  const emitted = program.emit(file, "entry", {
    runtime,
    specifierOf: (target) => {
      if (target.kind === "m28") return `.${target.path.replace(/m28$/, "js")}`;
      return target.kind === "standard" ? target.name : target.specifier;
    },
    file: () => path.replace(/m28$/, "js"),
    sourceName: () => path,
  });
  const failed = emitted.diagnostics.some(({ severity }) => severity === "error");
  return {
    code: failed ? null : emitted.code,
    map: failed ? null : emitted.map,
    diagnostics: [...found, ...emitted.diagnostics],
  };
}
