/** Values that an expression mentions several times: each is evaluated once, in its place in the order. */
import type { Variable } from "../3-analyze/binding.ts";
import { forEachChild } from "../3-analyze/children.ts";
import type { Core } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";

type Expr = b.es.Expression;

export interface Repeatable {
  /** What has to be evaluated first. */
  readonly before: Expr[];
  /** Names and literals, one for each value. */
  readonly values: Expr[];
}

/** @param nodes what the values were lowered from */
export function repeatable(cx: FunctionContext, nodes: readonly Core[], values: readonly Expr[]): Repeatable {
  const before: Expr[] = [];
  const last = values.findLastIndex((value) => !isPlain(value));
  return {
    before,
    values: values.map((value, index) => {
      if (isLiteral(value)) return value;
      if (isPlain(value) && (index > last || isSettled(cx, nodes[index]!, nodes.slice(index + 1))))
        return value;
      const name = cx.temporary();
      before.push(b.assign(b.id(name), value));
      return b.id(name);
    }),
  };
}

/** `(before…, value)` */
export function after(before: readonly Expr[], value: Expr, node: Core): Expr {
  return before.length === 0 ? value : b.sequence([...before, value], node.span);
}

function isPlain(value: Expr): boolean {
  return value.type === "Identifier" || isLiteral(value);
}

/** Negative numbers are literals too. */
function isLiteral(value: Expr): boolean {
  return value.type === "Literal" || (value.type === "UnaryExpression" && value.argument.type === "Literal");
}

/** Does the variable keep its value while the later operands are evaluated? */
function isSettled(cx: FunctionContext, node: Core, later: readonly Core[]): boolean {
  if (node.kind !== "ref" || node.binding.kind !== "variable") return false;
  const variable = node.binding;
  const isOwn = variable.variable !== "module" && !cx.module.usage.shared.has(variable);
  return later.every((operand) => (isOwn ? !assigns(operand, variable) : isQuiet(operand)));
}

function assigns(node: Core, variable: Variable): boolean {
  if (node.kind === "ref" || node.kind === "literal") return false;
  if (node.kind === "assign" && (node.target.kind === "pattern" || isRefOf(node.target, variable)))
    return true;
  if (node.kind === "augmented-assign" && isRefOf(node.target, variable)) return true;
  let found = false;
  forEachChild(node, (child) => {
    found ||= assigns(child, variable);
  });
  return found;
}

function isRefOf(target: Core, variable: Variable): boolean {
  return target.kind === "ref" && target.binding === variable;
}

/** Does evaluating it run nobody's code? */
function isQuiet(node: Core): boolean {
  return node.kind === "literal" || node.kind === "ref";
}
