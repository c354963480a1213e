/** len and cap of anything that has a size. */
import { typeError } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { checkedLength } from "../values/length.ts";
import { overrides, protocol } from "../values/protocol.ts";
import { codePointLength } from "../values/strings.ts";
import { typeName } from "../values/types.ts";

/** `(len x)`. */
export function lenOf(x: unknown): number {
  if (typeof x === "string") return codePointLength(x);
  return Array.isArray(x) && !overrides(x, "__len__") ? x.length : lenOfObject(x);
}

function lenOfObject(x: unknown): number {
  if (x === undefined) arity("len(x, /)", 0);
  const method = protocol(x)?.__len__;
  if (method === undefined) throw typeError(`object of type '${typeName(x)}' has no len()`);
  return checkedLength(method.call(x));
}
