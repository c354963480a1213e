/** Which variables `(globals)`, `(locals)`, `(vars)` and `(dir)` look at. */

import type { Call, FunctionNode, ModuleNode, Variable } from "../3-analyze/core.ts";

/** Built-ins that, called without arguments, look at the variables around the call. */
const NAMES = new Set(["globals", "locals", "vars", "dir"]);

/** The variables that the call looks at; null when it is an ordinary call. */
export function variablesSeen(
  { callee, args }: Call,
  module: ModuleNode,
  around: FunctionNode | ModuleNode,
): readonly Variable[] | null {
  if (callee.kind !== "ref" || callee.binding.kind !== "builtin" || args.length > 0) return null;
  const { name } = callee.binding;
  if (!NAMES.has(name)) return null;
  const { variables } = (name === "globals" ? module : around).scope;
  return [...variables.values()].filter((variable) => !variable.name.startsWith("%"));
}
