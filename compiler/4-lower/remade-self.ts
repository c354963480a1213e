/**
 * `self` in an `__init__` that a class of JavaScript's may be behind: the instance is there once the parent's `__init__` has been
 * called. Where that call stands in the initialiser itself, `self` gets a new value there (`super.ts`); where it may be made by a
 * function inside or by what `self` is given to, every read asks for the instance.
 */

import { forEachChild } from "../3-analyze/children.ts";
import type { ClassNode, Core, FunctionNode, Variable } from "../3-analyze/core.ts";
import { mayBeForeign } from "../3-analyze/types/class-methods.ts";
import type { ModuleContext } from "./module-context.ts";

const asking = new WeakSet<Variable>();

/** @param method the class's `__init__` */
export function noteSelf(method: FunctionNode, owner: ClassNode, { facts }: ModuleContext): void {
  const self = method.params[0]?.binding;
  if (self?.kind !== "variable" || !mayBeForeign(owner, facts)) return;
  asking.delete(self);
  let isInside = false;
  const visit = (node: Core): void => {
    if (node.kind === "method-call" && node.name === "__init__") {
      const first = node.args[0]?.value;
      const isGiven = first?.kind === "ref" && first.binding === self;
      if (node.object.kind === "super" ? isInside : isGiven) asking.add(self);
    }
    const before = isInside;
    if (node.kind === "function" || node.kind === "go" || node.kind === "comprehension") isInside = true;
    forEachChild(node, visit);
    isInside = before;
  };
  forEachChild(method, visit);
}

export function asksForSelf(variable: Variable): boolean {
  return asking.has(variable);
}
