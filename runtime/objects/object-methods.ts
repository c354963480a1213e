/** The methods that every class inherits from `object`; they take their receiver as `this`. */
import { typeError } from "../errors/hierarchy.ts";
import { defaultText, repr } from "../text/repr.ts";
import { str } from "../text/str.ts";
import { NotImplemented } from "../values/constants.ts";
import type { Dict } from "../values/dict.ts";
import { identity } from "../values/identity.ts";
import { kindOf } from "../values/kinds.ts";
import type { HashSet } from "../values/sets.ts";
import { typeName } from "../values/types.ts";
import { fillNative, made } from "./construct.ts";
import type { Entry } from "./entry-type.ts";
import { deleteOwn, getOwn, setOwn } from "./instance-attributes.ts";
import { adoptDict } from "./instance-dict.ts";
import { builtinClassNamed } from "./object-class.ts";
import { type ClassValue, classOf, type Instance, isClass, isClassInstance } from "./types.ts";

/** With keywords, too: the only one of these methods that takes some. */
export function initialize(self: unknown, args: readonly unknown[], keywords?: Dict): null {
  const C = isClassInstance(self) ? classOf(self) : builtinClassNamed(typeName(self));
  if (C.$native !== undefined) {
    if (Array.isArray(self)) self.length = 0;
    else if (kindOf(self) === "set") (self as HashSet).clear();
    fillNative(self as object, C, args, keywords);
  } else if (args.length > 0 || (keywords !== undefined && keywords.size > 0)) {
    throw typeError("object.__init__() takes exactly one argument (the instance to initialize)");
  }
  return null;
}

/** The method of that name; undefined when `object` has none. */
export function objectMethod(name: string): Entry | undefined {
  return Object.hasOwn(methods, name) ? methods[name as keyof typeof methods] : undefined;
}

const methods = {
  __init__(this: unknown, ...args: unknown[]): null {
    return initialize(this, args);
  },
  /** The class is the receiver, or the first argument of one that was taken as a value. */
  __new__(this: unknown, ...args: unknown[]): Instance {
    const C = isClass(this) ? this : (args.shift() as ClassValue);
    return made(C, args);
  },
  __init_subclass__(): null {
    return null;
  },
  __getattribute__(this: Instance, name: string): unknown {
    return getOwn(this, name);
  },
  __setattr__(this: Instance, name: string, value: unknown): null {
    if (name === "__dict__") adoptDict(this, value);
    else setOwn(this, name, value);
    return null;
  },
  __delattr__(this: Instance, name: string): null {
    deleteOwn(this, name);
    return null;
  },
  __repr__(this: object): string {
    return defaultText(this);
  },
  __str__(this: object): string {
    return repr(this);
  },
  __format__(this: unknown, spec: string): string {
    if (spec !== "") throw typeError(`unsupported format string passed to ${typeName(this)}.__format__`);
    return str(this);
  },
  __lt__(): unknown {
    return NotImplemented;
  },
  __le__(): unknown {
    return NotImplemented;
  },
  __gt__(): unknown {
    return NotImplemented;
  },
  __ge__(): unknown {
    return NotImplemented;
  },
  __eq__(this: object, other: unknown): unknown {
    return this === other ? true : NotImplemented;
  },
  __ne__(this: object, other: unknown): unknown {
    return this === other ? false : NotImplemented;
  },
  __hash__(this: object): number {
    return identity(this);
  },
};
