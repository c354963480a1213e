/**
 * Arithmetic as JavaScript's own, with the tests that M28's exact integers need and no more: `guards ? fast : slow`, where the
 * slow call stands at each site, so that one that never ran costs nothing once the engine has optimised the code.
 */
import type { BinaryOperator, Core } from "../3-analyze/core.ts";
import { isInt32, isInteger, isNumber, isOnly, KIND, type Type } from "../3-analyze/types/type.ts";
import * as b from "./build.ts";
import type { FunctionContext } from "./context.ts";
import { allOf, isInt32Test, isNumberTest, mayBeNumber } from "./guards.ts";
import { after, repeatable } from "./repeatable.ts";
import { operation as runtimeOperation } from "./suspension.ts";

type Expr = b.es.Expression;

export interface Operation {
  readonly op: BinaryOperator;
  readonly left: Core;
  readonly right: Core;
  /** The runtime's function for operands that the fast way is not for. */
  readonly slow: string;
  readonly at: Core;
}

interface Operand {
  readonly node: Core;
  readonly value: Expr;
  readonly type: Type;
}

/** The operation on values that are already lowered. */
export function arithmetic(cx: FunctionContext, operation: Operation, values: readonly [Expr, Expr]): Expr {
  const { left, right, at } = operation;
  const [leftType, rightType] = [cx.module.types.typeOf(left), cx.module.types.typeOf(right)];
  if (isOnly(leftType, KIND.str) && isOnly(rightType, KIND.str) && operation.op === "+")
    return b.binary("+", ...values, at.span);
  const emit = FORMS[operation.op];
  if (emit === undefined || !mayBeNumber(leftType) || !mayBeNumber(rightType))
    return slowCall(cx, operation, values);
  const { before, values: names } = repeatable(cx, [left, right], values);
  const operands: [Operand, Operand] = [
    { node: left, value: names[0]!, type: leftType },
    { node: right, value: names[1]!, type: rightType },
  ];
  return after(before, emit(cx, operation, operands), at);
}

type Form = (cx: FunctionContext, operation: Operation, operands: [Operand, Operand]) => Expr;

const FORMS: Partial<Record<BinaryOperator, Form>> = {
  ">>": shifted,
  "/": quotient,
  "//": floored,
  "%": remainder,
  "&": bits,
  "|": bits,
  "^": bits,
};

function quotient(cx: FunctionContext, operation: Operation, operands: [Operand, Operand]): Expr {
  const [left, right] = operands;
  const raw = b.binary("/", left.value, right.value, operation.at.span);
  return guarded(cx, operation, operands, [...numberGuards(operands), ...nonZero(right)], raw);
}

/** `Math.floor(a / b)` is exact for all integers that are numbers: their quotient rounds to no integer that it is not. */
function floored(cx: FunctionContext, operation: Operation, operands: [Operand, Operand]): Expr {
  const [left, right] = operands;
  const at = operation.at.span;
  const shift = shiftOf(right.node);
  const exact = isInteger(left.type) && isInteger(right.type);
  if (shift !== null && !(exact && !isInt32(left.type))) {
    return guarded(
      cx,
      operation,
      operands,
      int32Guards([left]),
      b.binary(">>", left.value, b.literal(shift), at),
    );
  }
  const quotient = b.call(b.member(b.id("Math"), "floor"), [b.binary("/", left.value, right.value)], at);
  const guards = exact ? [] : int32Guards(operands);
  return guarded(cx, operation, operands, [...guards, ...nonZero(right)], quotient);
}

/** How far to shift instead of dividing by the literal; null where it is no power of two. */
function shiftOf(node: Core): number | null {
  const divisor = literalInteger(node);
  if (divisor === null || divisor < 1 || divisor > 2 ** 30) return null;
  const shift = Math.log2(divisor);
  return Number.isInteger(shift) ? shift : null;
}

/** JavaScript's remainder has the sign of the dividend, M28's that of the divisor. */
function remainder(cx: FunctionContext, operation: Operation, operands: [Operand, Operand]): Expr {
  const [left, right] = operands;
  const at = operation.at.span;
  const raw = b.binary("%", left.value, right.value, at);
  const isNatural = ({ type }: Operand) => isInteger(type) && type.low >= 0;
  if (isNatural(left) && isNatural(right)) return guarded(cx, operation, operands, nonZero(right), raw);
  const result = b.id(cx.temporary());
  const divisor = literalInteger(right.node);
  const first = b.assign(result, raw);
  const differs =
    divisor !== null && divisor > 0
      ? b.binary("<", first, b.literal(0))
      : b.logical(
          "&&",
          b.binary("!==", first, b.literal(0)),
          b.binary("<", b.binary("^", result, right.value), b.literal(0)),
        );
  // Without the `+ 0` a result of −0 would make the engine call its slow remainder from then on.
  const fixed = b.conditional(
    differs,
    b.binary("+", result, right.value),
    b.binary("+", result, b.literal(0)),
    at,
  );
  return guarded(cx, operation, operands, [...int32Guards(operands), ...nonZero(right)], fixed);
}

/** JavaScript's bit operators are right for machine integers. */
function bits(cx: FunctionContext, operation: Operation, operands: [Operand, Operand]): Expr {
  const [left, right] = operands;
  const raw = b.binary(operation.op as "&", left.value, right.value, operation.at.span);
  return guarded(cx, operation, operands, int32Guards(operands), raw);
}

/** To the right by a literal that JavaScript takes as it is. */
function shifted(cx: FunctionContext, operation: Operation, operands: [Operand, Operand]): Expr {
  const [left, right] = operands;
  const distance = literalInteger(right.node);
  if (distance === null || distance < 0 || distance > 31)
    return slowCall(cx, operation, [left.value, right.value]);
  const raw = b.binary(">>", left.value, right.value, operation.at.span);
  return guarded(cx, operation, operands, int32Guards([left]), raw);
}

/** Tests of each operand that may be no machine integer: a number, and the same as `a | 0`. */
function int32Guards(operands: readonly Operand[]): Expr[] {
  return [
    ...numberGuards(operands),
    ...operands.filter(({ type }) => !isInt32(type)).map(({ value }) => isInt32Test(value)),
  ];
}

function numberGuards(operands: readonly Operand[]): Expr[] {
  return operands.filter(({ type }) => !isNumber(type)).map(({ value }) => isNumberTest(value));
}

function nonZero({ node, value, type }: Operand): Expr[] {
  if (node.kind === "literal" && node.value !== 0) return [];
  if (isInteger(type) && (type.low > 0 || type.high < 0)) return [];
  return [b.binary("!==", value, b.literal(0))];
}

function guarded(
  cx: FunctionContext,
  operation: Operation,
  [left, right]: readonly [Operand, Operand],
  guards: readonly Expr[],
  fast: Expr,
): Expr {
  if (guards.length === 0) return fast;
  const test = allOf(guards);
  return b.conditional(test, fast, slowCall(cx, operation, [left.value, right.value]), operation.at.span);
}

function slowCall(cx: FunctionContext, { slow, at }: Operation, values: readonly [Expr, Expr]): Expr {
  return runtimeOperation(cx, at, slow, [...values]);
}

function literalInteger(node: Core): number | null {
  return node.kind === "literal" && Number.isSafeInteger(node.value) ? (node.value as number) : null;
}
