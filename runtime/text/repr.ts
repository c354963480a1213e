/** repr: a value as it would be written (language §19.1). */
import { earlyTypeError } from "../errors/early.ts";
import { foreign } from "../values/foreign.ts";
import { identity } from "../values/identity.ts";
import { isBuiltin, isOwnClass, isSigned } from "../values/own.ts";
import { protocol } from "../values/protocol.ts";
import { className, isInstanceOfClass, jsTypeName, typeName } from "../values/types.ts";
import { enclosed } from "./enclosed.ts";
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
    throw earlyTypeError(`__repr__ returned non-string (type ${typeName(text)})`);
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

// ---- functions and classes

/** What the runtime knows of a function. */
interface Marks {
  readonly $name?: unknown;
  /** The signature's text: the M28 name first, after a dot if it is a method. */
  readonly $sig?: string;
  /** The receiver of a bound method. */
  readonly $self?: unknown;
  /** What it binds: a function, but for those of built-in values. */
  readonly $func?: unknown;
  readonly $attrs?: Readonly<Record<string, unknown>>;
}

export function functionText(value: object): string {
  const marks = value as Marks;
  if (isOwnClass(value)) return `<class '${String(marks.$name)}'>`;
  if (!isSigned(value) && !isBuiltin(value)) return `<js function ${functionName(value)}>`;
  const name = String(marks.$attrs?.__qualname__ ?? functionName(value));
  if (marks.$self !== undefined && typeof marks.$func === "function")
    return `<bound method ${typeName(marks.$self)}.${name} of ${repr(marks.$self)}>`;
  if (isBuiltin(value)) return `<built-in function ${name}>`;
  return `<function ${name}>`;
}

/** The M28 name of a function. */
export function functionName(value: object): string {
  if (isSigned(value)) return /^\.?([^(]*)/.exec((value as Marks).$sig!)![1]!;
  try {
    const { name } = value as { readonly name?: unknown };
    return typeof name === "string" ? name : "";
  } catch {
    return "";
  }
}
