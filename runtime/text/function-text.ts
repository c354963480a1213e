/** The repr of functions and classes. */
import { isBuiltin, isOwnClass, isSigned } from "../values/own.ts";
import { typeName } from "../values/types.ts";
import { repr } from "./repr.ts";

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
