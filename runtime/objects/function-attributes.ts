/** Attributes of functions and classes (language §5.4, §7.3). */
import { classAttribute } from "./class-attributes.ts";
import { definitionOf } from "./methods.ts";
import { mroOf } from "./mro.ts";
import type { ClassValue, Dispatcher, FunctionValue } from "./types.ts";

/** `f.name`; undefined when there is no such attribute. */
export function functionAttribute(f: FunctionValue, name: string, dispatcher: Dispatcher | null): unknown {
  const { $attrs: own } = definitionOf(f);
  return own !== undefined && Object.hasOwn(own, name) ? own[name] : dispatcher?.$special?.(f, name);
}

/** `C.name`; undefined when there is no such attribute. */
export function classValueAttribute(C: ClassValue, name: string, dispatcher: Dispatcher | null): unknown {
  if (C.$test !== undefined && dispatcher?.$special !== undefined) {
    const own = dispatcher.$special(C, name);
    if (own !== undefined) return own;
  }
  const value = classAttribute(C, name);
  if (value !== undefined) return value;
  const inherited = C.$foreign?.attribute(C, name) ?? undefined;
  if (inherited !== undefined) return inherited;
  if (dispatcher?.$special !== undefined) return dispatcher.$special(C, name);
  return C.$attrs?.[name] ?? builtinMethod(C, dispatcher);
}

/** `str.upper`, also of a class derived from str: takes the receiver first. */
function builtinMethod(C: ClassValue, dispatcher: Dispatcher | null): unknown {
  if (dispatcher === null) return undefined;
  const type = mroOf(C).find((each) => each.$test !== undefined && dispatcher.$of(each.$name) !== undefined);
  return type && dispatcher.$unbound!(dispatcher.$of(type.$name)!, C, type);
}
