/** Real-number arguments and results of mathematical functions. */
import { OverflowError, typeError, ValueError } from "../errors/hierarchy.ts";
import { protocol } from "../values/protocol.ts";
import { typeName } from "../values/types.ts";

/** A double; BigInts are rounded. */
export function real(x: unknown): number {
  if (typeof x === "number") return x;
  if (typeof x === "boolean" || typeof x === "bigint") return Number(x);
  const object = protocol(x);
  const method = object?.__float__ ?? object?.__index__;
  if (method === undefined) throw typeError(`must be real number, not ${typeName(x)}`);
  return real(method.call(x));
}

/** The result of a function of a finite argument: nan means that it is not defined there. */
export function defined(result: number, ...args: readonly number[]): number {
  if (Number.isNaN(result) && !args.some(Number.isNaN)) throw domainError();
  return result;
}

/** The same where an infinite result of finite arguments is an overflow. */
export function inRange(result: number, ...args: readonly number[]): number {
  if (!Number.isFinite(defined(result, ...args)) && args.every(Number.isFinite)) {
    throw new OverflowError("math range error");
  }
  return result;
}

export function domainError(): Error {
  return new ValueError("math domain error");
}
