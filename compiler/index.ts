/** The compiler's API: pure, over a `Host` that does the I/O. */

export type { ResolvedModule } from "./3-analyze/suspension/facts.ts";
export type { SourceMap } from "./5-print/print.ts";
export { type CompileOptions, type CompileResult, compile } from "./compile.ts";
export type { Diagnostic, Label, Severity } from "./messages/diagnostic.ts";
export { renderDiagnostic, toJson } from "./messages/render.ts";
export type { Host } from "./program/host.ts";
export { type EmitOptions, runtimeSpecifier } from "./program/options.ts";
export type { Emitted, Program, ProgramOptions, Role } from "./program/program.ts";
export { type Position, position } from "./source/position.ts";
export type { Source, Span } from "./source/source.ts";
export { createProgram } from "./thread/create-program.ts";
