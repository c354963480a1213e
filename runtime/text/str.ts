/** str: a value as it is shown to people (language §19.2). */
import { earlyTypeError } from "../errors/early.ts";
import { foreign } from "../values/foreign.ts";
import { isOwnClass } from "../values/own.ts";
import { protocol } from "../values/protocol.ts";
import { typeName } from "../values/types.ts";
import { repr } from "./repr.ts";

export function str(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "function" && isOwnClass(value)) {
    return String((value as { $name?: unknown }).$name);
  }
  const method = protocol(value)?.__str__;
  if (method === undefined) return foreign.objects?.str(value) ?? repr(value);
  const text = method.call(value);
  if (typeof text === "string") return text;
  throw earlyTypeError(`__str__ returned non-string (type ${typeName(text)})`);
}
