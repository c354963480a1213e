/** Truth (language §3.3). */
import { typeError } from "../errors/hierarchy.ts";
import { extensions } from "./extensions.ts";
import { overrides, type Protocol, protocol } from "./protocol.ts";
import { typeName } from "./types.ts";

/** Everything is true but None, False, 0, empty containers, and what `__bool__` or `__len__` says is not. */
export function truthy(value: unknown): boolean {
  switch (typeof value) {
    case "boolean":
      return value;
    case "number":
      return value !== 0;
    case "string":
      return value !== "";
    case "undefined":
      return false;
    case "object":
      if (value === null) return false;
      return Array.isArray(value) && !overrides(value, "__len__") && !overrides(value, "__bool__")
        ? value.length > 0
        : truthOfObject(value);
    default:
      return true;
  }
}

const NOTHING: Protocol = {};

function truthOfObject(value: object): boolean {
  const { __bool__, __len__ } = protocol(value) ?? NOTHING;
  if (__bool__ !== undefined) {
    const result = __bool__.call(value);
    if (typeof result === "boolean") return result;
    throw typeError(`__bool__ should return bool, not ${typeName(result)}`);
  }
  if (__len__ === undefined) return true;
  const length = __len__.call(value);
  return Boolean(extensions.checkedLength === null ? length : extensions.checkedLength(length));
}
