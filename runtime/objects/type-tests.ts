/** `isinstance`, `issubclass` and the class of a value (language §7.7). */
import { typeError } from "../errors/hierarchy.ts";
import { extensions } from "../values/extensions.ts";
import { prototypeIn } from "../values/own.ts";
import { isTuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { isAmong, mroOf } from "./mro.ts";
import { builtinClassNamed } from "./object-class.ts";
import { type ClassValue, classOf, isClass, isClassInstance, isFunctionValue } from "./types.ts";

/** `(isinstance x T)`; T is a class, the name of one, or a tuple or list of them. Throws TypeError for anything else. */
export function isinstance(x: unknown, T: unknown): boolean {
  if (isClass(T)) return isOf(x, T);
  if (typeof T === "string") return namesOf(x).includes(modernName(T));
  if (isJavaScriptClass(T)) return x instanceof T;
  const alternatives = Array.isArray(T) ? T : isTuple(T) ? T.items : null;
  if (alternatives === null)
    throw notAType("isinstance() arg 2 must be a type, a tuple of types, or a union");
  return alternatives.some((type) => isinstance(x, type));
}

/** `(issubclass C T)`. */
export function issubclass(C: unknown, T: unknown): boolean {
  if (!isClass(C)) throw notAType("issubclass() arg 1 must be a class");
  if (isClass(T)) return isAmong(mroOf(C), T);
  if (typeof T === "string") return mroOf(C).some((ancestor) => ancestor.$name === modernName(T));
  const alternatives = Array.isArray(T) ? T : isTuple(T) ? T.items : null;
  if (alternatives === null)
    throw notAType("issubclass() arg 2 must be a class, a tuple of classes, or a union");
  return alternatives.some((type) => issubclass(C, type));
}

/** `(type x)`. */
export function typeOf(x: unknown): ClassValue {
  return isClassInstance(x) ? classOf(x) : builtinClassNamed(typeName(x));
}

function isOf(x: unknown, T: ClassValue): boolean {
  if (T.$test !== undefined && (T.$test(x) || extensions.onPrimitives === null)) return T.$test(x);
  return x instanceof T || (isClassInstance(x) && isAmong(mroOf(classOf(x)), T));
}

/** The names of all classes that x is an instance of; a bool is an int too, as in Python. */
function namesOf(x: unknown): string[] {
  const own = isClassInstance(x) ? mroOf(classOf(x)).map((C) => C.$name) : [typeName(x), "object"];
  if (own[0] === "bool") own.push("int");
  if (typeof x === "number" || typeof x === "bigint") own.push("number");
  return own;
}

/** Old M28 calls str `string` and NoneType `nil`. */
function modernName(name: string): string {
  return name === "string" ? "str" : name === "nil" || name === "None" ? "NoneType" : name;
}

// biome-ignore lint/suspicious/noExplicitAny: any constructor will do
function isJavaScriptClass(T: unknown): T is abstract new (...args: any[]) => unknown {
  return typeof T === "function" && !isFunctionValue(T) && prototypeIn(T) !== undefined;
}

function notAType(message: string): Error {
  return typeError(message);
}
