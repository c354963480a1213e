/** Class attributes: they live on the prototype, as ordinary JavaScript methods, values and accessors. */
import { bounds } from "../bounds.ts";
import { typeError } from "../errors/hierarchy.ts";
import { noteHook } from "./class-hooks.ts";
import { CustomDescriptor, hasDescriptorHooks, isDescriptor, LateMethod } from "./descriptors.ts";
import { calledByRuntime, methodOf, refusing, unboundMethod } from "./methods.ts";
import { mroOf } from "./mro.ts";
import { isOfEveryObject, keyOf, nameOfKey } from "./property-keys.ts";
import { type ClassValue, type Descriptor, type FunctionValue, isMethod } from "./types.ts";

/**
 * A method of a class body.
 * @param method expects its receiver as `this`, its signature begins with `.`
 */
export function defineMethod(C: ClassValue, name: string, method: FunctionValue): void {
  forget(C, name);
  place(C, name, { ...HIDDEN, value: typeof method === "function" ? asCalled(name, method) : method });
}

/** The method as those call it who cannot wait for it: the runtime, or JavaScript where it makes an object into something else. */
function asCalled(name: string, method: FunctionValue): FunctionValue {
  if (isCalledByRuntime(name)) return calledByRuntime(refusing(method));
  return /^(?:toString|valueOf|toJSON)$/.test(name) ? calledByRuntime(method) : method;
}

/** A protocol method. A JavaScript caller of a constructor can wait for the object. */
function isCalledByRuntime(name: string): boolean {
  return name.startsWith("__") && name !== "__init__" && name !== "__new__";
}

/** `(= C.name value)`: functions become methods. The methods of protocols and constructors are the runtime's to call. */
export function addClassAttribute(C: ClassValue, name: string, value: unknown): void {
  if (bounds !== null && name.startsWith("$")) throw immutable(C, name);
  const method = typeof value === "function" ? methodOf(value as FunctionValue) : null;
  if (!isMethod(method) || name.startsWith("__") || name === "init" || C.$test !== undefined)
    return setClassAttribute(C, name, value);
  const late = new LateMethod(method);
  remember(C, name, late);
  place(C, name, late.define(name));
}

/** A variable of a class body: functions become methods. */
export function setClassAttribute(C: ClassValue, name: string, value: unknown): void {
  if (C.$test !== undefined || isFixed(C)) throw immutable(C, name);
  if (isDescriptor(value)) {
    remember(C, name, value);
    place(C, name, value.define(name));
  } else if (hasDescriptorHooks(value)) {
    setClassAttribute(C, name, new CustomDescriptor(value));
  } else {
    defineMethod(C, name, typeof value === "function" ? methodOf(value as FunctionValue) : (value as never));
  }
}

/** Removes a class's own attribute; false when it has none of that name. */
export function deleteClassAttribute(C: ClassValue, name: string): boolean {
  const key = keyOf(name);
  if (!Object.hasOwn(C.prototype, key) || isFixed(C)) return false;
  if (bounds !== null && name.startsWith("$")) return false;
  forget(C, name);
  for (const target of [C.prototype, ...(C.$mirrors ?? [])] as Record<string, unknown>[]) {
    delete target[key];
    if (name === "init") delete target.$init;
  }
  return true;
}

/** `C.name`: functions take their receiver as the first argument. Undefined when there is no such attribute. */
export function classAttribute(C: ClassValue, name: string): unknown {
  return attributeIn(mroOf(C), name, C);
}

/**
 * The attribute that the first of these classes has of its own.
 * @param owner the class for which class methods are bound
 */
export function attributeIn(order: readonly ClassValue[], name: string, owner: ClassValue): unknown {
  for (const ancestor of order) {
    const descriptor = ownDescriptor(ancestor, name);
    if (descriptor !== undefined) return descriptor.ofClass(owner);
    if (ancestor.$foreign?.stand === ancestor) {
      const found = ancestor.$foreign.find(owner, name);
      if (found !== undefined) return found;
      continue;
    }
    if (!hasOwnAttribute(ancestor, name)) continue;
    if (!isUserClass(ancestor)) return builtinAttributeOf(ancestor, name);
    const value = (ancestor.prototype as Record<string, unknown>)[keyOf(name)];
    return isMethod(value) ? unboundMethod(value) : value;
  }
  return undefined;
}

/**
 * Has the class itself this attribute? A built-in type has the protocol methods of the JavaScript class behind it, and a class of
 * JavaScript's what that inherits.
 */
export function hasOwnAttribute(C: ClassValue, name: string): boolean {
  if (C.$foreign?.stand === C)
    return keyOf(name) in C.prototype && !(name.startsWith("__") && name in Object.prototype);
  if (Object.hasOwn(C.prototype, keyOf(name))) return isUserClass(C) || name !== "toString";
  return (
    C.$test !== undefined &&
    C.$native !== undefined &&
    name.startsWith("__") &&
    valueOn(C.prototype, name) !== undefined
  );
}

/** The property, static or class method under a name of the class itself. */
export function ownDescriptor(C: ClassValue, name: string): Descriptor | undefined {
  return C.$descriptors?.[name];
}

/** The error of an assignment to an attribute of such a class. */
export function immutable(C: ClassValue, name: string): Error {
  return typeError(`cannot set '${name}' attribute of immutable type '${C.$name}'`);
}

/** Macros must not change what the compiler is made of. */
export function isFixed(C: ClassValue): boolean {
  return bounds !== null && !bounds.made.has(C);
}

function isUserClass(C: ClassValue): boolean {
  return Object.hasOwn(C, "$module");
}

/** The methods of built-in classes are JavaScript methods without a signature; what is computed belongs to instances. */
function builtinAttributeOf(C: ClassValue, name: string): unknown {
  const method = valueOn(C.prototype, name);
  if (typeof method !== "function") return method;
  return (self: unknown, ...args: unknown[]) => (method as FunctionValue).apply(self, args);
}

function valueOn(prototype: object, name: string): unknown {
  let holder: object | null = prototype;
  while (holder !== null && !Object.hasOwn(holder, name))
    holder = Object.getPrototypeOf(holder) as object | null;
  const value = holder === null ? undefined : Object.getOwnPropertyDescriptor(holder, name)!.value;
  return isOfEveryObject(name, value) ? undefined : value;
}

/** The names of a class's own attributes. */
export function classAttributeNames(C: ClassValue): string[] {
  return Object.getOwnPropertyNames(C.prototype)
    .filter((key) => key !== "constructor" && !key.startsWith("$"))
    .map(nameOfKey);
}

function place(C: ClassValue, name: string, descriptor: PropertyDescriptor): void {
  noteHook(name);
  define(C, keyOf(name), descriptor);
  // An `init` may also be an attribute that only has that name, or one that is computed.
  if (name === "init")
    define(C, "$init", { ...HIDDEN, value: isMethod(descriptor.value) ? descriptor.value : undefined });
}

const HIDDEN = { writable: true, enumerable: false, configurable: true };

function define(C: ClassValue, key: string, descriptor: PropertyDescriptor): void {
  for (const target of [C.prototype, ...(C.$mirrors ?? [])]) Object.defineProperty(target, key, descriptor);
}

function remember(C: ClassValue, name: string, value: Descriptor): void {
  C.$descriptors ??= Object.create(null) as Record<string, Descriptor>;
  C.$descriptors[name] = value;
}

function forget(C: ClassValue, name: string): void {
  if (C.$descriptors !== undefined) delete C.$descriptors[name];
}
