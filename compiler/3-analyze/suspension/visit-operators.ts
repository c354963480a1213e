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
import type { Flow } from "./flow.ts";
import { NOTHING, type NodeId } from "./flow-graph.ts";
import { iterate } from "./flow-iteration.ts";
import { protocol, protocolArgument } from "./flow-methods.ts";
import type { Place } from "./flow-parts.ts";
import { assignTo } from "./flow-targets.ts";
import { visit, visitTest } from "./flow-visit.ts";
import { runProtocols, TEXT, TRUTH } from "./protocol-sites.ts";

export function operator(
  flow: Flow,
  node: Binary | Unary | Not | Compare | AugmentedAssign,
  at: Place,
): NodeId {
  switch (node.kind) {
    case "binary":
      return binary(flow, node, visit(flow, node.left, at), visit(flow, node.right, at), at);
    case "unary": {
      const operand = visit(flow, node.operand, at);
      const names = UNARY[node.op];
      runProtocols(flow, node, "operation", at, [operand], names);
      return flow.graph.union([flow.plain, operand, protocol(flow, names[0])]);
    }
    case "not":
      visitTest(flow, node.operand, at);
      return flow.plain;
    case "compare":
      return compare(flow, node, at);
    case "augmented-assign": {
      const { target } = node;
      const before = visit(flow, target, at);
      const operand = visit(flow, node.value, at);
      const result = binary(flow, node, before, operand, at);
      // `+=` on a list takes the items of any iterable.
      if (node.op === "+") iterate(flow, operand, flow.elements, flow.protocolSite(node, "operation", at));
      assignTo(flow, target, result, at, null);
      return result;
    }
  }
}

function binary(flow: Flow, node: Binary | AugmentedAssign, left: NodeId, right: NodeId, at: Place): NodeId {
  const inPlace = node.kind === "augmented-assign";
  const names = (inPlace ? AUGMENTED : BINARY)[node.op]!;
  runProtocols(flow, node, "operation", at, [left, right], names);
  // Formatting of a str.
  if (node.op === "%") runProtocols(flow, node, "operation", at, [right, flow.elements], TEXT);
  const results = [
    flow.plain,
    left,
    right,
    protocol(flow, names[0]!, right),
    protocol(flow, names[1]!, left),
    inPlace ? protocol(flow, names[2]!, right) : NOTHING,
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
    runProtocols(flow, node, "operation", at, [left, right], COMPARE[op]);
    if (op === "in" || op === "not in")
      iterate(flow, right, flow.node(), flow.protocolSite(node, "operation", at));
    for (const name of COMPARE[op]) {
      const given = protocol(flow, name, right);
      results.push(given);
      if (given !== NOTHING) runProtocols(flow, node, "operation", at, [given], TRUTH);
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

const OPERATORS: Readonly<Record<BinaryOperator, string>> = {
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

/** The method of the left operand, and that of the right one. */
const BINARY = methodsOf(["", "r"]);
/** Those, and the one that changes the left operand. */
const AUGMENTED = methodsOf(["", "r", "i"]);

function methodsOf(prefixes: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const rows = Object.entries(OPERATORS).map(([op, name]) => [
    op,
    prefixes.map((each) => `__${each}${name}__`),
  ]);
  return Object.fromEntries(rows);
}

const UNARY = { "-": ["__neg__"], "+": ["__pos__"], "~": ["__invert__"] } as const;

const COMPARE: Readonly<Record<CompareOperator, readonly string[]>> = {
  "==": ["__eq__"],
  "!=": ["__ne__", "__eq__"],
  "<": ["__lt__", "__gt__"],
  "<=": ["__le__", "__ge__"],
  ">": ["__gt__", "__lt__"],
  ">=": ["__ge__", "__le__"],
  in: ["__contains__", "__eq__", "__hash__", "__iter__", "__next__", "__getitem__", "__bool__", "__len__"],
  "not in": [
    "__contains__",
    "__eq__",
    "__hash__",
    "__iter__",
    "__next__",
    "__getitem__",
    "__bool__",
    "__len__",
  ],
  is: [],
  "is not": [],
};
