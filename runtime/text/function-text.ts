/** The repr of functions and classes. */
import { typeName } from "../values/types.ts";
import { repr } from "./repr.ts";

/** What the runtime knows of a function. */
interface Marks {
  readonly $class?: unknown;
  readonly $name?: unknown;
  /** The signature's text: the M28 name first, after a dot if it is a method. */
  readonly $sig?: string;
  /** True of the runtime's own functions. */
  readonly $builtin?: unknown;
  /** The receiver of a bound method. */
  readonly $self?: unknown;
  /** What it binds: a function, but for those of built-in values. */
  readonly $func?: unknown;
  readonly $attrs?: Readonly<Record<string, unknown>>;
  readonly name: string;
}

export function functionText(value: object): string {
  const marks = value as Marks;
  if (marks.$class === true) return `<class '${String(marks.$name)}'>`;
  if (typeof marks.$sig !== "string" && marks.$builtin !== true)
    return `<js function ${functionName(value)}>`;
  const name = String(marks.$attrs?.__qualname__ ?? functionName(value));
  if (marks.$self !== undefined && typeof marks.$func === "function")
    return `<bound method ${typeName(marks.$self)}.${name} of ${repr(marks.$self)}>`;
  if (marks.$builtin) return `<built-in function ${name}>`;
  return `<function ${name}>`;
}

/** The M28 name of a function. */
export function functionName(value: object): string {
  const { $sig, name } = value as Marks;
  if (typeof $sig !== "string") return typeof name === "string" ? name : "";
  return /^\.?([^(]*)/.exec($sig)![1]!;
}
