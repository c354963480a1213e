/** Built-ins and class variables as compiled code uses them. */
import { setClassAttribute } from "../objects/class-attributes.ts";
import type { ClassValue, Entry, FunctionValue } from "../objects/types.ts";

/** Gives a built-in, used as a value, its suspending entry. */
export function withEntry(f: FunctionValue, entry: Entry): FunctionValue {
  f.$s ??= entry;
  return f;
}

/** An assignment to a name of a class body; its value is the assigned value. */
export function setClassVariable(C: ClassValue, name: string, value: unknown): unknown {
  setClassAttribute(C, name, value);
  return value;
}
