/** Attributes under names that begin with `__`: what values have under them without anybody having set it (language §5.4, §7.6). */
import { functionName } from "../text/repr.ts";
import { Dict } from "../values/dict.ts";
import { dictOf } from "../values/displays.ts";
import { hashMethod } from "../values/hash.ts";
import { Tuple } from "../values/tuple.ts";
import { typeName } from "../values/types.ts";
import { attributeError } from "./attribute-errors.ts";
import { classAttribute, classAttributeNames } from "./class-attributes.ts";
import { docOf, ofEveryObject } from "./instance-attributes.ts";
import { definitionOf, functionOf } from "./methods.ts";
import { basesOf, mroOf } from "./mro.ts";
import { builtinClassNamed } from "./object-class.ts";
import { initialize, objectMethod } from "./object-methods.ts";
import {
  type ClassValue,
  classOf,
  type Dispatcher,
  type FunctionValue,
  type Instance,
  isClass,
  isClassInstance,
} from "./types.ts";

/**
 * In the place of a dispatcher where such a name is read, or any name that is known only at run time. Who reads other names does
 * without, so that a program carries all this only if it asks for it.
 */
export const special: Dispatcher = {
  $find: () => undefined,
  $of: () => undefined,
  $special(o, name) {
    if (typeof o === "function") return isClass(o) ? ofClass(o, name) : ofFunction(o as FunctionValue, name);
    if (isClassInstance(o)) return ofInstance(o, name);
    if (name === "__class__") return builtinClassNamed(typeName(o));
    if (name === "__doc__") return docOf(builtinClassNamed(typeName(o)));
    if (typeName(o) === "module" && objectMethod(name) === undefined)
      throw attributeError(`module '${(o as { readonly name: string }).name}' has no attribute '${name}'`);
    return undefined;
  },
};

function ofFunction(f: FunctionValue, name: string): unknown {
  const definition = definitionOf(f);
  switch (name) {
    case "__name__":
      return functionName(f);
    case "__qualname__":
      return qualified(f);
    case "__doc__":
      return definition.$doc ?? null;
    case "__module__":
      return null;
    case "__annotations__":
      return dictOf(...(definition.$annotations ?? []));
    case "__dict__":
      return Dict.from(Object.entries(definition.$attrs ?? {}));
    case "__call__":
      return f;
    case "__self__":
      return f.$self;
    case "__func__":
      return functionOf(f);
    case "__class__":
      return builtinClassNamed(f.$builtin === true ? "builtin_function_or_method" : "function");
    default:
      return undefined;
  }
}

/** With the name of the class that a bound method is from. */
function qualified(f: FunctionValue): string {
  const name = functionName(f);
  const { $self: self } = f;
  if (self === undefined || self === null) return name;
  if (f.$builtin === true) return `${isClass(self) ? self.$name : typeName(self)}.${name}`;
  const C = isClass(self) ? self : isClassInstance(self) ? classOf(self) : null;
  const from = C && mroOf(C).find((each) => Object.hasOwn(each.prototype, name));
  return from == null ? name : `${from.$name}.${name}`;
}

function ofClass(C: ClassValue, name: string): unknown {
  switch (name) {
    case "__name__":
    case "__qualname__":
      return C.$name;
    case "__bases__":
      return new Tuple([...basesOf(C)]);
    case "__mro__":
      return new Tuple([...mroOf(C)]);
    case "__dict__":
      return Dict.from(classAttributeNames(C).map((key) => [key, classAttribute(C, key)] as const));
    case "__doc__":
      return docOf(C);
    case "__module__":
      return C.$module ?? "builtins";
    case "__class__":
      return builtinClassNamed("type");
    case "__call__":
      return C;
    case "__hash__":
      return hashMethod(C.prototype) === null ? null : unboundObjectMethod(name);
    default:
      return C.$attrs?.[name] ?? unboundObjectMethod(name);
  }
}

function ofInstance(o: Instance, name: string): unknown {
  const value = ofEveryObject(o, name);
  return value === undefined ? objectMethod(name)?.bind(o) : value;
}

function unboundObjectMethod(name: string): unknown {
  const method = objectMethod(name);
  if (method === undefined) return undefined;
  const f: FunctionValue = (self: unknown, ...args: unknown[]) => method.apply(self, args);
  if (name !== "__init__") return f;
  f.$builtin = true;
  f.$sig = "__init__(self, /, *args, **keywords)";
  f.$impl = (self: unknown, args: Tuple, keywords: Dict) => initialize(self, args.items, keywords);
  return f;
}
