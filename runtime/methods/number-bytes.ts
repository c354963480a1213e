/** Integers as bytes: `to_bytes` and `from_bytes`. */
import { bounds } from "../bounds.ts";
import { OverflowError, typeError, ValueError } from "../errors/hierarchy.ts";
import { collectBytes } from "../values/bytes.ts";
import { demote } from "../values/numeric.ts";
import { truthy } from "../values/truth.ts";
import { typeName } from "../values/types.ts";
import { integerArgument, sizeArgument, textArgument } from "./arguments.ts";
import { bytesOf } from "./bytes/known.ts";

/** @param signed two's complement, instead of only what is not negative */
export function numberToBytes(
  x: unknown,
  length: unknown = 1,
  order: unknown = "big",
  signed: unknown = false,
): Uint8Array {
  const value = BigInt(integerArgument(x));
  const size = sizeArgument(length);
  if (size < 0) throw new ValueError("length argument must be non-negative");
  bounds?.work(size);
  const isLittle = littleOrder(order, "to_bytes");
  const bits = BigInt(size * 8);
  if (!truthy(signed) && value < 0n) throw new OverflowError("can't convert negative int to unsigned");
  const kept = truthy(signed) ? BigInt.asIntN(size * 8, value) : BigInt.asUintN(size * 8, value);
  if (kept !== value) throw new OverflowError("int too big to convert");
  const digits =
    bits === 0n
      ? ""
      : BigInt.asUintN(size * 8, value)
          .toString(16)
          .padStart(size * 2, "0");
  const bytes = Uint8Array.from({ length: size }, (_, i) =>
    Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16),
  );
  return bytesOf(isLittle ? bytes.reverse() : bytes);
}

export function numberFromBytes(
  source?: unknown,
  order: unknown = "big",
  signed: unknown = false,
): number | bigint {
  if (typeof source === "string") throw typeError(`cannot convert '${typeName(source)}' object to bytes`);
  const bytes = collectBytes(source, "bytes");
  if (littleOrder(order, "from_bytes")) bytes.reverse();
  let digits = "";
  for (const byte of bytes) digits += byte.toString(16).padStart(2, "0");
  const value = digits === "" ? 0n : BigInt(`0x${digits}`);
  return demote(truthy(signed) ? BigInt.asIntN(bytes.length * 8, value) : value);
}

function littleOrder(order: unknown, method: string): boolean {
  textArgument(order, `${method}() argument 'byteorder'`);
  if (order === "little" || order === "big") return order === "little";
  throw new ValueError("byteorder must be either 'little' or 'big'");
}
