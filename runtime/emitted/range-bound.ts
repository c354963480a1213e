/** The bounds of counting loops. */
import { OverflowError, typeError } from "../errors/hierarchy.ts";
import { normalize } from "../values/numeric.ts";
import { protocol } from "../values/protocol.ts";
import { typeName } from "../values/types.ts";

/** A bound of `(range …)`: an integer as a JavaScript number. */
export function rangeBound(value: unknown): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "bigint")
    throw new OverflowError("the bounds of a range must lie within ±(2**53 - 1)");
  const index = protocol(value)?.__index__;
  if (index !== undefined) return rangeBound(normalize(index.call(value as never)));
  throw typeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
}
