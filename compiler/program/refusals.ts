/** Reports what code that runs in the compiler must not do (language §11.3). */
import { forEachChild } from "../3-analyze/children.ts";
import type { Core, ModuleNode } from "../3-analyze/core.ts";
import type { AnalyzedProgram, SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";

export function refusals(
  module: ModuleNode,
  facts: SuspensionFacts,
  program: AnalyzedProgram,
  report: Report,
): void {
  const visit = (node: Core): void => {
    const { span } = node;
    if (node.kind === "go") return report(messages.macroNotAllowed(span, { what: "go" }));
    if (node.kind === "ref" && node.binding.kind === "builtin" && node.binding.name === "input")
      report(messages.macroNotAllowed(span, { what: "input" }));
    if (node.kind === "import" || node.kind === "import-from" || node.kind === "import-star") {
      const { specifier, span: at } = node.request;
      if (program.resolve(module, specifier) === null)
        report(messages.macroImport(at, { module: specifier }));
    } else if (facts.suspends(node) || blocksAtBackEdge(node, facts)) {
      report(messages.macroBlocks(span, { what: nameOf(node) }));
    }
    forEachChild(node, visit);
  };
  visit(module.body);
}

function blocksAtBackEdge(node: Core, facts: SuspensionFacts): boolean {
  return (node.kind === "while" || node.kind === "for") && facts.pollsAtBackEdge(node);
}

/** The operation in the user's terms. */
function nameOf(node: Core): string {
  if (node.kind === "call" && node.callee.kind === "ref") return node.callee.name;
  if (node.kind === "method-call") return node.name;
  return node.kind;
}
