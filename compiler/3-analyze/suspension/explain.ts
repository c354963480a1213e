/** Explains for each suspending function what makes it suspend, as text for a terminal. */
import type { Span } from "../../source/source.ts";
import { forEachChild } from "../children.ts";
import type { Core, FunctionNode, ModuleNode } from "../core.ts";
import type { AnalyzedProgram, SuspensionFacts } from "./facts.ts";

type Owner = FunctionNode | ModuleNode;

/**
 * For each function that may suspend, in source order, the chain of calls down to the blocking operation; then the
 * functions that stay plain.
 * @param display shortens a source path
 */
export function explainSuspension(
  program: AnalyzedProgram,
  facts: SuspensionFacts,
  display: (path: string) => string = (path) => path,
): string {
  const owners = [...program.modules.values()].flatMap((module) => [module, ...functionsIn(module)]);
  const lines = owners.filter((owner) => suspends(owner, facts)).map((owner) => chain(owner, facts, display));
  const plain = owners.filter((owner) => owner.kind === "function" && !suspends(owner, facts)).map(nameOf);
  if (lines.length === 0) lines.push("nothing suspends");
  if (plain.length > 0) lines.push("", `plain: ${plain.join(", ")}`);
  return `${lines.join("\n")}\n`;
}

function suspends(owner: Owner, facts: SuspensionFacts): boolean {
  return facts.effectOf(owner) === "suspends";
}

function chain(start: Owner, facts: SuspensionFacts, display: (path: string) => string): string {
  const parts = [
    `${nameOf(start)} (${position(start.kind === "module" ? start.span : definedAt(start), display)})`,
  ];
  const seen = new Set<Owner>([start]);
  for (let owner: Owner | null = start; owner !== null; ) {
    const cause = facts.causeOf(owner);
    if (cause === null) break;
    const { callee } = cause;
    const at = position(cause.span, display);
    if (callee === null) parts.push(`${cause.what} at ${at}`);
    else if (cause.through === null) parts.push(nameOf(callee));
    else
      parts.push(
        `${cause.what} at ${at}, which can be ${nameOf(callee)} at ${position(cause.through, display)}`,
      );
    if (callee !== null && seen.has(callee)) break;
    if (callee !== null) seen.add(callee);
    owner = callee;
  }
  return parts.join(" → ");
}

function functionsIn(module: ModuleNode): FunctionNode[] {
  const found: FunctionNode[] = [];
  const visit = (node: Core): void => {
    if (node.kind === "function") found.push(node);
    forEachChild(node, visit);
  };
  visit(module.body);
  return found.sort((a, b) => a.span.start - b.span.start);
}

function definedAt(node: FunctionNode): Span {
  return node.nameSpan ?? node.span;
}

function nameOf(owner: Owner): string {
  if (owner.kind === "module") return owner.name === "__main__" ? "<module>" : `<module ${owner.name}>`;
  return owner.owner === null ? owner.name : `${owner.owner.name}.${owner.name}`;
}

function position(span: Span, display: (path: string) => string): string {
  const { text, path } = span.source;
  let line = 1;
  for (let i = text.indexOf("\n"); i >= 0 && i < span.start; i = text.indexOf("\n", i + 1)) line++;
  return `${display(path)}:${line}`;
}
