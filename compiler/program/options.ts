/** What a front end decides about the emitted text. */
import type { ResolvedModule } from "../3-analyze/suspension/facts.ts";

/** Where the package of the compiler has the runtime. */
export const runtimeSpecifier = "m28-lang/runtime";

export interface EmitOptions {
  /** Where the runtime is imported from: {@link runtimeSpecifier}, a URL, a path. */
  readonly runtime: string;
  /** What an import of another module becomes in the output. */
  readonly specifierOf: (target: ResolvedModule) => string;
  /** Name of the generated file, for its map. */
  readonly file?: (path: string) => string;
  /** How the map names the M28 file: relative to the map, or absolute. Default: the path. */
  readonly sourceName?: (path: string) => string;
  /** The output format has top-level `await`. Default true. */
  readonly awaits?: boolean;
  /** May JavaScript call what an entry exports? Default true. */
  readonly exposed?: boolean;
}
