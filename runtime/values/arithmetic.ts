/** Addition, subtraction, multiplication and the unary operators (language §3.2, §3.6). */
import { typeError } from "../errors/hierarchy.ts";
import { isTuple } from "./brand.ts";
import { demote, isNumeric, MAX_SAFE } from "./numeric.ts";
import { asNumber, byMethod, mixed } from "./operands.ts";
import { overrides, protocol } from "./protocol.ts";
import { repeat, repetitions } from "./repeat.ts";
import { Tuple } from "./tuple.ts";
import { typeName } from "./types.ts";

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
  const left = protocol(a)?.__add__;
  const right = protocol(b)?.__radd__;
  if (left === undefined && right === undefined && isTuple(a) && isTuple(b))
    return new Tuple([...a.items, ...b.items]);
  return byMethod(a, b, "+", left, right, cannotConcatenate(a, b));
}

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
  return byMethod(a, b, "-", protocol(a)?.__sub__, protocol(b)?.__rsub__);
}

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
  return (
    repeated(a, b) ??
    repeated(b, a) ??
    byMethod(a, b, "*", protocol(a)?.__mul__, protocol(b)?.__rmul__, cannotRepeat(a, b))
  );
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

/** `sequence * count` for a str, list or tuple; undefined if it is something else. */
function repeated(sequence: unknown, count: unknown): unknown {
  if (typeof sequence !== "string" && protocol(sequence)?.__mul__ !== undefined) return undefined;
  if (!isSequence(sequence)) return undefined;
  const times = repetitions(count);
  if (times !== undefined) {
    if (typeof sequence === "string") return sequence.repeat(times);
    return isTuple(sequence) ? new Tuple(repeat(sequence.items, times)) : repeat(sequence, times);
  }
  if (protocol(count)?.__rmul__ !== undefined) return undefined;
  throw typeError(cannotRepeat(sequence, count)!);
}

/** The message for a product with a sequence; undefined if neither is one. */
function cannotRepeat(a: unknown, b: unknown): string | undefined {
  if (!isSequence(a) && !isSequence(b)) return undefined;
  return `can't multiply sequence by non-int of type '${typeName(isSequence(a) ? b : a)}'`;
}

function isSequence(x: unknown): x is string | unknown[] | Tuple {
  return typeof x === "string" || Array.isArray(x) || isTuple(x);
}

function cannotConcatenate(a: unknown, b: unknown): string | undefined {
  if (!isSequence(a)) return undefined;
  return `can only concatenate ${typeName(a)} (not "${typeName(b)}") to ${typeName(a)}`;
}
