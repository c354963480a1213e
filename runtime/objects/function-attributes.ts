/** Attributes of functions and classes (language §5.4, §7.3). */
import { functionName } from "../text/function-text.ts";
import { Dict } from "../values/dict.ts";
import { dictOf } from "../values/displays.ts";
import { hashMethod } from "../values/hash.ts";
import { Tuple } from "../values/tuple.ts";
import { classAttribute, classAttributeNames } from "./class-attributes.ts";
import { docOf } from "./instance-attributes.ts";
import { definitionOf } from "./methods.ts";
import { basesOf, mroOf } from "./mro.ts";
import { builtinClassNamed } from "./object-class.ts";
import { objectMethod } from "./object-methods.ts";
import type { ClassValue, Dispatcher, FunctionValue } from "./types.ts";

export function functionAttribute(f: FunctionValue, name: string): unknown {
  const definition = definitionOf(f);
  const own = definition.$attrs;
  if (own !== undefined && name in own) return own[name];
  switch (name) {
    case "__name__":
    case "__qualname__":
      return functionName(f);
    case "__doc__":
      return definition.$doc ?? null;
    case "__module__":
      return null;
    case "__annotations__":
      return dictOf(...(definition.$annotations ?? []));
    case "__dict__":
      return Dict.from(Object.entries(own ?? {}));
    case "__call__":
      return f;
    case "__self__":
      return f.$self;
    case "__func__":
      return f.$func;
    case "__class__":
      return builtinClassNamed(f.$builtin === true ? "builtin_function_or_method" : "function");
    default:
      return undefined;
  }
}

/** `C.name`. */
export function classValueAttribute(C: ClassValue, name: string, dispatcher: Dispatcher | null): unknown {
  const value = classAttribute(C, name);
  if (value !== undefined) return value;
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
    case "__hash__":
      return hashMethod(C.prototype) === null ? null : unboundObjectMethod(name);
    default:
      return C.$attrs?.[name] ?? builtinMethod(C, dispatcher) ?? unboundObjectMethod(name);
  }
}

/** `str.upper`: takes the receiver first. */
function builtinMethod(C: ClassValue, dispatcher: Dispatcher | null): unknown {
  return C.$test === undefined ? undefined : dispatcher?.$of(C.$name)?.unbound();
}

function unboundObjectMethod(name: string): unknown {
  const method = objectMethod(name);
  return method && ((self: unknown, ...args: unknown[]) => method.apply(self, args));
}
