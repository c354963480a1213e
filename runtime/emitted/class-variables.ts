/** Names of class bodies. */
import { setClassAttribute } from "../objects/class-attributes.ts";
import type { ClassValue } from "../objects/types.ts";

/** An assignment to a name of a class body; its value is the assigned value. */
export function setClassVariable(C: ClassValue, name: string, value: unknown): unknown {
  setClassAttribute(C, name, value);
  return value;
}
