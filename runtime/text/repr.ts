/** repr: a value as it would be written (language §19.1). */
import { typeError } from "../errors/hierarchy.ts";
import { foreign } from "../values/foreign.ts";
import { identity } from "../values/identity.ts";
import { protocol } from "../values/protocol.ts";
import { className, isInstanceOfClass, jsTypeName, typeName } from "../values/types.ts";
import { enclosed } from "./enclosed.ts";
import { functionText } from "./function-text.ts";
import { numberText } from "./number-text.ts";
import { quoted } from "./quoted.ts";

export function repr(value: unknown): string {
  switch (typeof value) {
    case "string":
      return quoted(value);
    case "number":
      return numberText(value);
    case "bigint":
      return String(value);
    case "boolean":
      return value ? "True" : "False";
    case "object":
      return value === null ? "None" : objectText(value);
    case "function":
      return functionText(value);
    case "symbol":
      return `<js ${String(value)}>`;
    default:
      return "None";
  }
}

function objectText(value: object): string {
  const method = protocol(value)?.__repr__;
  if (method !== undefined) {
    const text = method.call(value);
    if (typeof text === "string") return text;
    throw typeError(`__repr__ returned non-string (type ${typeName(text)})`);
  }
  if (Array.isArray(value)) return enclosed(value, "[", "]", "[...]", () => value.map(repr).join(", "));
  return defaultText(value);
}

/** `<A object at 0xID>` for instances, `<map object>` for the runtime's own, `{a: 1}` for JavaScript's. */
export function defaultText(value: object): string {
  const name = className(value);
  if (name === undefined) return foreign.objects?.repr(value, repr) ?? `<js ${jsTypeName(value)}>`;
  return isInstanceOfClass(value)
    ? `<${name} object at 0x${identity(value).toString(16)}>`
    : `<${name} object>`;
}
