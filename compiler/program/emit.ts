/** From an analysed module to its text: lowering, printing, and the start of a program. */
import type { SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import { lowerModule } from "../4-lower/lower.ts";
import { printModule, type SourceMap } from "../5-print/print.ts";
import { facade, startLines } from "./facade.ts";
import type { GraphModule, ModuleGraph } from "./graph.ts";
import type { EmitOptions } from "./options.ts";

/**
 * `module`: what other M28 modules import. `entry`: the same with the lines that start it as main.
 * `facade`: only the public names and the start, for a module that is emitted beside it.
 */
export type Role = "module" | "entry" | "facade";

export interface EmitRequest extends EmitOptions {
  /** Name of the generated file, for its map. */
  readonly file?: (path: string) => string;
  /** How the map names the M28 file: relative to the map, or absolute. Default: the path. */
  readonly sourceName?: (path: string) => string;
  /** The output format has top-level `await`. Default true. */
  readonly awaits?: boolean;
}

export interface Emitted {
  readonly code: string;
  /** Null for a facade, which comes from no source line. */
  readonly map: SourceMap | null;
}

export function emitModule(
  graph: ModuleGraph,
  module: GraphModule,
  facts: SuspensionFacts,
  role: Role,
  request: EmitRequest,
): Emitted {
  const { node, path, source } = module;
  const start = { runtime: request.runtime, awaits: request.awaits ?? true };
  if (role === "facade") {
    const specifier = request.specifierOf({ kind: "m28", path, specifier: path });
    return { code: facade(node, specifier, start), map: null };
  }
  const tree = lowerModule(node, facts, {
    ...request,
    resolve: (specifier: string) => {
      const target = graph.resolve(path, specifier);
      return target.kind === "missing" ? null : target;
    },
  });
  const file = request.file?.(path) ?? `${path}.js`;
  const { code, map } = printModule(tree, source, file, request.sourceName?.(path) ?? path);
  return { code: role === "entry" ? `${code}${startLines(start).join("\n")}\n` : code, map };
}
