/** The methods of a program's classes on which the types of operators depend. */
import type { BinaryOperator, Compare, CompareOperator } from "../core.ts";
import type { SuspensionFacts } from "../suspension/facts.ts";

/** May the comparison give something other than a bool? */
export function isRich(node: Compare, facts: SuspensionFacts): boolean {
  return node.rest.some(({ op }) => RICH[op]?.some((name) => facts.definesMethod(name)));
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

/** The methods by which an object answers for a number on its right, and on its left. */
export const ANSWERING: Partial<Record<BinaryOperator, readonly [direct: string, reflected: string]>> = {
  "+": ["__add__", "__radd__"],
  "-": ["__sub__", "__rsub__"],
  "*": ["__mul__", "__rmul__"],
  "/": ["__truediv__", "__rtruediv__"],
};

/** All of them, and those on which other operations in place depend. */
export const DECIDING_METHODS: readonly string[] = [
  ...new Set([RICH, ANSWERING].flatMap((table) => Object.values(table).flat())),
  "__neg__",
  "__new__",
  "__len__",
];
