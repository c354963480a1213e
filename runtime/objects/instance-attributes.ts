/** Attributes of instances, without the hooks that their class may define (language §7.2). */
import { bounds } from "../bounds.ts";
import { noAttribute } from "./attribute-errors.ts";
import { hasOwnAttribute } from "./class-attributes.ts";
import { hooks } from "./class-hooks.ts";
import { instanceDict } from "./instance-dict.ts";
import { bindMethod } from "./methods.ts";
import { mroOf } from "./mro.ts";
import { keyOf } from "./property-keys.ts";
import {
  type ClassValue,
  classOf,
  type Descriptor,
  type FunctionValue,
  type Instance,
  isClass,
  isFunctionValue,
  isMethod,
} from "./types.ts";

/** What a program sees under a name; undefined if there is nothing. */
export function attributeOf(o: Instance, name: string): unknown {
  return hooks.apart === null ? o[keyOf(name)] : hooks.apart.get(o, name);
}

/** The attribute, a method bound; undefined when neither the instance nor its class has it. */
export function lookUpOwn(o: Instance, name: string): unknown {
  const value = attributeOf(o, name);
  if (value === undefined || isHidden(o, name)) return undefined;
  if (typeof value !== "function") return value;
  if (isMethod(value)) return bindMethod(value, o);
  return isNativeMethod(o, name, value as FunctionValue) ? value.bind(o) : value;
}

/** The same, or what every object has; throws AttributeError when there is none. */
export function getOwn(o: Instance, name: string): unknown {
  const own = lookUpOwn(o, name);
  const value = own === undefined ? ofEveryObject(o, name) : own;
  if (value === undefined) throw noAttribute(o, name);
  return value;
}

/** Stores an attribute, but not `__dict__`; a property's setter is an accessor on the prototype. */
export function setOwn(o: Instance, name: string, value: unknown): void {
  if (bounds !== null && name.startsWith("$")) throw noAttribute(o, name);
  if (hooks.apart === null || !hooks.apart.set(o, name, value)) o[keyOf(name)] = value;
}

export function deleteOwn(o: Instance, name: string): void {
  const descriptor = mroOf(classOf(o))
    .map((C) => C.$descriptors?.[name])
    .find((each) => each !== undefined) as Descriptor | undefined;
  if (descriptor?.remove?.(o, name)) return;
  const key = keyOf(name);
  const isThere = hooks.apart === null ? Object.hasOwn(o, key) && delete o[key] : hooks.apart.delete(o, name);
  if (!isThere) throw noAttribute(o, name);
}

export function docOf(C: ClassValue): unknown {
  return C.$doc ?? null;
}

/** What every object has without anybody having set it. */
export function ofEveryObject(o: Instance, name: string): unknown {
  switch (name) {
    case "__class__":
      return classOf(o);
    case "__dict__":
      return instanceDict(o);
    case "__doc__":
      return docOf(classOf(o));
    case "__module__":
      return classOf(o).$module ?? "builtins";
    default:
      return undefined;
  }
}

/** What JavaScript's own prototypes have is no attribute of an exception or of a subclass of a container type. */
function isHidden(o: Instance, name: string): boolean {
  if (bounds !== null && (name === "stack" || name.startsWith("$"))) return true;
  const key = keyOf(name);
  if (!(name in Object.prototype) || Object.hasOwn(o, key) || o.$dict !== undefined) return false;
  return !mroOf(classOf(o)).some((C) => Object.hasOwn(C, "$module") && hasOwnAttribute(C, name));
}

/** A method of a built-in class; it has no signature. */
function isNativeMethod(o: Instance, name: string, value: FunctionValue): boolean {
  return name.startsWith("__") && !isFunctionValue(value) && !isClass(value) && !Object.hasOwn(o, name);
}
