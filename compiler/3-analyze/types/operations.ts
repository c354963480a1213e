/** The types of what operators give, from those of their operands. */
import type { BinaryOperator } from "../core.ts";
import {
  ANY,
  FLOAT,
  INTEGER,
  integer,
  isInteger,
  isNumeric,
  isOnly,
  join,
  KIND,
  LIST,
  mayBe,
  NEVER,
  NUMERIC,
  ofKind,
  STR,
  TUPLE,
  type Type,
} from "./type.ts";

/** Numbers, and bools, which count as 0 and 1. */
const COUNTABLE = KIND.int | KIND.float | KIND.bigint | KIND.largeFloat | KIND.bool;
const LARGE = KIND.bigint | KIND.largeFloat;
const FLOATS = KIND.float | KIND.largeFloat;

export function binaryType(op: BinaryOperator, left: Type, right: Type): Type {
  if (left.kinds === 0 || right.kinds === 0) return NEVER;
  if (isOnly(left, COUNTABLE) && isOnly(right, COUNTABLE)) return numericResult(op, left, right);
  return sequenceResult(op, left, right) ?? ANY;
}

function numericResult(op: BinaryOperator, left: Type, right: Type): Type {
  switch (op) {
    case "/":
      return withFloat(NEVER, left, right);
    case "+":
    case "-":
    case "*":
      return arithmetic(op, left, right);
    case "//":
      return floored(left, right, quotients);
    case "%":
      return floored(left, right, remainders);
    case "**":
      return mayBe(join(left, right), FLOATS) || !isNatural(right) ? NUMERIC : INTEGER;
    case "&":
      return bitAnd(left, right);
    case "|":
    case "^":
      return bitOr(left, right);
    case ">>":
      return isInteger(left) ? integer(Math.min(left.low, 0), Math.max(left.high, 0)) : INTEGER;
    case "<<":
      return INTEGER;
    default:
      return ANY;
  }
}

/** The parts of a type as a float and as an integer with its range; bools are integers here. */
function integral(type: Type): Type {
  const bool = mayBe(type, KIND.bool) ? integer(0, 1) : NEVER;
  return join(bool, mayBe(type, KIND.int | KIND.bigint) ? integer(type.low, type.high) : NEVER);
}

/** Arithmetic with a float is a float by origin, with the other operand's contagion. */
function arithmetic(op: "+" | "-" | "*", left: Type, right: Type): Type {
  const a = integral(left);
  const b = integral(right);
  const exact = a.kinds === 0 || b.kinds === 0 ? NEVER : exactly(op, a, b);
  return mayBe(left, FLOATS) || mayBe(right, FLOATS) ? withFloat(exact, left, right) : exact;
}

/** A result that is a float by origin; with a large integer a float that happens to be integral gives another one. */
function withFloat(exact: Type, left: Type, right: Type): Type {
  const isLarge = mayBe(left, LARGE) || mayBe(right, LARGE);
  return join(exact, isLarge ? ofKind(KIND.float | KIND.largeFloat) : FLOAT);
}

function exactly(op: "+" | "-" | "*", a: Type, b: Type): Type {
  if (op === "+") return integer(a.low + b.low, a.high + b.high);
  if (op === "-") return integer(a.low - b.high, a.high - b.low);
  const corners = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high].map(orZero);
  return integer(Math.min(...corners), Math.max(...corners));
}

function floored(left: Type, right: Type, range: (a: Type, b: Type) => Type): Type {
  const a = integral(left);
  const b = integral(right);
  const exact = a.kinds === 0 || b.kinds === 0 ? NEVER : range(a, b);
  return mayBe(left, FLOATS) || mayBe(right, FLOATS) ? withFloat(exact, left, right) : exact;
}

function quotients(a: Type, b: Type): Type {
  if (b.low > 0) {
    const corners = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high].map(orZero);
    return integer(Math.floor(Math.min(...corners)), Math.floor(Math.max(...corners)));
  }
  const most = Math.max(Math.abs(a.low), Math.abs(a.high));
  return integer(-most, most);
}

/** Nothing times, and parts of, something without bounds. */
function orZero(corner: number): number {
  return Number.isNaN(corner) ? 0 : corner;
}

/** The sign of the divisor, and less than it. */
function remainders(_a: Type, b: Type): Type {
  return integer(Math.min(0, b.low + 1), Math.max(0, b.high - 1));
}

function bitAnd(left: Type, right: Type): Type {
  if (isOnly(left, KIND.bool) && isOnly(right, KIND.bool)) return ofKind(KIND.bool);
  const tops = [left, right].filter(isNatural).map(({ high }) => high);
  const result = tops.length > 0 ? integer(0, Math.min(...tops)) : bitOr(left, right);
  return mayBe(left, KIND.bool) && mayBe(right, KIND.bool) ? join(result, ofKind(KIND.bool)) : result;
}

function bitOr(left: Type, right: Type): Type {
  const both = mayBe(left, KIND.bool) && mayBe(right, KIND.bool) ? ofKind(KIND.bool) : NEVER;
  const a = integral(left);
  const b = integral(right);
  if (a.kinds === 0 || b.kinds === 0) return join(both, INTEGER);
  if (!isInteger(a) || !isInteger(b)) return join(both, INTEGER);
  const bits = bound(Math.max(a.high, b.high, -a.low - 1, -b.low - 1));
  return join(both, integer(Math.min(a.low, b.low) < 0 ? -bits - 1 : 0, bits));
}

/** The least 2^n − 1 that is not below. */
function bound(value: number): number {
  return value <= 0 ? 0 : 2 ** Math.floor(Math.log2(value) + 1) - 1;
}

function isNatural(type: Type): boolean {
  return isInteger(type) && type.low >= 0;
}

function sequenceResult(op: BinaryOperator, left: Type, right: Type): Type | null {
  if (op === "%" && isOnly(left, KIND.str)) return STR;
  for (const type of [STR, LIST, TUPLE]) {
    const isLeft = isOnly(left, type.kinds);
    const isRight = isOnly(right, type.kinds);
    if (op === "+" && isLeft && isRight) return type;
    if (op === "*" && ((isLeft && isNumeric(right)) || (isRight && isNumeric(left)))) return type;
  }
  return null;
}

export function unaryType(op: "-" | "+" | "~", operand: Type): Type {
  if (operand.kinds === 0) return NEVER;
  if (!isOnly(operand, COUNTABLE)) return ANY;
  const value = integral(operand);
  const inexact = ofKind(operand.kinds & FLOATS);
  if (value.kinds === 0) return inexact;
  if (op === "+") return join(value, inexact);
  return join(
    op === "-" ? integer(-value.high, -value.low) : integer(-value.high - 1, -value.low - 1),
    inexact,
  );
}

/** A variable that starts with integers and only ever takes small steps never gets far: 2^50 steps take days. */
export const COUNTED: Type = integer(-(2 ** 52), 2 ** 52);
const LARGEST_STEP = 16;

export function isSmallStep(type: Type): boolean {
  return isInteger(type) && type.low >= -LARGEST_STEP && type.high <= LARGEST_STEP;
}
