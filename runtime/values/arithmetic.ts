/** Addition, subtraction, multiplication and the unary operators (language §3.2, §3.6). */
import { bounds } from "../bounds.ts";
import { typeError } from "../errors/hierarchy.ts";
import { isTuple, unboxed } from "./brand.ts";
import { demote, isNumeric, MAX_SAFE } from "./numeric.ts";
import { asNumber, byMethod, mixed, type Operator } from "./operands.ts";
import { overrides, type Protocol, protocol } from "./protocol.ts";
import { repeat, repetitions } from "./repeat.ts";
import { Tuple } from "./tuple.ts";
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
  return byMethod(a, b, ADD, protocol(a)?.__add__, joined);
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
  if (typeof a === "string" && typeof b === "number") return repeatedSequence(a, b);
  return byMethod(a, b, MUL, protocol(a)?.__mul__, repeatedOperand);
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

type Sequence = string | unknown[] | Tuple;

/** A str, list or tuple, of which a class may be derived, but not one with its own method of that name. */
function sequenceOf(x: unknown, name: keyof Protocol): Sequence | undefined {
  const value = unboxed(x);
  const isSequence = typeof value === "string" || Array.isArray(value) || isTuple(value);
  return isSequence && !overrides(x, name) ? value : undefined;
}

/** `a + b` of sequences where no method makes it. */
function joined(left: unknown, b: unknown): unknown {
  const a = sequenceOf(left, "__add__");
  if (a === undefined) return undefined;
  if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
  if (isTuple(a) && isTuple(b)) return new Tuple([...a.items, ...b.items]);
  const text = unboxed(b);
  if (typeof a === "string" && typeof text === "string") return a + text;
  const type = typeof a === "string" ? "str" : Array.isArray(a) ? "list" : "tuple";
  throw typeError(`can only concatenate ${type} (not "${typeName(b)}") to ${type}`);
}

/** `a * b` where no method makes it and one of them is a sequence. */
function repeatedOperand(a: unknown, b: unknown): unknown {
  const left = sequenceOf(a, "__mul__");
  if (left !== undefined) return repeatedSequence(left, b);
  const right = sequenceOf(b, "__rmul__");
  return right === undefined ? undefined : repeatedSequence(right, a);
}

function repeatedSequence(sequence: Sequence, count: unknown): unknown {
  const times = repetitions(count);
  if (times === undefined) throw typeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
  if (typeof sequence === "string") {
    bounds?.work((sequence.length * times) / 16);
    return sequence.repeat(times);
  }
  return isTuple(sequence) ? new Tuple(repeat(sequence.items, times)) : repeat(sequence, times);
}
