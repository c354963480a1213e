/** Operators, comparisons, truth: through the runtime, or directly where the operands' types are known. */

import type {
  Binary,
  BinaryOperator,
  Compare,
  CompareOperator,
  Core,
  Logic,
  Not,
  Unary,
} from "../3-analyze/core.ts";
import { isRich } from "../3-analyze/types/operator-methods.ts";
import { isNumber, isOnly, KIND } from "../3-analyze/types/type.ts";
import type { Span } from "../source/source.ts";
import { arithmetic } from "./arithmetic.ts";
import * as b from "./build.ts";
import { relation, truthOf } from "./comparisons.ts";
import type { FunctionContext } from "./context.ts";
import { comparedRemainder, remainderTruth } from "./divisibility.ts";
import { isStable, lower, needsStatements, operands } from "./evaluation.ts";
import { bare, isNumberTest, mayBeNumber } from "./guards.ts";
import { lowerMulMod } from "./mul-mod.ts";
import { after, repeatable } from "./repeatable.ts";
import { lowerExact } from "./sums.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

export const BINARY: Record<BinaryOperator, string> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "@": "matmul",
  "&": "bitand",
  "|": "bitor",
  "^": "bitxor",
  "<<": "lshift",
  ">>": "rshift",
};

export const INPLACE: Record<BinaryOperator, string> = {
  "+": "iadd",
  "-": "isub",
  "*": "imul",
  "/": "idiv",
  "//": "ifloordiv",
  "%": "imod",
  "**": "ipow",
  "@": "imatmul",
  "&": "ibitand",
  "|": "ibitor",
  "^": "ibitxor",
  "<<": "ilshift",
  ">>": "irshift",
};

const COMPARE: Record<Exclude<CompareOperator, "in" | "not in" | "is" | "is not">, string> = {
  "==": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
};

export function lowerBinary(cx: FunctionContext, node: Binary): Expr {
  const exact = lowerExact(cx, {
    op: node.op,
    left: node.left,
    right: node.right,
    slow: BINARY[node.op],
    node,
  });
  if (exact !== null) return exact;
  const remainder = lowerMulMod(cx, node);
  if (remainder !== null) return remainder;
  const [left, right] = operands(cx, [node.left, node.right]);
  const operation = { op: node.op, left: node.left, right: node.right, slow: BINARY[node.op], at: node };
  return arithmetic(cx, operation, [left!, right!]);
}

const UNARY = { "-": "neg", "+": "pos", "~": "invert" } as const;

export function lowerUnary(cx: FunctionContext, node: Unary): Expr {
  if (node.op === "-" && node.operand.kind === "literal" && typeof node.operand.value === "number") {
    return b.literal(node.operand.value === 0 ? 0 : -node.operand.value, node.span);
  }
  const value = lower(cx, node.operand);
  if (node.op === "-" && mayBeNumber(cx.module.types.typeOf(node.operand))) return negative(cx, node, value);
  return operation(cx, node, UNARY[node.op], [value]);
}

/** `0 - x`: there is no negative zero. */
function negative(cx: FunctionContext, node: Unary, value: Expr): Expr {
  const { before, values } = repeatable(cx, [node.operand], [value]);
  const [name] = values as [Expr];
  const fast = b.binary("-", b.literal(0), name, node.span);
  if (isNumber(cx.module.types.typeOf(node.operand))) return after(before, fast, node);
  const slow = operation(cx, node, "neg", [bare(name)]);
  return after(before, b.conditional(isNumberTest(name), fast, slow, node.span), node);
}

// ---- comparisons

/** A comparison as a value: where a class of the program defines it, whatever its method gives. */
export function lowerCompare(cx: FunctionContext, node: Compare): Expr {
  return compared(cx, node, isRich(node, cx.module.facts));
}

function compared(cx: FunctionContext, node: Compare, rich: boolean): Expr {
  const [only] = node.rest;
  if (node.rest.length === 1 && only !== undefined) {
    const remainder = comparedRemainder(cx, node, slowComparison(cx, only.op, node, rich));
    if (remainder !== null) return remainder;
    const [left, right] = operands(cx, [node.first, only.operand]);
    return comparison(cx, only.op, node.first, left!, only.operand, right!, node, rich);
  }
  if (!needsStatements(cx, node)) return chain(cx, node, rich);
  const name = cx.temp();
  cx.push(b.declareAll([name]));
  lowerChainInto(cx, node, name, rich);
  return b.id(name);
}

/** `a < b < c`: the operands in the middle are kept in temporaries. */
function chain(cx: FunctionContext, node: Compare, rich: boolean): Expr {
  let leftNode = node.first;
  let left = lower(cx, leftNode);
  const links: Expr[] = [];
  node.rest.forEach(({ op, operand }, i) => {
    let right = lower(cx, operand);
    let kept = right;
    if (i < node.rest.length - 1 && operand.kind !== "literal" && operand.kind !== "ref") {
      const name = cx.temp();
      cx.hoisted.push(name);
      right = b.assign(b.id(name), right);
      kept = b.id(name);
    }
    links.push(comparison(cx, op, leftNode, left, operand, right, node, rich));
    leftNode = operand;
    left = kept;
  });
  return rich
    ? links.reduceRight((rest, link) => firstFalse(cx, link, rest, node))
    : links.reduce((before, link) => b.logical("&&", before, link, node.span));
}

/** The link itself where it is false, else the rest of the chain. */
function firstFalse(cx: FunctionContext, link: Expr, rest: Expr, node: Compare): Expr {
  const name = cx.temp();
  cx.hoisted.push(name);
  const holds = operation(cx, node, "truthy", [b.assign(b.id(name), link)]);
  return b.conditional(holds, rest, b.id(name), node.span);
}

/** The same where operands need statements: each is evaluated only if the comparisons before it hold. */
function lowerChainInto(cx: FunctionContext, node: Compare, name: string, rich: boolean): void {
  const link = (leftNode: Core, left: Expr, i: number): void => {
    const { op, operand } = node.rest[i]!;
    const value = lower(cx, operand);
    const right = isStable(cx, operand) ? value : cx.spill(value);
    const result = comparison(cx, op, leftNode, left, operand, right, node, rich);
    cx.push(b.statement(b.assign(b.id(name), result)));
    if (i === node.rest.length - 1) return;
    const holds = rich ? operation(cx, node, "truthy", [b.id(name)]) : b.id(name);
    const rest = cx.collect(() => link(operand, right, i + 1));
    cx.push(b.ifStatement(holds, rest, null, node.span));
  };
  const first = lower(cx, node.first);
  link(node.first, isStable(cx, node.first) ? first : cx.spill(first), 0);
}

function comparison(
  cx: FunctionContext,
  op: CompareOperator,
  leftNode: Core,
  left: Expr,
  rightNode: Core,
  right: Expr,
  node: Core,
  rich: boolean,
): Expr {
  if (op === "is" || op === "is not") {
    const strict = identityIsStrict(leftNode) || identityIsStrict(rightNode);
    const same = strict
      ? b.binary("===", left, right, node.span)
      : cx.module.rt("is_", [left, right], node.span);
    return op === "is" ? same : b.not(same, node.span);
  }
  if (op === "not in") return b.not(operation(cx, node, "isIn", [left, right]), node.span);
  if (op === "in") return operation(cx, node, "isIn", [left, right]);
  const slow = slowComparison(cx, op, node, rich);
  return relation(cx, { op, left: leftNode, right: rightNode, node, slow }, [left, right]);
}

function slowComparison(cx: FunctionContext, op: CompareOperator, node: Core, rich: boolean) {
  const name = COMPARE[op as keyof typeof COMPARE];
  return (x: Expr, y: Expr) => operation(cx, node, rich ? `${name}Value` : name, [x, y]);
}

/** `===` decides: None, True and False are one value each. */
function identityIsStrict(node: Core): boolean {
  return node.kind === "literal" && (node.value === null || typeof node.value === "boolean");
}

// ---- truth

/** The node as a JavaScript condition. Must not need statements, or they are emitted before. */
export function test(cx: FunctionContext, node: Core): Expr {
  if (node.kind === "literal") return b.literal(isTrueLiteral(node.value), node.span);
  if (node.kind === "not") return b.not(test(cx, node.operand), node.span);
  if (node.kind === "logic" && !needsStatements(cx, node)) {
    const operator = node.op === "and" ? "&&" : "||";
    return node.operands
      .map((operand) => test(cx, operand))
      .reduce((x, y) => b.logical(operator, x, y, node.span));
  }
  if (node.kind === "compare" && !needsStatements(cx, node)) return compared(cx, node, false);
  const slow = (each: Expr) => truth(cx, node, each);
  return remainderTruth(cx, node, slow) ?? truthOf(cx, node, lower(cx, node), slow);
}

export function lowerNot(cx: FunctionContext, node: Not): Expr {
  return b.not(test(cx, node.operand), node.span);
}

/** The truth of the node's value. */
export function truth(cx: FunctionContext, node: Core, value: Expr, at: Span = node.span): Expr {
  return operation(cx, node, "truthy", [value], at, "truth");
}

function isTrueLiteral(value: null | boolean | number | bigint | string): boolean {
  return Boolean(value) || (typeof value === "number" && Number.isNaN(value));
}

/** `and`/`or` as a value: the deciding operand itself. */
export function lowerLogic(cx: FunctionContext, node: Logic): Expr {
  const values = [...node.operands];
  let result = lower(cx, values.pop()!);
  const firsts: Expr[] = [];
  for (const operand of values) firsts.push(lower(cx, operand));
  for (let i = values.length - 1; i >= 0; i--) {
    const operand = values[i]!;
    if (isOnly(cx.module.types.typeOf(operand), KIND.bool)) {
      result = b.logical(node.op === "and" ? "&&" : "||", firsts[i]!, result, node.span);
      continue;
    }
    const name = cx.temp();
    cx.hoisted.push(name);
    const isTrue = truth(cx, operand, b.assign(b.id(name), firsts[i]!), node.span);
    result =
      node.op === "and"
        ? b.conditional(isTrue, result, b.id(name), node.span)
        : b.conditional(isTrue, b.id(name), result, node.span);
  }
  return result;
}
