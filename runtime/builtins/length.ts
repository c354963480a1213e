/** len and cap of anything that has a size. */
import { typeError } from "../errors/hierarchy.ts";
import { arity } from "../objects/arity.ts";
import { checkedLength } from "../values/length.ts";
import { protocol } from "../values/protocol.ts";
import { codePointLength } from "../values/strings.ts";
import { typeName } from "../values/types.ts";

/** `(len x)`. */
export function lenOf(x: unknown): number {
  if (Array.isArray(x) && (x as { __len__?: unknown }).__len__ === undefined) return x.length;
  if (typeof x === "string") return codePointLength(x);
  if (x === undefined) arity("len(x, /)", 0);
  const method = protocol(x)?.__len__;
  if (method === undefined) throw typeError(`object of type '${typeName(x)}' has no len()`);
  return checkedLength(method.call(x));
}
