/** Values that an expression mentions several times: each is evaluated once, in its place in the order. */

import { forEachChild } from "../3-analyze/children.ts";
import type { Core, Variable } from "../3-analyze/core.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";

type Expr = b.es.Expression;

export interface Repeatable {
  /** What has to be evaluated first. */
  readonly before: Expr[];
  /** Names and literals, one for each value. */
  readonly values: Expr[];
}

/**
 * @param nodes what the values were lowered from; null for a constant of JavaScript's
 * @param later what is evaluated between the values and their last mention
 */
export function repeatable(
  cx: FunctionContext,
  nodes: readonly (Core | null)[],
  values: readonly Expr[],
  later: readonly Core[] = [],
): Repeatable {
  const before: Expr[] = [];
  const last = later.length > 0 ? values.length : values.findLastIndex((value) => !isPlain(value));
  return {
    before,
    values: values.map((value, index) => {
      if (isLiteral(value)) return value;
      if (
        isPlain(value) &&
        (index > last || isSettled(cx, nodes[index]!, [...nodes.slice(index + 1), ...later]))
      )
        return value;
      const name = cx.temporary();
      before.push(b.assign(b.id(name), value));
      return b.id(name);
    }),
  };
}

/** `(before…, value)`; the last of them stands where the value mentions it first, if nothing comes before that. */
export function after(before: readonly Expr[], value: Expr, node: Core): Expr {
  const last = before.at(-1);
  if (last === undefined) return value;
  const embedded = withFirst(value, last);
  if (embedded !== null) return after(before.slice(0, -1), embedded, node);
  return b.sequence([...before, value], node.span);
}

/** The value with an assignment in place of the variable, which must be the first thing that is evaluated; null if it is not. */
function withFirst<T extends Expr | b.es.Super>(value: T, assignment: Expr): T | null {
  const inside = <K extends keyof T>(key: K): T | null => {
    const part = withFirst(value[key] as Expr, assignment);
    return part === null ? null : { ...value, [key]: part };
  };
  switch (value.type) {
    case "Identifier":
      return isTargetOf(assignment, value.name) ? (assignment as T) : null;
    case "ConditionalExpression":
      return inside("test" as keyof T);
    case "LogicalExpression":
    case "BinaryExpression":
      return inside("left" as keyof T);
    case "UnaryExpression":
      return inside("argument" as keyof T);
    case "MemberExpression":
      return inside("object" as keyof T);
    case "ChainExpression":
      return inside("expression" as keyof T);
    case "AssignmentExpression":
      return value.left.type === "Identifier" ? inside("right" as keyof T) : null;
    case "CallExpression":
      return withFirstArgument(value, assignment) as T | null;
    default:
      return null;
  }
}

/** Of `f(…)` and `Array.isArray(…)` the first argument is what is evaluated first. */
function withFirstArgument(value: b.es.SimpleCallExpression, assignment: Expr): Expr | null {
  const { callee } = value;
  const [first, ...rest] = value.arguments;
  const isNamed =
    callee.type === "Identifier" || (callee.type === "MemberExpression" && isGlobal(callee.object));
  if (!isNamed || first === undefined || first.type === "SpreadElement") return null;
  const argument = withFirst(first, assignment);
  return argument === null ? null : { ...value, arguments: [argument, ...rest] };
}

function isGlobal(object: Expr | b.es.Super): boolean {
  return (
    object.type === "Identifier" &&
    (object.name === "Array" || object.name === "Math" || object.name === "Number")
  );
}

function isTargetOf(assignment: Expr, name: string): boolean {
  const target = assignment.type === "AssignmentExpression" ? assignment.left : null;
  return target?.type === "Identifier" && target.name === name;
}

function isPlain(value: Expr): boolean {
  return value.type === "Identifier" || isLiteral(value);
}

/** Negative numbers are literals too. */
function isLiteral(value: Expr): boolean {
  return value.type === "Literal" || (value.type === "UnaryExpression" && value.argument.type === "Literal");
}

/** Does the variable keep its value while the later operands are evaluated? */
function isSettled(cx: FunctionContext, node: Core | null, later: readonly (Core | null)[]): boolean {
  if (node === null) return true;
  if (node.kind !== "ref" || node.binding.kind !== "variable") return false;
  const variable = node.binding;
  const isOwn = variable.variable !== "module" && !cx.module.usage.shared.has(variable);
  return later.every(
    (operand) => operand === null || (isOwn ? !assigns(operand, variable) : isQuiet(operand)),
  );
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
