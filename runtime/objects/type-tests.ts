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
  if (!isClass(C)) return isForeignSubclass(C, T);
  if (isClass(T)) return isAmong(mroOf(C), T);
  if (typeof T === "string") return mroOf(C).some((ancestor) => ancestor.$name === modernName(T));
  if (isConstructor(T)) return isDerived(C, T);
  return alternativesIn(T).some((type) => issubclass(C, type));
}

function alternativesIn(T: unknown): readonly unknown[] {
  if (Array.isArray(T)) return T;
  if (isTuple(T)) return T.items;
  throw notAType("issubclass() arg 2 must be a class, a tuple of classes, or a union");
}

/** Of a class of JavaScript's, which may be derived from one of M28's. */
function isForeignSubclass(C: unknown, T: unknown): boolean {
  if (!isConstructor(C)) throw notAType("issubclass() arg 1 must be a class");
  if (isClass(T)) return T.$name === "object" || isDerived(C, T);
  if (isConstructor(T)) return C === T || isDerived(C, T);
  if (typeof T === "string") return T === "object" || T === C.name;
  return alternativesIn(T).some((type) => issubclass(C, type));
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
type JavaScriptClass = abstract new (...args: any[]) => unknown;

function isJavaScriptClass(T: unknown): T is JavaScriptClass {
  return typeof T === "function" && !isFunctionValue(T) && prototypeIn(T) !== undefined;
}

/** A class of JavaScript's, for certain: a Proxy that is none cannot be made to construct, and is not asked. */
function isConstructor(f: unknown): f is JavaScriptClass {
  if (typeof f !== "function" || isFunctionValue(f)) return false;
  try {
    return new new Proxy(f as new () => object, { construct: () => ({}) })() !== null;
  } catch {
    return false;
  }
}

function isDerived(C: JavaScriptClass | ClassValue, T: JavaScriptClass | ClassValue): boolean {
  const [own, parent] = [prototypeIn(C), prototypeIn(T)];
  return own !== undefined && parent !== undefined && Object.prototype.isPrototypeOf.call(parent, own);
}

function notAType(message: string): Error {
  return typeError(message);
}
