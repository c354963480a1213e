/** Addition, subtraction, multiplication and the unary operators (language §3.2, §3.6). */
import { typeError } from "../errors/hierarchy.ts";
import { demote, isNumeric, MAX_SAFE } from "./numeric.ts";
import { asNumber, byMethod, mixed, type Operator } from "./operands.ts";
import { overrides, protocol } from "./protocol.ts";
import { concatenated, multiplied, sequenceOf, turnOf } from "./sequence-operators.ts";
import { typeName } from "./types.ts";

const ADD: Operator = { symbol: "+", reflected: "__radd__", apply: add };

export function add(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number") {
    const sum = a + b;
    return inRange(sum) || !bothExact(a, b) ? sum : demote(BigInt(a) + BigInt(b));
  }
  if (typeof a === "string" && typeof b === "string") return a + b;
  if (isNumeric(a) && isNumeric(b))
    return mixed(
      a,
      b,
      (x, y) => x + y,
      (x, y) => x + y,
    );
  if (Array.isArray(a) && Array.isArray(b) && !overrides(a, "__add__") && !overrides(b, "__radd__"))
    return [...a, ...b];
  return byMethod(a, b, ADD, turnOf(a, "__add__"), joined);
}

const SUB: Operator = { symbol: "-", reflected: "__rsub__", apply: sub };

export function sub(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number") {
    const difference = a - b;
    return inRange(difference) || !bothExact(a, b) ? difference : demote(BigInt(a) - BigInt(b));
  }
  if (isNumeric(a) && isNumeric(b))
    return mixed(
      a,
      b,
      (x, y) => x - y,
      (x, y) => x - y,
    );
  return byMethod(a, b, SUB, protocol(a)?.__sub__);
}

const MUL: Operator = { symbol: "*", reflected: "__rmul__", apply: mul };

export function mul(a: unknown, b: unknown): unknown {
  if (typeof a === "number" && typeof b === "number") {
    const product = a * b;
    return inRange(product) || !bothExact(a, b) ? product : demote(BigInt(a) * BigInt(b));
  }
  if (isNumeric(a) && isNumeric(b))
    return mixed(
      a,
      b,
      (x, y) => x * y,
      (x, y) => x * y,
    );
  if (typeof a === "string" && typeof b === "number") return multiplied(a, b);
  return byMethod(a, b, MUL, turnOf(a, "__mul__"), repeatedOperand);
}

export function neg(a: unknown): unknown {
  if (typeof a === "number") return 0 - a;
  if (isNumeric(a)) return typeof a === "bigint" ? demote(-a) : 0 - Number(a);
  return unary(a, "-", protocol(a)?.__neg__);
}

export function pos(a: unknown): unknown {
  if (isNumeric(a)) return asNumber(a);
  return unary(a, "+", protocol(a)?.__pos__);
}

/** The protocol method of a unary operator, or its TypeError. */
export function unary(a: unknown, operator: string, method: (() => unknown) | undefined): unknown {
  if (method === undefined) throw typeError(`bad operand type for unary ${operator}: '${typeName(a)}'`);
  return method.call(a);
}

function inRange(result: number): boolean {
  return result <= MAX_SAFE && result >= -MAX_SAFE;
}

function bothExact(a: number, b: number): boolean {
  return Number.isSafeInteger(a) && Number.isSafeInteger(b);
}

/** `a + b` of sequences where no method makes it. */
function joined(left: unknown, b: unknown): unknown {
  const a = overrides(left, "__add__") ? undefined : sequenceOf(left);
  return a === undefined ? undefined : concatenated(a, b);
}

/** `a * b` where no method makes it and one of them is a sequence. */
function repeatedOperand(a: unknown, b: unknown): unknown {
  const left = overrides(a, "__mul__") ? undefined : sequenceOf(a);
  if (left !== undefined) return multiplied(left, b);
  const right = overrides(b, "__rmul__") ? undefined : sequenceOf(b);
  return right === undefined ? undefined : multiplied(right, a);
}
