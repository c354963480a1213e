/** Names of class bodies. */
import { setClassAttribute } from "../objects/class-attributes.ts";
import { classmethod } from "../objects/descriptors.ts";
import { type ClassValue, isClassInstance, isFunctionValue } from "../objects/types.ts";

/** An assignment to a name of a class body; its value is the assigned value. */
export function setClassVariable(C: ClassValue, name: string, value: unknown): unknown {
  const isOfClass = name === "__class_getitem__" && isFunctionValue(value);
  setClassAttribute(C, name, isOfClass ? classmethod(value) : value);
  if (isClassInstance(value) && typeof value.__set_name__ === "function") value.__set_name__(C, name);
  return value;
}
