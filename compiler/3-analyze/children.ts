/** The direct parts of a Core node, in evaluation order. */
import type { Argument, Core, FStringPiece, Target } from "./core.ts";

/**
 * Calls `visit` for each direct child expression in evaluation order. Targets count as children after the value that
 * they receive. The bodies of functions, classes and go blocks are children too.
 */
export function forEachChild(node: Core, visit: (child: Core) => void): void {
  switch (node.kind) {
    case "literal":
    case "quote":
    case "ref":
    case "js-global":
    case "break":
    case "continue":
    case "export":
    case "import-star":
      return;
    case "f-string":
      return pieces(node.parts, visit);
    case "display":
      return args(node.items, visit);
    case "dict":
      for (const entry of node.entries) {
        if ("splat" in entry) visit(entry.splat);
        else {
          visit(entry.key);
          visit(entry.value);
        }
      }
      return;
    case "attribute":
    case "path-item":
      return visit(node.object);
    case "item":
      visit(node.object);
      return visit(node.index);
    case "slice":
      return optional([node.start, node.stop, node.step], visit);
    case "call":
    case "new":
      visit(node.callee);
      return args(node.args, visit);
    case "method-call":
      visit(node.object);
      return args(node.args, visit);
    case "super":
      if (node.behind !== null) visit(node.behind);
      return visit(node.self);
    case "embedded-js":
      for (const arg of node.args) visit(arg.value);
      return;
    case "binary":
      visit(node.left);
      return visit(node.right);
    case "unary":
    case "not":
      return visit(node.operand);
    case "compare":
      visit(node.first);
      for (const link of node.rest) visit(link.operand);
      return;
    case "logic":
      return node.operands.forEach(visit);
    case "if":
      return optional([node.test, node.then, node.otherwise], visit);
    case "block":
      return node.body.forEach(visit);
    case "let":
      for (const binding of node.bindings) visit(binding.value);
      return visit(node.body);
    case "assign":
      visit(node.value);
      return target(node.target, visit);
    case "augmented-assign":
      target(node.target, visit);
      return visit(node.value);
    case "delete":
      for (const each of node.targets) target(each, visit);
      return;
    case "while":
      return optional([node.test, node.body, node.otherwise], visit);
    case "for":
      visit(node.iterable);
      target(node.target, visit);
      return optional([node.body, node.otherwise], visit);
    case "return":
    case "yield":
      return optional([node.value], visit);
    case "yield-from":
      return visit(node.iterable);
    case "try":
      visit(node.body);
      for (const handler of node.handlers) optional([handler.type, handler.body], visit);
      return optional([node.otherwise, node.finalizer], visit);
    case "raise":
      return optional([node.exception, node.message, node.cause], visit);
    case "assert":
      return optional([node.test, node.message], visit);
    case "function":
      for (const param of node.params) if (param.default !== null) visit(param.default);
      return visit(node.body);
    case "class":
      args(node.parents, visit);
      return visit(node.body);
    case "comprehension":
      for (const clause of node.clauses) {
        if (clause.kind === "if") visit(clause.test);
        else {
          visit(clause.iterable);
          target(clause.target, visit);
        }
      }
      return optional([node.key, node.element], visit);
    case "go":
      return visit(node.body);
    case "select":
      if (node.timeout !== null) visit(node.timeout.ms);
      for (const each of node.cases) optional([each.channel, each.value], visit);
      for (const each of node.cases) visit(each.body);
      return optional([node.default, node.timeout?.body ?? null], visit);
    case "import":
      return visit(node.target);
    case "import-from":
      for (const name of node.names) visit(name.target);
      return;
  }
}

/** The parts of an assignment target: places' objects and indexes, and the names themselves. */
function target(node: Target, visit: (child: Core) => void): void {
  if (node.kind !== "pattern") return visit(node);
  for (const part of node.before) target(part, visit);
  if (node.rest !== null) target(node.rest, visit);
  for (const part of node.after) target(part, visit);
}

function args(list: readonly Argument[], visit: (child: Core) => void): void {
  for (const arg of list) visit(arg.value);
}

function optional(list: readonly (Core | null)[], visit: (child: Core) => void): void {
  for (const node of list) if (node !== null) visit(node);
}

function pieces(parts: readonly FStringPiece[], visit: (child: Core) => void): void {
  for (const part of parts) {
    if (typeof part === "string") continue;
    visit(part.value);
    if (part.spec !== null) pieces(part.spec, visit);
  }
}
