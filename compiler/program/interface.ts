/** What the emitted text of other modules may depend on in a module, as texts to compare. */
import type { Variable } from "../3-analyze/binding.ts";
import type { ClassNode, Core, FunctionNode, ModuleNode } from "../3-analyze/core.ts";
import type { SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import type { KnownNames } from "../3-analyze/suspension/known.ts";
import { importRequest, isAssignedAtTopLevel } from "../4-lower/imports.ts";
import { signatureText } from "../4-lower/signatures.ts";
import { usageOf } from "../4-lower/usage.ts";

export interface Interface {
  readonly module: string;
  /** Of its variables, by name. */
  readonly names: ReadonlyMap<string, string>;
}

export function interfaceOf(node: ModuleNode, facts: SuspensionFacts, known: KnownNames): Interface {
  const requests = node.requests.map(({ specifier }) => specifier);
  const declared = usageOf(node).functions;
  const names = new Map<string, string>();
  for (const variable of node.scope.variables.values()) {
    const definition = known.definitions.get(variable);
    const parts = [
      definition === undefined ? "variable" : definitionText(definition.node, facts),
      definition?.topLevel,
      boundText(variable, facts),
      declared.has(variable),
      JSON.stringify(importRequest(known.program, node, variable)),
      isAssignedAtTopLevel(node, variable),
    ];
    names.set(variable.name, parts.join(" "));
  }
  return { module: JSON.stringify([node.name, node.exports, requests, facts.effectOf(node)]), names };
}

export function isClassText(text: string): boolean {
  return text.startsWith("class ");
}

function definitionText(node: FunctionNode | ClassNode, facts: SuspensionFacts): string {
  if (node.kind === "function")
    return `function ${signatureText(node)} ${node.generator} ${facts.effectOf(node)}`;
  const parents = node.parents.map(({ kind, value }) => [
    kind,
    value.kind === "ref" ? value.name : value.kind,
  ]);
  const members = [...node.scope.variables.values()].map((variable) => {
    const methods = node.body.body.map((each) => methodIn(each, variable)).filter((each) => each !== null);
    return [boundText(variable, facts), ...methods.map((each) => definitionText(each, facts))];
  });
  return `class ${JSON.stringify([parents, members])}`;
}

function boundText(variable: Variable, { rewritten }: SuspensionFacts): string {
  const { name, writes, builtin } = variable;
  return [name, ...writes.map(({ form }) => form), rewritten.has(variable), builtin].join("+");
}

function methodIn(node: Core, variable: Variable): FunctionNode | null {
  if (node.kind !== "assign" || node.target.kind !== "ref" || node.value.kind !== "function") return null;
  return node.target.binding === variable ? node.value : null;
}
