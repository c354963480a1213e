/** What is certain about the type of an expression's value, from the expression alone. */
import type { Compare, CompareOperator, Core } from "../3-analyze/core.ts";
import type { FunctionContext } from "./context.ts";

export type KnownType = "bool" | "number" | "str" | "none" | "any";

export function typeOf(cx: FunctionContext, node: Core): KnownType {
  switch (node.kind) {
    case "literal":
      if (node.value === null) return "none";
      if (typeof node.value === "boolean") return "bool";
      if (typeof node.value === "number") return "number";
      return typeof node.value === "string" ? "str" : "any";
    case "ref":
      return node.binding.kind === "variable" && cx.module.counters.has(node.binding) ? "number" : "any";
    case "f-string":
      return "str";
    case "not":
      return "bool";
    case "compare":
      return isRich(cx, node) ? "any" : "bool";
    case "logic": {
      const [first, ...rest] = node.operands.map((operand) => typeOf(cx, operand));
      return first !== undefined && rest.every((type) => type === first) ? first : "any";
    }
    case "call":
      return resultType(cx, node);
    default:
      return "any";
  }
}

function resultType(cx: FunctionContext, node: Core & { kind: "call" }): KnownType {
  const known = cx.module.facts.knownCallee(node);
  if (known?.kind !== "builtin") return "any";
  switch (known.entry.result) {
    case "bool":
      return "bool";
    case "str":
      return "str";
    case "none":
      return "none";
    default:
      return "any";
  }
}

/** May the comparison give something other than a bool? */
export function isRich(cx: FunctionContext, node: Compare): boolean {
  return node.rest.some(({ op }) => RICH[op]?.some((name) => cx.module.facts.definesMethod(name)));
}

/** The methods that decide a comparison. */
const RICH: Partial<Record<CompareOperator, readonly string[]>> = {
  "==": ["__eq__"],
  "!=": ["__ne__"],
  "<": ["__lt__", "__gt__"],
  "<=": ["__le__", "__ge__"],
  ">": ["__gt__", "__lt__"],
  ">=": ["__ge__", "__le__"],
};
