/** Classes of the standard modules: written in JavaScript, and to programs like classes of their own. */
import { bindPositional } from "../objects/binding.ts";
import { defineMethod, setClassAttribute } from "../objects/class-attributes.ts";
import { defineClass } from "../objects/classes.ts";
import { ClassMethod, Property } from "../objects/descriptors.ts";
import type { Entry } from "../objects/entry-type.ts";
import { builtin, fn, variadic } from "../objects/functions.ts";
import { IS_INSTANCE } from "../objects/object-class.ts";
import { parseSignature } from "../objects/signature.ts";
import type { ClassValue, FunctionValue } from "../objects/types.ts";
import { shown } from "../values/shown.ts";

interface Details {
  readonly bases?: readonly ClassValue[];
  /** Parameters of the methods that have other than positional ones, by name: `"iterable=, maxlen="`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Suspending entries of methods, with the same parameters. */
  readonly entries?: Readonly<Record<string, Entry>>;
  /** Class methods: their functions take the class first. */
  readonly onClass?: Readonly<Record<string, readonly [f: Entry, parameters: string]>>;
}

/**
 * The class with the methods and getters of a JavaScript class, whose constructor plays no part: `__init__` initialises.
 * Getters become properties that cannot be assigned.
 */
export function moduleClass(
  module: string,
  name: string,
  source: abstract new () => object,
  { bases = [], parameters = {}, entries = {}, onClass = {} }: Details = {},
): ClassValue {
  const C = defineClass(name, bases, module);
  Object.defineProperty(C.prototype, IS_INSTANCE, { value: false });
  const members = Object.getOwnPropertyDescriptors(source.prototype) as Record<string, PropertyDescriptor>;
  for (const key of Reflect.ownKeys(members) as string[]) {
    const { value, get } = members[key]!;
    if (key === "constructor") continue;
    if (typeof key === "symbol" || key.startsWith("$") || key === "toJSON")
      Object.defineProperty(C.prototype, key, members[key]!);
    else if (get !== undefined)
      setClassAttribute(C, key, new Property(fn(get as Entry, `.${key}(self)`), null, null, null));
    else defineMethod(C, key, method(key, value as Entry, parameters[key], entries[key]));
  }
  if ("__repr__" in source.prototype) shown(C as unknown as Parameters<typeof shown>[0]);
  for (const [key, [f, list]] of Object.entries(onClass)) {
    setClassAttribute(C, key, new ClassMethod(fn(f, `${key}(cls${list && ", "}${list})`)));
  }
  return C;
}

function method(name: string, f: Entry, parameters: string | undefined, entry: Entry | undefined) {
  const sig = `.${name}(self${separated(parameters ?? positional(f.length))})`;
  if (/\*\w/.test(sig)) {
    const several = variadic(f, sig);
    if (entry !== undefined) {
      several.$s = function (this: unknown, ...args: unknown[]) {
        return entry.apply(this, bindPositional(sig, args));
      };
      several.$implS = entry;
    }
    return builtin(several);
  }
  const value: FunctionValue = builtin(fn(checked(f, sig), sig));
  if (entry !== undefined) value.$s = checked(entry, sig);
  return value;
}

/** Calls with a fitting number of arguments pass them on; others are bound first, or refused. */
function checked(f: Entry, sig: string): Entry {
  const { required, positional: most } = parseSignature(sig);
  return function (this: unknown, ...args: unknown[]) {
    return f.apply(this, args.length >= required && args.length <= most ? args : bindPositional(sig, args));
  };
}

function separated(parameters: string): string {
  return parameters === "" ? "" : `, ${parameters}`;
}

function positional(count: number): string {
  return count === 0 ? "" : `${["x", "y", "z"].slice(0, count).join(", ")}, /`;
}
