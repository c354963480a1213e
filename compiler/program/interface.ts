/** What the emitted text of other modules may depend on in a module, as texts to compare. */

import type { ClassNode, Core, FunctionNode, ModuleNode, Variable } from "../3-analyze/core.ts";
import type { AnalyzedProgram, SuspensionFacts } from "../3-analyze/suspension/facts.ts";
import type { KnownNames } from "../3-analyze/suspension/known.ts";
import { importRequest } from "../4-lower/imported-names.ts";
import { isAssignedAtTopLevel } from "../4-lower/imports.ts";
import { signatureText } from "../4-lower/signatures.ts";
import { starsText } from "../4-lower/star-imports.ts";
import { usageOf } from "../4-lower/usage-walk.ts";

export interface Interface {
  readonly module: string;
  /** Of its variables, by name. */
  readonly names: ReadonlyMap<string, NameInterface>;
}

export interface NameInterface {
  /** What those see that mention the name. */
  readonly definition: string;
  /** How the variable is reached. That is also in the text of modules that never mention it: they may have modules that import it as values. */
  readonly reach: string;
}

export function interfaceOf(node: ModuleNode, facts: SuspensionFacts, known: KnownNames): Interface {
  const requests = node.requests.map(({ specifier }) => specifier);
  const names = new Map<string, NameInterface>();
  for (const variable of node.scope.variables.values()) {
    const found = known.definitions.get(variable);
    const definition =
      found === undefined ? "variable" : `${definitionText(found.node, facts)} ${found.topLevel}`;
    names.set(variable.name, { definition, reach: reachText(known.program, node, variable, facts) });
  }
  return {
    module: JSON.stringify([node.name, node.exports, requests, starsText(node), facts.effectOf(node)]),
    names,
  };
}

/** What lowering looks at in a variable when imports lead to it, or through it. */
export function reachText(
  program: AnalyzedProgram,
  node: ModuleNode,
  variable: Variable,
  facts: SuspensionFacts,
): string {
  return [
    boundText(variable, facts),
    usageOf(node).functions.has(variable),
    JSON.stringify(importRequest(program, node, variable)),
    isAssignedAtTopLevel(node, variable),
  ].join(" ");
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
