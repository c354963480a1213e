/** Flags that say, once for all turns of a loop, whether JavaScript's positions in the value of a variable are M28's. */
import type { Variable } from "../3-analyze/binding.ts";
import { forEachChild } from "../3-analyze/children.ts";
import type { Core, FunctionNode, ModuleNode } from "../3-analyze/core.ts";
import { isOnly, KIND, mayBe } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import type { Loop } from "./usage.ts";

/** The name of the flag of a parameter or a local that keeps its value and is read in a loop; null where there is none. */
export function flagOf(cx: FunctionContext, object: Core): string | null {
  if (object.kind !== "ref" || object.binding.kind !== "variable" || cx.loops.length === 0) return null;
  const variable = object.binding;
  const known = cx.localFlags.get(variable) ?? cx.directFlags.get(variable);
  if (known !== undefined) return known;
  const isOwn =
    variable.variable === "parameter" && variable.scope === cx.node.scope && cx.kind !== "generator";
  if (!isOwn || variable.writes.length !== 1) return null;
  const flag = cx.temp();
  cx.directFlags.set(variable, flag);
  return flag;
}

/** Declares the flag of a local behind the declaration that gives it its only value, if a loop further in reads items of it. */
export function declareFlag(cx: FunctionContext, variable: Variable): void {
  const type = cx.module.types.variable(variable);
  if (variable.writes.length !== 1 || isOnly(type, KIND.list) || !mayBe(type, KIND.list | KIND.str)) return;
  if (cx.module.members.itemsAreHooked || !readInLoops(cx).has(variable)) return;
  const flag = cx.temp();
  cx.localFlags.set(variable, flag);
  cx.push(b.declare("const", b.id(flag), cx.module.rt("isDirect", [b.id(cx.nameOf(variable))])));
}

const cache = new WeakMap<FunctionNode | ModuleNode, ReadonlySet<Variable>>();

/** The variables of which loops that they do not live in read items. */
function readInLoops(cx: FunctionContext): ReadonlySet<Variable> {
  const known = cache.get(cx.node);
  if (known !== undefined) return known;
  const found = new Set<Variable>();
  const { home } = cx.module.usage;
  const visit = (node: Core, loop: Loop | null): void => {
    if (node.kind === "function" || node.kind === "class" || node.kind === "go") return;
    if (node.kind === "item" && node.object.kind === "ref" && node.object.binding.kind === "variable") {
      const variable = node.object.binding;
      if (loop !== null && (home.get(variable) ?? null) !== loop) found.add(variable);
    }
    const inside = node.kind === "for" || node.kind === "while" ? node : loop;
    forEachChild(node, (child) => visit(child, inside));
  };
  visit(cx.node.body, null);
  cache.set(cx.node, found);
  return found;
}
