/** `(globals)`, `(locals)`, `(vars)` and `(dir)`: the names that stand for something at a place, with their values. */
import type { Variable } from "../3-analyze/binding.ts";
import type { Call, FunctionNode, ModuleNode } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { lowerRef } from "./references.ts";

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

/** A dict of those of the variables that hold something now, or the sorted list of their names. */
export function lowerSnapshot(
  cx: FunctionContext,
  node: Call,
  variables: readonly Variable[],
): b.es.Expression {
  const { span, callee } = node;
  const pairs = variables.map((binding) =>
    b.array([b.literal(binding.name), lowerRef(cx, { kind: "ref", name: binding.name, binding, span })]),
  );
  const names = cx.module.rt("variablesOf", pairs, span);
  const isDir = callee.kind === "ref" && callee.name === "dir";
  return isDir ? cx.module.rt("sorted", [names], span) : names;
}
