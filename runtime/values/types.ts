/** The names of types, as messages and `type` give them (language §3.1). */
import { isByteArray } from "./foreign.ts";
import { isBuiltin, isOwn, isOwnClass } from "./own.ts";

/** What M28 knows of a JavaScript constructor function. */
interface Named {
  readonly $name?: string;
  readonly $class?: boolean;
}

/** `int`, `str`, `NoneType`, `function`, the name of an instance's class … */
export function typeName(value: unknown): string {
  switch (typeof value) {
    case "number":
      return Number.isSafeInteger(value) ? "int" : "float";
    case "bigint":
      return "int";
    case "string":
      return "str";
    case "boolean":
      return "bool";
    case "undefined":
      return "NoneType";
    case "function":
      return functionType(value);
    case "object":
      if (value === null) return "NoneType";
      return (
        className(value) ??
        (Array.isArray(value) ? "list" : isByteArray(value) ? "bytearray" : jsTypeName(value))
      );
    default:
      return typeof value;
  }
}

function functionType(value: object): string {
  if (isOwnClass(value)) return "type";
  return isBuiltin(value) ? "builtin_function_or_method" : "function";
}

/** The M28 name of the class of an instance, or of a runtime object; undefined for JavaScript objects. */
export function className(value: object): string | undefined {
  return isOwn(value) ? (value.constructor as Named | undefined)?.$name : undefined;
}

/** The name of the constructor of a JavaScript object: of its prototype, since reading a property of the object may run code. */
export function jsTypeName(value: object): string {
  try {
    const prototype = Object.getPrototypeOf(value) as {
      readonly constructor?: { readonly name?: unknown };
    } | null;
    const name = prototype?.constructor?.name;
    if (typeof name === "string" && name !== "") return name;
  } catch {
    // A Proxy does not give its prototype.
  }
  return "Object";
}

/** An object that is neither the runtime's nor an instance of an M28 class. */
export function isJsObject(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    className(value) === undefined &&
    !isByteArray(value)
  );
}

/** An instance of a class that M28 code can name, built in or the user's. */
export function isInstanceOfClass(value: object): boolean {
  return isOwn(value) && !!(value.constructor as Named | undefined)?.$class;
}
