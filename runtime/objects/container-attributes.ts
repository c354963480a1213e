/**
 * Attributes of instances of classes derived from containers, under names that the JavaScript classes of these containers use
 * themselves (`push`, `size`): the runtime sees the container's, programs see their own.
 */
import type { Dict } from "../values/dict.ts";
import { type AttributesApart, hooks } from "./class-hooks.ts";
import { keyOf } from "./property-keys.ts";
import { type ClassValue, classOf, type Instance } from "./types.ts";

/** An instance's own attributes under such names. */
const APART = "$apart";

/** From now on the attributes of instances may be apart. */
export function keepApart(): void {
  hooks.apart = apart;
}

const apart: AttributesApart = { get: attributeOf, set: setAttribute, delete: deleteAttribute };

function attributeOf(o: Instance, name: string): unknown {
  const C = classOf(o);
  if (o.$dict !== undefined && !isComputed(C, name)) return (o.$dict as Dict).get(name) ?? o[keyOf(name)];
  if (!isTaken(C, name)) return o[keyOf(name)];
  const apart = o[APART] as Record<string, unknown> | undefined;
  if (apart !== undefined && Object.hasOwn(apart, name)) return apart[name];
  const holder = holderOf(C, name);
  return holder === undefined ? undefined : Reflect.get(holder, name, o);
}

function setAttribute(o: Instance, name: string, value: unknown): boolean {
  if (o.$dict === undefined || isComputed(classOf(o), name)) return setApart(o, name, value);
  (o.$dict as Dict).set(name, value);
  return true;
}

function deleteAttribute(o: Instance, name: string): boolean {
  if (o.$dict !== undefined) return (o.$dict as Dict).delete(name);
  const key = keyOf(name);
  if (Object.hasOwn(o, key) && !isTaken(classOf(o), name)) return delete o[key];
  return deleteApart(o, name);
}

/** Is it a property, or another attribute that is computed whatever the instance has under its name? */
export function isComputed(C: ClassValue, name: string): boolean {
  return (C.$mro ?? []).some((each) => each.$descriptors?.[name]?.remove !== undefined);
}

/** Does the JavaScript class of the container that a class is derived from use this name? */
export function isTaken(C: ClassValue, name: string): boolean {
  if (C.$foreign !== undefined) return false;
  const { $native: native } = C;
  if (native === undefined || name in Object.prototype || name.startsWith("_")) return false;
  const { prototype } = native;
  if (prototype instanceof Error) return name === "name" || name === "stack" || name === "cause";
  return name in prototype || (name === "items" && (prototype as { $kind?: string }).$kind === "tuple");
}

/** Stores an attribute whose name the container uses; false when it does not. */
export function setApart(o: Instance, name: string, value: unknown): boolean {
  const C = classOf(o);
  if (!isTaken(C, name)) return false;
  const holder = holderOf(C, name);
  const setter = holder && Object.getOwnPropertyDescriptor(holder, name)?.set;
  if (setter !== undefined) setter.call(o, value);
  else storeApart(o, name, value);
  return true;
}

/** Stores an attribute that is not to be a property of the instance. */
export function storeApart(o: Instance, name: string, value: unknown): void {
  if (o[APART] === undefined) Object.defineProperty(o, APART, { value: {} });
  (o[APART] as Record<string, unknown>)[name] = value;
}

function deleteApart(o: Instance, name: string): boolean {
  const apart = o[APART] as Record<string, unknown> | undefined;
  return apart !== undefined && Object.hasOwn(apart, name) && delete apart[name];
}

/** The instance's own attributes under such names. */
export function attributesApart(o: Instance): Record<string, unknown> {
  return (o[APART] as Record<string, unknown> | undefined) ?? {};
}

/** Gives a new instance the container's, or the error's, own methods where its classes define others, so that the runtime finds them. */
export function protectContainer(o: Instance, C: ClassValue): Instance {
  const { prototype } = C.$native!;
  for (const name of protectedNames(C))
    Object.defineProperty(o, name, { ...descriptorIn(prototype, name), enumerable: false });
  return o;
}

/** The prototype of the first class, of those written in M28, that has the attribute. */
function holderOf(C: ClassValue, name: string): object | undefined {
  return writtenClasses(C).find((each) => Object.hasOwn(each.prototype, name))?.prototype;
}

/** Found out when an instance is made, and again after classes have got more attributes. */
function protectedNames(C: ClassValue): readonly string[] {
  if (C.$protectedAt !== hooks.changes) {
    C.$protectedAt = hooks.changes;
    const names = writtenClasses(C).flatMap((each) => Object.getOwnPropertyNames(each.prototype));
    C.$protected = [...new Set(names)].filter((name) => name in C.$native!.prototype && isTaken(C, name));
  }
  return C.$protected!;
}

function writtenClasses(C: ClassValue): readonly ClassValue[] {
  return (C.$mro ?? []).filter((each) => Object.hasOwn(each, "$module"));
}

function descriptorIn(prototype: object, name: string): PropertyDescriptor {
  let holder = prototype;
  while (!Object.hasOwn(holder, name)) holder = Object.getPrototypeOf(holder) as object;
  return Object.getOwnPropertyDescriptor(holder, name)!;
}
