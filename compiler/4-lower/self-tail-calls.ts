/** Calls of a function to itself in tail position: another turn of a loop. */

import { forEachChild } from "../3-analyze/children.ts";
import type { Call, Core, FunctionNode } from "../3-analyze/core.ts";
import { isThisMethod } from "../3-analyze/parameters.ts";
import { directArguments } from "./arguments.ts";
import { bindArguments } from "./bind-arguments.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";

/** The label of the loop. */
export const TAIL = "$tail";

/** Does the node, in tail position, end in a call of the function around it to itself? */
export function endsInSelfCall(cx: FunctionContext, node: Core): boolean {
  switch (node.kind) {
    case "call":
      return cx.tail !== null && isSelfCall(cx, node, cx.tail.node);
    case "if":
      return [node.then, node.otherwise].some((branch) => branch !== null && endsInSelfCall(cx, branch));
    case "let":
      return endsInSelfCall(cx, node.body);
    case "block":
    case "logic": {
      const last = (node.kind === "block" ? node.body : node.operands).at(-1);
      return last !== undefined && endsInSelfCall(cx, last);
    }
    default:
      return false;
  }
}

/** `f(a, b)` in tail position inside `f`: assigns the parameters and goes round again. False if it is no such call. */
export function lowerSelfTailCall(cx: FunctionContext, node: Call): boolean {
  const { tail } = cx;
  if (tail === null || !isSelfCall(cx, node, tail.node)) return false;
  const slots = bindArguments(shapeOf(tail.node), node.args);
  if (slots === null) return false;
  tail.used = true;
  const values = directArguments(cx, slots, node.args);
  const changed = tail.names
    .map((name, i) => ({ value: values[i] ?? b.id("undefined"), name }))
    .filter(({ value, name }) => !(value.type === "Identifier" && value.name === name));
  if (changed.length === 1)
    cx.push(b.statement(b.assign(b.id(changed[0]!.name), changed[0]!.value, node.span)));
  else if (changed.length > 1) {
    const temps = changed.map(({ value }) => cx.spill(value));
    for (const [i, { name }] of changed.entries())
      cx.push(b.statement(b.assign(b.id(name), temps[i]!, node.span)));
  }
  cx.push(b.continues(TAIL, node.span));
  return true;
}

const shapeOf = (node: FunctionNode) =>
  node.params.map((p) => ({ name: p.name, kind: p.kind, hasDefault: p.default !== null }));

function isSelfCall(cx: FunctionContext, node: Call, self: FunctionNode): boolean {
  const known = cx.module.facts.knownCallee(node);
  return known?.kind === "function" && known.node === self;
}

export function hasSelfTailCall(cx: FunctionContext, node: FunctionNode): boolean {
  if (isThisMethod(node) || !cx.module.usage.callers.has(node)) return false;
  let found = false;
  const visit = (child: Core): void => {
    if (found || child.kind === "function" || child.kind === "go" || child.kind === "class") return;
    if (child.kind === "call" && isSelfCall(cx, child, node)) found = true;
    else forEachChild(child, visit);
  };
  visit(node.body);
  return found;
}
