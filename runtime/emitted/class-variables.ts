/** Names of class bodies. */
import { setClassAttribute } from "../objects/class-attributes.ts";
import { type ClassValue, isClassInstance } from "../objects/types.ts";

/** An assignment to a name of a class body; its value is the assigned value. */
export function setClassVariable(C: ClassValue, name: string, value: unknown): unknown {
  setClassAttribute(C, name, value);
  if (isClassInstance(value) && typeof value.__set_name__ === "function") value.__set_name__(C, name);
  return value;
}
