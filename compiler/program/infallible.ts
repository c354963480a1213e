/** Modules whose bodies can neither fail nor wait: nobody has to stand by to report how they end. */
import type { Argument, Core, ModuleNode } from "../3-analyze/core.ts";
import type { SuspensionFacts } from "../3-analyze/suspension/facts.ts";

/** Does the body only define functions, set variables to literals and print literals? */
export function cannotFail(module: ModuleNode, facts: SuspensionFacts): boolean {
  return facts.effectOf(module) === "pure" && module.body.body.every((node) => isSafe(node, facts));
}

function isSafe(node: Core, facts: SuspensionFacts): boolean {
  switch (node.kind) {
    case "literal":
    case "export":
      return true;
    case "assign":
      return !node.existing && node.target.kind === "ref" && isSafeValue(node.value);
    case "call": {
      const callee = facts.knownCallee(node);
      return callee?.kind === "builtin" && callee.entry.export === "print" && node.args.every(isLiteral);
    }
    default:
      return false;
  }
}

function isSafeValue(node: Core): boolean {
  if (node.kind === "function") return node.params.every((each) => each.default === null);
  return node.kind === "literal";
}

function isLiteral(argument: Argument): boolean {
  return argument.kind === "positional" && argument.value.kind === "literal";
}
