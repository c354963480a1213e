/** The operators as functions. Arithmetic folds from the left, comparisons chain. */
import { typeError } from "../errors/hierarchy.ts";
import { takingMany } from "../objects/argument-limit.ts";
import type { Entry } from "../objects/entry-type.ts";
import { add, mul, neg, pos, sub } from "../values/arithmetic.ts";
import { bitand, bitor, bitxor, invert, lshift, matmul, rshift } from "../values/bitwise.ts";
import { contains, eqValue, neValue } from "../values/compare.ts";
import { div, floordiv, mod } from "../values/division.ts";
import { is_ } from "../values/identity.ts";
import { geValue, gtValue, leValue, ltValue } from "../values/order.ts";
import { pow } from "../values/power.ts";
import { truthy } from "../values/truth.ts";

type Binary = (a: unknown, b: unknown) => unknown;

export const opAdd: Entry = /* @__PURE__ */ takingMany((...operands) => addOf(operands), addOf);

function addOf(operands: readonly unknown[]): unknown {
  return operands.length === 1 ? pos(operands[0]) : fold(operands, add, 0);
}

export const opMul: Entry = /* @__PURE__ */ takingMany((...operands) => mulOf(operands), mulOf);

function mulOf(operands: readonly unknown[]): unknown {
  return fold(operands, mul, 1);
}

export const opSub: Entry = /* @__PURE__ */ takingMany((...operands) => subOf(operands), subOf);

function subOf(operands: readonly unknown[]): unknown {
  if (operands.length === 0) wrongCount("-", "at least 1 operand", 0);
  return operands.length === 1 ? neg(operands[0]) : fold(operands, sub, 0);
}

export const opDiv: Entry = /* @__PURE__ */ takingMany((...operands) => divOf(operands), divOf);

function divOf(operands: readonly unknown[]): unknown {
  if (operands.length === 0) wrongCount("/", "at least 1 operand", 0);
  return operands.length === 1 ? div(1, operands[0]) : fold(operands, div, 1);
}

export function opFloorDiv(...operands: unknown[]): unknown {
  return floordiv(...two("//", operands));
}

export function opMod(...operands: unknown[]): unknown {
  return mod(...two("%", operands));
}

export function opPow(...operands: unknown[]): unknown {
  return pow(...two("**", operands));
}

export function opMatMul(...operands: unknown[]): unknown {
  return matmul(...two("@", operands));
}

export const opBitAnd: Entry = /* @__PURE__ */ takingMany((...operands) => bitAndOf(operands), bitAndOf);

function bitAndOf(operands: readonly unknown[]): unknown {
  return folded("&", operands, bitand);
}

export const opBitOr: Entry = /* @__PURE__ */ takingMany((...operands) => bitOrOf(operands), bitOrOf);

function bitOrOf(operands: readonly unknown[]): unknown {
  return folded("|", operands, bitor);
}

export const opBitXor: Entry = /* @__PURE__ */ takingMany((...operands) => bitXorOf(operands), bitXorOf);

function bitXorOf(operands: readonly unknown[]): unknown {
  return folded("^", operands, bitxor);
}

export function opInvert(...operands: unknown[]): unknown {
  return invert(one("~", operands));
}

export function opLshift(...operands: unknown[]): unknown {
  return lshift(...two("<<", operands));
}

export function opRshift(...operands: unknown[]): unknown {
  return rshift(...two(">>", operands));
}

export const opEq: Entry = /* @__PURE__ */ takingMany((...operands) => eqOf(operands), eqOf);

function eqOf(operands: readonly unknown[]): unknown {
  return chain("==", operands, eqValue);
}

export function opNe(...operands: unknown[]): unknown {
  return neValue(...two("!=", operands));
}

export const opLt: Entry = /* @__PURE__ */ takingMany((...operands) => ltOf(operands), ltOf);

function ltOf(operands: readonly unknown[]): unknown {
  return chain("<", operands, ltValue);
}

export const opLe: Entry = /* @__PURE__ */ takingMany((...operands) => leOf(operands), leOf);

function leOf(operands: readonly unknown[]): unknown {
  return chain("<=", operands, leValue);
}

export const opGt: Entry = /* @__PURE__ */ takingMany((...operands) => gtOf(operands), gtOf);

function gtOf(operands: readonly unknown[]): unknown {
  return chain(">", operands, gtValue);
}

export const opGe: Entry = /* @__PURE__ */ takingMany((...operands) => geOf(operands), geOf);

function geOf(operands: readonly unknown[]): unknown {
  return chain(">=", operands, geValue);
}

export function opIs(...operands: unknown[]): boolean {
  return is_(...two("is", operands));
}

export function opIsNot(...operands: unknown[]): boolean {
  return !is_(...two("is not", operands));
}

/** `(in item container)`. */
export function opIn(...operands: unknown[]): boolean {
  const [item, container] = two("in", operands);
  return contains(container, item);
}

export function opNotIn(...operands: unknown[]): boolean {
  const [item, container] = two("not in", operands);
  return !contains(container, item);
}

export function opNot(...operands: unknown[]): boolean {
  return !truthy(one("not", operands));
}

/** As a value `and` has evaluated all its operands. */
export const opAnd: Entry = /* @__PURE__ */ takingMany((...operands) => andOf(operands), andOf);

function andOf(operands: readonly unknown[]): unknown {
  for (const operand of operands) if (!truthy(operand)) return operand;
  return operands.length === 0 ? true : operands.at(-1);
}

export const opOr: Entry = /* @__PURE__ */ takingMany((...operands) => orOf(operands), orOf);

function orOf(operands: readonly unknown[]): unknown {
  for (const operand of operands) if (truthy(operand)) return operand;
  return operands.length === 0 ? false : operands.at(-1);
}

function fold(operands: readonly unknown[], operation: Binary, identity: unknown): unknown {
  if (operands.length === 0) return identity;
  let result = operands[0];
  for (let i = 1; i < operands.length; i++) result = operation(result, operands[i]);
  return result;
}

function folded(operator: string, operands: readonly unknown[], operation: Binary): unknown {
  if (operands.length < 2) wrongCount(operator, "at least 2 operands", operands.length);
  return fold(operands, operation, null);
}

/** The first relation that does not hold, or the last one. */
function chain(operator: string, operands: readonly unknown[], relation: Binary): unknown {
  if (operands.length < 2) wrongCount(operator, "at least 2 operands", operands.length);
  let result: unknown = true;
  for (let i = 1; i < operands.length && truthy(result); i++) result = relation(operands[i - 1], operands[i]);
  return result;
}

function one(operator: string, operands: readonly unknown[]): unknown {
  if (operands.length !== 1) wrongCount(operator, "1 operand", operands.length);
  return operands[0];
}

function two(operator: string, operands: readonly unknown[]): [unknown, unknown] {
  if (operands.length !== 2) wrongCount(operator, "2 operands", operands.length);
  return operands as [unknown, unknown];
}

function wrongCount(operator: string, expected: string, given: number): never {
  throw typeError(`'${operator}' takes ${expected} but ${given} ${given === 1 ? "was" : "were"} given`);
}
