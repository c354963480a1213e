/** `(globals)`, `(locals)`, `(vars)` and `(dir)`: the names that stand for something at a place, with their values. */

import type { Call, Variable } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { lowerRef } from "./references.ts";

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
