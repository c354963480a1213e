/** What lowering is told of the program around a module. */
import type { BuiltinEntry, MethodEntry } from "../../runtime/manifest-types.ts";
import type { ModuleNode } from "../3-analyze/core.ts";
import type { AnalyzedProgram, ResolvedModule, SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import type { MemberFacts } from "../3-analyze/types/members.ts";
import type { Report } from "../messages/diagnostic.ts";
import type { Usage } from "./usage.ts";

export interface Manifest {
  builtin(name: string): BuiltinEntry | null;
  methods(name: string): MethodEntry | null;
  standard(module: string, name: string): BuiltinEntry | null;
  standardMethods(name: string): readonly MethodEntry[];
  standardNames(module: string): readonly string[];
}

export interface LowerOptions {
  readonly program: AnalyzedProgram;
  readonly facts: SuspensionFacts;
  readonly members: MemberFacts;
  readonly manifest: Manifest;
  readonly report: Report;
  /** Where the runtime is imported from. */
  readonly runtime: string;
  /** What an import of another module becomes in the output. */
  readonly specifierOf: (target: ResolvedModule) => string;
  /** Is the name certainly a named export of the JavaScript file at this path? */
  readonly isNamedExport: (path: string, name: string) => boolean;
  /** May `*` bring the name from the file of JavaScript or JSON at this path? */
  readonly mayExport: (path: string, name: string) => boolean;
  /** Must this module variable be visible to importers? */
  readonly exported: (name: string) => boolean;
  /** May JavaScript call what this module exports? */
  readonly exposed: boolean;
  /** Is the module an entry that other M28 modules import? Then only the running program knows its `__name__`. */
  readonly namedAtRunTime: (module: ModuleNode) => boolean;
  /** May JavaScript import the output, and can that tell its own address? Then an entry is `__main__` only where the host began with it. */
  readonly knowsAddress: boolean;
  /** Does another M28 module import this one? */
  readonly imported: boolean;
  /** The module's variables are properties of the object `$env`, and the module exports nothing: for code that compilation runs. */
  readonly environment?: boolean;
}

/** A module with what is known of it before any of it is lowered. */
export interface KnownModule {
  readonly module: ModuleNode;
  readonly options: LowerOptions;
  readonly facts: SuspensionFacts;
  readonly usage: Usage;
}
