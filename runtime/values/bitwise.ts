/** Bitwise operators: two's complement of unbounded width (language §3.2). */
import { bounds } from "../bounds.ts";
import { ValueError } from "../errors/hierarchy.ts";
import { unary } from "./arithmetic.ts";
import { demote, isIntegral, isNumeric } from "./numeric.ts";
import { asNumber, byMethod, type Operator } from "./operands.ts";
import { protocol } from "./protocol.ts";

const BITAND: Operator = { symbol: "&", reflected: "__rand__", apply: bitand, takes: isInteger };

export function bitand(a: unknown, b: unknown): unknown {
  if (isInt32(a) && isInt32(b)) return a & b;
  const operands = integers(a, b);
  if (operands !== undefined) return result(operands[0] & operands[1], a, b);
  return byMethod(a, b, BITAND, protocol(a)?.__and__);
}

const BITOR: Operator = { symbol: "|", reflected: "__ror__", apply: bitor, takes: isInteger };

export function bitor(a: unknown, b: unknown): unknown {
  if (isInt32(a) && isInt32(b)) return a | b;
  const operands = integers(a, b);
  if (operands !== undefined) return result(operands[0] | operands[1], a, b);
  return byMethod(a, b, BITOR, protocol(a)?.__or__);
}

const BITXOR: Operator = { symbol: "^", reflected: "__rxor__", apply: bitxor, takes: isInteger };

export function bitxor(a: unknown, b: unknown): unknown {
  if (isInt32(a) && isInt32(b)) return a ^ b;
  const operands = integers(a, b);
  if (operands !== undefined) return result(operands[0] ^ operands[1], a, b);
  return byMethod(a, b, BITXOR, protocol(a)?.__xor__);
}

const LSHIFT: Operator = { symbol: "<<", reflected: "__rlshift__", apply: lshift, takes: isInteger };

export function lshift(a: unknown, b: unknown): unknown {
  const operands = integers(a, b);
  if (operands === undefined) return byMethod(a, b, LSHIFT, protocol(a)?.__lshift__);
  return demote(operands[0] << shiftCount(operands[1]));
}

const RSHIFT: Operator = { symbol: ">>", reflected: "__rrshift__", apply: rshift, takes: isInteger };

export function rshift(a: unknown, b: unknown): unknown {
  if (isInt32(a) && isInt32(b) && b >= 0) return a >> Math.min(b, 31);
  const operands = integers(a, b);
  if (operands === undefined) return byMethod(a, b, RSHIFT, protocol(a)?.__rshift__);
  return demote(operands[0] >> shiftCount(operands[1]));
}

export function invert(a: unknown): unknown {
  if (isInt32(a)) return ~a;
  const integer = isNumeric(a) ? asNumber(a) : undefined;
  if (integer !== undefined && isIntegral(integer)) return demote(~BigInt(integer));
  return unary(a, "~", protocol(a)?.__invert__);
}

const MATMUL: Operator = { symbol: "@", reflected: "__rmatmul__", apply: matmul, takes: () => false };

export function matmul(a: unknown, b: unknown): unknown {
  return byMethod(a, b, MATMUL, protocol(a)?.__matmul__);
}

function isInt32(value: unknown): value is number {
  return typeof value === "number" && (value | 0) === value;
}

function isInteger(value: unknown): boolean {
  return isNumeric(value) && isIntegral(asNumber(value));
}

/** Both operands as bigints, if they are integers. */
function integers(a: unknown, b: unknown): [bigint, bigint] | undefined {
  if (!isNumeric(a) || !isNumeric(b)) return undefined;
  const x = asNumber(a);
  const y = asNumber(b);
  return isIntegral(x) && isIntegral(y) ? [BigInt(x), BigInt(y)] : undefined;
}

/** Of two bools it is a bool. */
function result(bits: bigint, a: unknown, b: unknown): number | bigint | boolean {
  return typeof a === "boolean" && typeof b === "boolean" ? bits !== 0n : demote(bits);
}

function shiftCount(count: bigint): bigint {
  if (count < 0n) throw new ValueError("negative shift count");
  bounds?.work(bounds.costOfInteger(Number(count)));
  return count;
}
