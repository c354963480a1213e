/** Operators: their operands reach the protocol methods of the program's classes. */
import type {
  AugmentedAssign,
  Binary,
  BinaryOperator,
  Compare,
  CompareOperator,
  Not,
  Unary,
} from "../core.ts";
import type { Flow, Place } from "./flow.ts";
import { NOTHING, type NodeId } from "./flow-graph.ts";
import { iterate } from "./flow-iteration.ts";
import { protocol, protocolArgument } from "./flow-methods.ts";
import { assignTo } from "./flow-targets.ts";
import { visit } from "./flow-visit.ts";

export function operator(
  flow: Flow,
  node: Binary | Unary | Not | Compare | AugmentedAssign,
  at: Place,
): NodeId {
  switch (node.kind) {
    case "binary":
      return binary(flow, node.op, visit(flow, node.left, at), visit(flow, node.right, at), false);
    case "unary": {
      const operand = visit(flow, node.operand, at);
      const name = node.op === "-" ? "__neg__" : node.op === "+" ? "__pos__" : "__invert__";
      return flow.graph.union([flow.plain, operand, protocol(flow, name)]);
    }
    case "not":
      visit(flow, node.operand, at);
      return flow.plain;
    case "compare":
      return compare(flow, node, at);
    case "augmented-assign": {
      const { target } = node;
      const before = visit(flow, target, at);
      const operand = visit(flow, node.value, at);
      const result = binary(flow, node.op, before, operand, true);
      // `+=` on a list takes the items of any iterable.
      if (node.op === "+") iterate(flow, operand, flow.elements, null);
      assignTo(flow, target, result, at, null);
      return result;
    }
  }
}

function binary(flow: Flow, op: BinaryOperator, left: NodeId, right: NodeId, inPlace: boolean): NodeId {
  const name = BINARY[op];
  const results = [
    flow.plain,
    left,
    right,
    protocol(flow, `__${name}__`, right),
    protocol(flow, `__r${name}__`, left),
    inPlace ? protocol(flow, `__i${name}__`, right) : NOTHING,
  ];
  return results.every((each) => each === NOTHING || each === flow.plain)
    ? flow.plain
    : flow.graph.union(results);
}

function compare(flow: Flow, node: Compare, at: Place): NodeId {
  const results: NodeId[] = [flow.plain];
  let left = visit(flow, node.first, at);
  for (const { op, operand } of node.rest) {
    const right = visit(flow, operand, at);
    for (const name of COMPARE[op]) {
      results.push(protocol(flow, name, right));
      flow.edge(left, protocolArgument(flow, name));
    }
    left = right;
  }
  return flow.graph.union(results);
}

/** Sorting and searching compare the elements of containers with each other. */
export function compareElements(flow: Flow): void {
  for (const name of new Set(Object.values(COMPARE).flat())) {
    const argument = protocolArgument(flow, name);
    flow.edge(flow.items, argument);
  }
}

const BINARY: Readonly<Record<BinaryOperator, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "@": "matmul",
  "&": "and",
  "|": "or",
  "^": "xor",
  "<<": "lshift",
  ">>": "rshift",
};

const COMPARE: Readonly<Record<CompareOperator, readonly string[]>> = {
  "==": ["__eq__"],
  "!=": ["__ne__", "__eq__"],
  "<": ["__lt__", "__gt__"],
  "<=": ["__le__", "__ge__"],
  ">": ["__gt__", "__lt__"],
  ">=": ["__ge__", "__le__"],
  in: ["__contains__", "__eq__"],
  "not in": ["__contains__", "__eq__"],
  is: [],
  "is not": [],
};
