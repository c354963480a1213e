/** Reports what code that runs in the compiler must not do (language §11.3). */
import { forEachChild } from "../3-analyze/children.ts";
import type { Core, ModuleNode } from "../3-analyze/core.ts";
import type { AnalyzedProgram, SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import type { Report } from "../messages/diagnostic.ts";
import { messages } from "../messages/generated.ts";
import { isRefused, manifest, manifestForMacros } from "./builtin-names.ts";

export function refusals(
  module: ModuleNode,
  facts: SuspensionFacts,
  program: AnalyzedProgram,
  report: Report,
): void {
  const visit = (node: Core): void => {
    const what = refused(node);
    if (what !== null) report(messages.macroNotAllowed(node.span, { what }));
    else if (node.kind === "import" || node.kind === "import-from" || node.kind === "import-star")
      checkImport(node, module, program, report);
    else if (facts.suspends(node) || blocksAtBackEdge(node, facts)) {
      report(messages.macroBlocks(node.span, { what: nameOf(node) }));
      // Its name is told already.
      return forEachChild(node, (child) => void (child.kind === "ref" || visit(child)));
    }
    if (node.kind !== "go") forEachChild(node, visit);
  };
  visit(module.body);
}

/** What is not allowed of it, in the user's terms. */
function refused(node: Core): string | null {
  switch (node.kind) {
    case "go":
    case "new":
      return node.kind;
    case "embedded-js":
      return "js";
    case "js-global":
      return `js/${node.name}`;
    case "ref": {
      if (node.binding.kind !== "builtin") return null;
      const { name } = node.binding;
      const isAllowed = manifest.builtin(name) === null || manifestForMacros.builtin(name) !== null;
      return isAllowed ? null : name.replace(/^%/, "");
    }
    default:
      return null;
  }
}

function checkImport(
  node: Core & { kind: "import" | "import-from" | "import-star" },
  module: ModuleNode,
  program: AnalyzedProgram,
  report: Report,
): void {
  const { specifier, span } = node.request;
  const target = program.resolve(module, specifier);
  if (target?.kind !== "standard" || manifestForMacros.standardNames(target.name).length === 0)
    return report(messages.macroImport(span, { module: specifier }));
  if (node.kind !== "import-from") return;
  for (const { name, target: variable } of node.names) {
    if (isRefused(target.name, name))
      report(messages.macroNotAllowed(variable.span, { what: `${target.name}.${name}` }));
  }
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
