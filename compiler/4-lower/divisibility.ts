/** `n % k` compared with zero: JavaScript's remainder differs from M28's by its sign and by a divisor, and zero by neither. */
import type { Binary, Compare, Core } from "../3-analyze/core.ts";
import { isInteger, isNumber } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { operands } from "./evaluation.ts";
import { allOf, bare, isNumberTest, mayBeNumber } from "./guards.ts";
import { isMulMod } from "./mul-mod.ts";
import { after, repeatable } from "./repeatable.ts";
import { operation } from "./suspension.ts";

type Expr = b.es.Expression;

/**
 * `(n % k) == 0`; null where the comparison is another one.
 * @param slow the comparison by the runtime
 */
export function comparedRemainder(
  cx: FunctionContext,
  { first, rest: [only, ...others], span }: Compare,
  slow: (remainder: Expr, zero: Expr) => Expr,
): Expr | null {
  if (only === undefined || others.length > 0 || (only.op !== "==" && only.op !== "!=")) return null;
  if (!isRemainder(cx, first) || !isZero(only.operand)) return null;
  return tested(cx, first, only.op === "==" ? "===" : "!==", (value) => slow(value, b.literal(0)), span);
}

/** `n % k` as a condition. */
export function remainderTruth(cx: FunctionContext, node: Core, slow: (value: Expr) => Expr): Expr | null {
  return isRemainder(cx, node) ? tested(cx, node, "!==", slow, node.span) : null;
}

/** `typeof n === "number" && typeof k === "number" && k !== 0 ? n % k === 0 : slow(mod(n, k))` */
function tested(
  cx: FunctionContext,
  node: Binary,
  op: "===" | "!==",
  slow: (value: Expr) => Expr,
  at: Core["span"],
): Expr {
  const nodes = [node.left, node.right];
  const types = nodes.map((each) => cx.module.types.typeOf(each));
  const { before, values } = repeatable(cx, nodes, operands(cx, nodes));
  const [dividend, divisor] = values as [Expr, Expr];
  const guards = values.filter((_, i) => !isNumber(types[i]!)).map(isNumberTest);
  const type = types[1]!;
  if (!(isInteger(type) && (type.low > 0 || type.high < 0)))
    guards.push(b.binary("!==", bare(divisor), b.literal(0)));
  const fast = b.binary(op, b.binary("%", dividend, divisor, node.span), b.literal(0), at);
  if (guards.length === 0) return after(before, fast, node);
  const otherwise = slow(operation(cx, node, "mod", values.map(bare)));
  return after(before, b.conditional(allOf(guards), fast, otherwise, at), node);
}

function isRemainder(cx: FunctionContext, node: Core): node is Binary {
  if (node.kind !== "binary" || node.op !== "%" || isMulMod(node)) return false;
  return [node.left, node.right].every((operand) => mayBeNumber(cx.module.types.typeOf(operand)));
}

function isZero(node: Core): boolean {
  return node.kind === "literal" && node.value === 0;
}
