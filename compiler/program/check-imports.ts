/** Reports imports of modules that are not there and of names that their modules do not have. */

import type { ImportFrom } from "../3-analyze/core.ts";
import { plainSpecifier } from "../3-analyze/specifiers.ts";
import type { Diagnostic, Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import { didYouMean } from "../messages/suggest.ts";
import type { Span } from "../source/source.ts";
import { standardExports, standardModuleNames } from "./builtin-names.ts";
import { failureMessage, type GraphModule, type ModuleGraph } from "./graph.ts";
import type { ImportSite } from "./import-sites.ts";
import { javascriptExports } from "./javascript-exports.ts";
import { jsonKeys, jsonProblem } from "./json-files.ts";

export function checkImports(graph: ModuleGraph, module: GraphModule, report: Report): void {
  for (const site of module.sites) {
    const found = (diagnostic: Diagnostic) => report(site.guarded ? asWarning(diagnostic) : diagnostic);
    const problem = jsonProblemOf(graph, module, site);
    if (problem !== null) report(problem);
    else if (checkModule(graph, module, site, found)) checkNames(graph, module, site, found);
  }
}

function checkModule(graph: ModuleGraph, module: GraphModule, { node }: ImportSite, report: Report): boolean {
  const { specifier, span } = node.request;
  const target = graph.resolve(module.path, specifier);
  if (target.kind === "missing") {
    report(
      target.what === "file"
        ? failureMessage(span, readFailure(graph, target.name), graph.host)
        : withSuggestion(
            messages.moduleNotFound(span, { name: target.name }),
            target.name,
            standardModuleNames(),
          ),
    );
    return false;
  }
  const failure = target.kind === "m28" ? graph.failures.get(target.path) : undefined;
  if (failure) report(failureMessage(span, failure, graph.host));
  return failure === undefined;
}

/** Like a syntax error in an imported module, no handler is prepared for it. */
function jsonProblemOf(graph: ModuleGraph, module: GraphModule, { node }: ImportSite): Diagnostic | null {
  const target = graph.resolve(module.path, node.request.specifier);
  if (target.kind !== "json") return null;
  try {
    return jsonProblem(graph.host, target.path);
  } catch (error) {
    const failure = { path: target.path, code: codeOf(error) };
    return failureMessage(node.request.span, failure, graph.host);
  }
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? String(error);
}

function checkNames(graph: ModuleGraph, module: GraphModule, { node }: ImportSite, report: Report): void {
  if (node.kind !== "import-from") return;
  const known = exportedNames(graph, module, node);
  if (known === null) return;
  for (const { name, span } of node.names) {
    if (known.has(name) || graph.submodule(module.path, node.request.specifier, name) !== null) continue;
    const problem = messages.missingExport(span, { name, module: plainSpecifier(node.request.specifier) });
    report(withSuggestion(problem, name, known));
  }
}

/** Every name the request's module has, also those that are not public; null when they cannot all be known. */
function exportedNames(
  graph: ModuleGraph,
  module: GraphModule,
  node: ImportFrom,
): ReadonlySet<string> | null {
  const target = graph.resolve(module.path, node.request.specifier);
  switch (target.kind) {
    case "standard":
      return standardExports(target.name);
    case "javascript":
      return target.path === null ? null : javascriptExports(graph.host, target.path);
    case "json":
      return jsonKeys(graph.host, target.path);
    case "m28": {
      const imported = graph.modules.get(target.path);
      if (!imported || imported.sites.some((site) => site.node.kind === "import-star")) return null;
      return new Set([...imported.node.scope.variables.keys(), "__name__", "__file__", "__doc__"]);
    }
    default:
      return null;
  }
}

function readFailure(graph: ModuleGraph, path: string) {
  try {
    graph.host.readFile(path);
    return { path, code: "ENOENT" };
  } catch (error) {
    return { path, code: codeOf(error) };
  }
}

function withSuggestion(diagnostic: Diagnostic, name: string, known: Iterable<string>): Diagnostic {
  const suggestion = didYouMean(name, known);
  return suggestion === null ? diagnostic : { ...diagnostic, hint: `did you mean '${suggestion}'?` };
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: "warning" };
}

/** A position for problems of a file that no import names. */
export function fileSpan(path: string): Span {
  return { source: { path, text: "" }, start: 0, end: 0 };
}
