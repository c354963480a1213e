/** Attributes of instances, without the hooks that their class may define (language §7.2). */
import { bounds } from "../bounds.ts";
import { Dict } from "../values/dict.ts";
import { noAttribute } from "./attribute-errors.ts";
import { attributeOf, attributesApart, deleteApart, isTaken, setApart } from "./container-attributes.ts";
import type { Descriptor } from "./descriptors.ts";
import { bindMethod } from "./methods.ts";
import { mroOf } from "./mro.ts";
import { type ClassValue, classOf, type FunctionValue, type Instance, isMethod } from "./types.ts";

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

/** Stores an attribute; a property's setter is an accessor on the prototype. */
export function setOwn(o: Instance, name: string, value: unknown): void {
  if (bounds !== null && name.startsWith("$")) throw noAttribute(o, name);
  if (!setApart(o, name, value)) o[name] = value;
}

export function deleteOwn(o: Instance, name: string): void {
  const descriptor = mroOf(classOf(o))
    .map((C) => C.$descriptors?.[name])
    .find((each) => each !== undefined) as Descriptor | undefined;
  if (descriptor?.remove?.(o, name)) return;
  if (Object.hasOwn(o, name) && !Object.hasOwn(attributesApart(o), name)) delete o[name];
  else if (!deleteApart(o, name)) throw noAttribute(o, name);
}

/** `o.__dict__`: the instance's own attributes, a snapshot. */
export function ownAttributes(o: Instance): Dict {
  const names = Object.keys(o).filter(
    (name) => !name.startsWith("$") && !/^\d+$/.test(name) && !isTaken(classOf(o), name),
  );
  const visible =
    o instanceof Error ? names.filter((name) => name !== "args" && !name.startsWith("__")) : names;
  const own = visible.map((name) => [name, o[name]] as const);
  return Dict.from([...Object.entries(attributesApart(o)), ...own]);
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
      return ownAttributes(o);
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
  if (!(name in Object.prototype) && name !== "constructor") return false;
  if (name === "constructor" || name === "toString") return !Object.hasOwn(o, name) && !isMethod(o[name]);
  const owner = ownerOf(o, name);
  return owner === Object.prototype || owner === Array.prototype;
}

function ownerOf(o: object | null, name: string): object | null {
  while (o !== null && !Object.hasOwn(o, name)) o = Object.getPrototypeOf(o) as object | null;
  return o;
}

/** A method of a built-in class; it has no signature. */
function isNativeMethod(o: Instance, name: string, value: FunctionValue): boolean {
  return (
    name.startsWith("__") && value.$sig === undefined && value.$class !== true && !Object.hasOwn(o, name)
  );
}
