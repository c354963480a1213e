/** What methods of built-in types take as their receiver where they are called by the type: `(list.append xs 1)`. */
import { typeError } from "../errors/hierarchy.ts";
import { mroOf } from "../objects/mro.ts";
import { type ClassValue, classOf, isClassInstance } from "../objects/types.ts";
import { isNumeric } from "../values/numeric.ts";
import { typeName } from "../values/types.ts";

/** @throws TypeError if the first of these arguments is no value of the type */
export function checkReceiver(type: ClassValue, name: string, args: readonly unknown[]): void {
  if (args.length === 0) throw typeError(`unbound method ${type.$name}.${name}() needs an argument`);
  if (!isValueOf(type, args[0]))
    throw typeError(
      `descriptor '${name}' for '${type.$name}' objects doesn't apply to a '${typeName(args[0])}' object`,
    );
}

const NUMBERS: readonly string[] = ["int", "float", "bool"];

/** A number is of each type of numbers: there is only one (language §3.2). */
export function isValueOf(type: ClassValue, x: unknown): boolean {
  if (type.$test!(x)) return true;
  if (isClassInstance(x)) return mroOf(classOf(x)).includes(type);
  return isNumeric(x) && NUMBERS.includes(type.$name);
}
