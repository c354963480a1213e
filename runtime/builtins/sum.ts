/** sum. */
import { typeError } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { add } from "../values/arithmetic.ts";
import { bytesType } from "../values/foreign.ts";
import { iterate } from "../values/iterate.ts";
import { drained } from "./suspending.ts";

export function sum(it: unknown, start: unknown = 0): unknown {
  if (it === undefined) arity("sum(it, /, start=)", 0);
  if (typeof start === "string") throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  const bytes = bytesType(start);
  if (bytes !== undefined) throw typeError(`sum() can't sum ${bytes} [use b''.join(seq) instead]`);
  let total = start;
  for (const item of iterate(it)) total = add(total, item);
  return total;
}

export const sum$s = /* @__PURE__ */ drained(sum, 0);
