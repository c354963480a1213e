/** The module graph as the analysis of the whole program sees it. */
import type { AnalyzedProgram } from "../3-analyze/suspension/facts.ts";
import type { GraphView } from "./graph.ts";

export function analyzedProgram(graph: Pick<GraphView, "modules" | "resolve">): AnalyzedProgram {
  const paths = new Map([...graph.modules].map(([path, { node }]) => [node, path]));
  return {
    modules: new Map([...graph.modules].map(([path, { node }]) => [path, node])),
    resolve(importer, specifier) {
      const target = graph.resolve(paths.get(importer) ?? "", specifier);
      return target.kind === "missing" ? null : target;
    },
  };
}
