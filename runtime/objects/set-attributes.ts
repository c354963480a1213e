/** Storing and removing attributes (language §7.2, §7.6, §15.2). */
import { typeError } from "../errors/hierarchy.ts";
import { isDict } from "../values/dict.ts";
import { isByteArray } from "../values/foreign.ts";
import { ownLengths } from "../values/length.ts";
import { ours } from "../values/own.ts";
import { noAttribute } from "./attribute-errors.ts";
import { isJsValue } from "./attributes.ts";
import { addClassAttribute, deleteClassAttribute, immutable, isFixed } from "./class-attributes.ts";
import { deleteOwn, setOwn } from "./instance-attributes.ts";
import { adoptDict } from "./instance-dict.ts";
import { definitionOf } from "./methods.ts";
import {
  type AttributeOwner,
  type ClassValue,
  type FunctionValue,
  isClass,
  isClassInstance,
} from "./types.ts";

/** `(= o.name value)`, whose value is that of `value`. Throws AttributeError where `o` cannot have that attribute. */
export function setattr(o: unknown, name: string, value: unknown): unknown {
  if (isClassInstance(o)) {
    if (typeof o.__setattr__ === "function") o.__setattr__(name, value);
    else setOwn(o, name, value);
  } else if (typeof o === "function") {
    setFunctionAttribute(o as FunctionValue, name, value);
  } else if (isDict(o) && !isSpecial(name)) {
    o.set(name, value);
  } else if (isJsValue(o) && !(isSpecial(name) && isByteArray(o))) {
    (o as Record<string, unknown>)[name] = value;
  } else if (ours<AttributeOwner>(o)?.$setattr?.(name, value) !== true) {
    throw noAttribute(o, name);
  }
  return value;
}

/** The same for names that are known only at run time, and for `__dict__` and `__len__`. */
export function setattrByName(o: unknown, name: string, value: unknown): unknown {
  if (name === "__len__") ownLengths();
  if (name !== "__dict__" || !isClassInstance(o) || typeof o.__setattr__ === "function")
    return setattr(o, name, value);
  adoptDict(o, value);
  return value;
}

/** `(del o.name)`. */
export function delattr(o: unknown, name: string): void {
  if (isClassInstance(o)) {
    if (typeof o.__delattr__ === "function") o.__delattr__(name);
    else deleteOwn(o, name);
  } else if (!removed(o, name)) {
    throw noAttribute(o, name);
  }
}

/** What no key of a dict can be reached by as an attribute. */
function isSpecial(name: string): boolean {
  return name.startsWith("__");
}

function setFunctionAttribute(f: FunctionValue, name: string, value: unknown): void {
  if (isClass(f)) setClassValueAttribute(f, name, value);
  else if (isJsValue(f as unknown)) (f as unknown as Record<string, unknown>)[name] = value;
  else if (f.$builtin === true || f.$func !== undefined) throw noAttribute(f, name);
  else if (name === "__doc__") definitionOf(f).$doc = value as string;
  else (definitionOf(f).$attrs ??= Object.create(null) as Record<string, unknown>)[name] = value;
}

function setClassValueAttribute(C: ClassValue, name: string, value: unknown): void {
  if (isFixed(C)) throw immutable(C, name);
  if (name === "__name__" && typeof value === "string") C.$name = value;
  else if (name === "__doc__") C.$doc = value as string;
  else if (name === "__class__") throw typeError("__class__ assignment is not supported");
  else addClassAttribute(C, name, value);
}

function removed(o: unknown, name: string): boolean {
  if (isClass(o)) return deleteClassAttribute(o, name);
  if (isDict(o)) return !isSpecial(name) && o.delete(name);
  if (isJsValue(o))
    return !(isSpecial(name) && isByteArray(o)) && delete (o as Record<string, unknown>)[name];
  if (typeof o !== "function") return ours<AttributeOwner>(o)?.$delattr?.(name) === true;
  const attributes = definitionOf(o as FunctionValue).$attrs;
  return attributes !== undefined && Object.hasOwn(attributes, name) && delete attributes[name];
}
