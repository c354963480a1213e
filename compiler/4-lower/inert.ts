/** Statements that run nobody's code: definitions, and assignments of values that are made without calls. */
import type { Argument, Call, Core } from "../3-analyze/core.ts";

/** Built-ins that make a value without calling anybody's code. */
const INERT_CALLS = new Set(
  "chan mutex rwmutex waitgroup context-background context-with-cancel context-with-timeout range object".split(
    " ",
  ),
);

/** A statement that runs nobody's code: a definition, or the assignment of a value that is made without calls. */
export function isInert(node: Core): boolean {
  if (node.kind === "literal" || node.kind === "export") return true;
  if (node.kind === "import" || node.kind === "import-from") return true;
  return node.kind === "assign" && node.target.kind === "ref" && !node.existing && isInertValue(node.value);
}

function isInertValue(node: Core): boolean {
  switch (node.kind) {
    case "literal":
    case "quote":
    case "ref":
      return true;
    case "function":
      return node.params.every((param) => param.default === null || isInertValue(param.default));
    case "class":
      return (
        node.parents.every((parent) => parent.kind === "positional" && isInertValue(parent.value)) &&
        node.body.body.every(isInert)
      );
    case "display":
      return node.type !== "set" && areInert(node.items);
    case "dict":
      return node.entries.every((e) => !("splat" in e) && e.key.kind === "literal" && isInertValue(e.value));
    case "unary":
      return node.operand.kind === "literal";
    case "call":
      return isInertCall(node);
    default:
      return false;
  }
}

function isInertCall(node: Call): boolean {
  if (node.callee.kind !== "ref" || node.callee.binding.kind !== "builtin") return false;
  return INERT_CALLS.has(node.callee.binding.name) && areInert(node.args);
}

function areInert(list: readonly Argument[]): boolean {
  return list.every(
    (arg) => (arg.kind === "positional" || arg.kind === "keyword") && isInertValue(arg.value),
  );
}
